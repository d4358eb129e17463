// One call of an engine, seen from the engine: it begins, brings events at its own pace, and ends, fails or is aborted.
import type { EngineError, EngineEvent, EngineRequest } from '#contracts/adapter';
import type { Flaw } from './flaws.ts';
import type { ServerLife } from './server-life.ts';
import { type CallScript, drawScript, endOf, type SimEngine } from './sim-engine.ts';

type Result = IteratorResult<EngineEvent, undefined>;

/** Told of everything that happens to calls, and tells which task one is for. */
export interface CallWitness {
  began(call: SimCall): void;
  brought(call: SimCall, text: string): void;
  ended(call: SimCall, failure: EngineError | undefined): void;
  aborted(call: SimCall): void;
}

export interface SimCallParts {
  readonly engine: SimEngine;
  readonly server: ServerLife;
  readonly request: EngineRequest;
  readonly signal: AbortSignal;
  readonly witness: CallWitness;
  readonly flaw: Flaw | undefined;
}

export class SimCall implements AsyncIterator<EngineEvent, undefined> {
  readonly engine: SimEngine;
  readonly server: ServerLife;
  readonly request: EngineRequest;
  readonly #parts: SimCallParts;
  readonly #queue: EngineEvent[] = [];
  #pending: PromiseWithResolvers<Result> | undefined;
  #script: CallScript | undefined;
  #brought = 0;
  #callNo = 0;
  #state: 'new' | 'running' | 'over' | 'aborted' = 'new';
  #failure: EngineError | undefined;
  #letGo: Promise<void> | undefined;

  constructor(parts: SimCallParts) {
    this.#parts = parts;
    this.engine = parts.engine;
    this.server = parts.server;
    this.request = parts.request;
  }

  get isAborted(): boolean {
    return this.#state === 'aborted';
  }

  next(): Promise<Result> {
    if (this.#state === 'new') this.#begin();
    const event = this.#queue.shift();
    if (event !== undefined) return Promise.resolve({ done: false, value: event });
    if (this.#failure !== undefined) {
      const failure = this.#failure;
      this.#failure = undefined;
      return Promise.reject(failure);
    }
    if (this.#state === 'aborted' && this.#parts.signal.aborted)
      return Promise.reject(this.#parts.signal.reason);
    if (this.#state !== 'running') return Promise.resolve({ done: true, value: undefined });
    this.#pending = Promise.withResolvers<Result>();
    return this.#pending.promise;
  }

  async return(): Promise<Result> {
    const pending = this.#pending;
    this.#pending = undefined;
    pending?.resolve({ done: true, value: undefined });
    this.#abort();
    await this.#letGo;
    return { done: true, value: undefined };
  }

  /** The machine itself ends it. */
  break(failure: EngineError): void {
    if (this.#state !== 'running') return;
    this.#over(failure);
    if (this.#pending === undefined) this.#failure = failure;
    else this.#answer(pending => pending.reject(failure));
  }

  /** Nobody is at the other end any more. */
  abandon(): void {
    this.#pending = undefined;
    if (this.#state === 'running') this.#parts.witness.aborted(this);
    this.#state = 'aborted';
    this.engine.calls.delete(this);
  }

  #begin(): void {
    const { engine, signal, witness } = this.#parts;
    engine.scene.crossings += 1;
    this.#state = 'running';
    this.#script = drawScript(engine);
    engine.calls.add(this);
    engine.callsBegun += 1;
    this.#callNo = engine.callsBegun;
    if (signal.aborted) {
      this.#abort();
      return;
    }
    signal.addEventListener('abort', () => this.#onSignal(), { once: true });
    witness.began(this);
    this.#goOn(this.#script.firstMs);
  }

  #goOn(delayMs: number): void {
    this.engine.scene.later(delayMs, () => this.#bring());
  }

  #bring(): void {
    const script = this.#script;
    if (this.#state !== 'running' || script === undefined || this.server.isDead) return;
    const { engine } = this.#parts;
    const { failure } = script;
    if (script.failsAfter === this.#brought && failure !== undefined) this.break(failure);
    else if (script.hangsAfter === this.#brought) engine.scene.checks.mark('engine hangs');
    else if (this.#brought === script.pieces) {
      this.#over(undefined);
      this.#hand(endOf(script));
    } else this.#bringPiece();
  }

  #bringPiece(): void {
    const { engine, witness } = this.#parts;
    const text = `${this.#callNo}.${this.#brought} `;
    this.#brought += 1;
    witness.brought(this, text);
    this.#hand({ kind: 'piece', text });
    const { pieceMs } = engine.habits();
    this.#goOn(engine.scene.chance.delayMs(...pieceMs));
  }

  #hand(event: EngineEvent): void {
    if (this.#pending === undefined) this.#queue.push(event);
    else this.#answer(pending => pending.resolve({ done: false, value: event }));
  }

  #answer(settle: (pending: PromiseWithResolvers<Result>) => void): void {
    const pending = this.#pending;
    this.#pending = undefined;
    this.engine.scene.crossings += 1;
    if (pending !== undefined) settle(pending);
  }

  #over(failure: EngineError | undefined): void {
    this.#state = 'over';
    this.engine.calls.delete(this);
    this.#parts.witness.ended(this, failure);
  }

  #onSignal(): void {
    const { signal } = this.#parts;
    this.#abort();
    const pending = this.#pending;
    this.#pending = undefined;
    pending?.reject(signal.reason);
  }

  #abort(): void {
    const { engine, witness, flaw } = this.#parts;
    if (this.#state !== 'running') return;
    engine.scene.crossings += 1;
    if (flaw === 'engine-ignores-abort') return;
    this.#state = 'aborted';
    witness.aborted(this);
    const letsGoMs = this.#script?.letsGoMs ?? 0;
    if (letsGoMs === 0) {
      engine.calls.delete(this);
      return;
    }
    this.#letGo = new Promise(resolve => {
      engine.scene.later(letsGoMs, () => {
        engine.calls.delete(this);
        if (this.server.isDead) return;
        engine.scene.crossings += 1;
        resolve();
      });
    });
  }
}
