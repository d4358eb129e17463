import { type Clock, isRecord, type NewEntry, type Sink } from '#conformance/harness';
import type { EngineCall } from '../grammar/record.ts';
import { taskOfPrompt } from './prompt.ts';

const endings = { ended: 'ended', failed: 'failed', aborted: 'aborted' } as const;

/** What engines witness, as calls. */
export class CallBook {
  readonly #calls = new Map<string, EngineCall>();
  readonly #nowMs: () => number;

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  get calls(): readonly EngineCall[] {
    return [...this.#calls.values()];
  }

  /** How many generations of tasks engines have seen. */
  get count(): number {
    return this.#calls.size;
  }

  readonly sink: Sink = entry => this.take(entry, this.#nowMs());

  /** Of an engine that itself says when. */
  take(entry: NewEntry, atMs: number): void {
    if (entry.kind !== 'peer' || entry.exchange === undefined) return;
    const detail = isRecord(entry.detail) ? entry.detail : {};
    if (entry.action === 'request') {
      if (detail.generation !== true) return;
      const task = taskOfPrompt(String(detail.prompt));
      const call = { engine: entry.peer, task, atMs, pieces: [] };
      if (entry.exchange.endsWith('.unready')) this.#refused({ ...call, call: entry.exchange });
      else this.#calls.set(entry.exchange, { ...call, call: entry.exchange });
      return;
    }
    const call = this.#calls.get(entry.exchange);
    if (call === undefined) return;
    if (entry.action === 'piece')
      call.pieces.push({ atMs, index: Number(detail.index), text: String(detail.text) });
    const how = entry.action in endings ? endings[entry.action as keyof typeof endings] : undefined;
    if (how === undefined || call.how !== undefined) return;
    call.endedMs = atMs;
    call.how = how;
    if (how === 'failed') call.failure = String(detail.kind);
  }

  /** The engine is gone, and with it what it was doing. */
  engineGone(engine: string, atMs: number): void {
    for (const call of this.#calls.values()) {
      if (call.engine !== engine || call.how !== undefined) continue;
      call.endedMs = atMs;
      call.how = 'aborted';
    }
  }

  /** An engine that is not ready answers at once, and its calls have no names of their own. */
  #refused(call: EngineCall): void {
    const name = `${call.call}.${this.#calls.size + 1}`;
    this.#calls.set(name, { ...call, call: name, endedMs: call.atMs, how: 'failed', failure: 'unready' });
  }
}

export type NowMs = () => number;

/** Milliseconds since the run began. */
export const runTime = (clock: Clock): NowMs => {
  const originMs = clock.nowMs();
  return () => Math.round((clock.nowMs() - originMs) * 1_000) / 1_000;
};
