// An engine whose text, pace, slots, version and faults are written in its configuration. It reads nothing of a
// request but its limits, so that no words of a client can steer it.
import {
  type EngineAdapter,
  type EngineDescription,
  EngineError,
  type EngineEvent,
  type EngineHealth,
  type EngineInput,
  type EngineRequest,
  type EngineSlots,
  type EngineVersion,
  requestDefect,
} from '#contracts/adapter';
import type { World } from '../../kernel/index.ts';
import { type Emit, engineStream } from '../engine-stream.ts';
import { CallRegister } from './call-register.ts';
import { faultError } from './scripted/faults.ts';
import { Pauses } from './scripted/pause.ts';
import { type ScriptedEngine, type ScriptedFault, scriptedDefaults } from './scripted/settings.ts';

export class ScriptedAdapter implements EngineAdapter {
  readonly #engine: Required<Omit<ScriptedEngine, 'model_digest'>> & Pick<ScriptedEngine, 'model_digest'>;
  readonly #world: World;
  readonly #calls = new CallRegister();
  readonly #faultsLeft: Map<ScriptedFault, number>;

  constructor(engine: ScriptedEngine, world: World) {
    this.#engine = { ...scriptedDefaults, ...engine };
    this.#world = world;
    const faults = this.#engine.faults;
    this.#faultsLeft = new Map(faults.map(fault => [fault, fault.times ?? Number.POSITIVE_INFINITY]));
  }

  describe(): EngineDescription {
    return {
      wire: 'scripted',
      capabilities: {
        seed: false,
        determinism: 'bits',
        piecePerToken: true,
        tokenIds: false,
        logprobs: false,
        messages: true,
        ignoreEnd: true,
        tokenize: true,
        slots: true,
        metrics: false,
        version: true,
        interruptibleDecode: false,
      },
    };
  }

  get isClosed(): boolean {
    return this.#calls.isClosed;
  }

  async health(): Promise<EngineHealth> {
    const live = !this.isClosed;
    return { live, ready: live, detail: live ? 'ok' : 'closed' };
  }

  async version(): Promise<EngineVersion> {
    const { version, model_digest: modelDigest } = this.#engine;
    return { engineVersion: version, ...(modelDigest === undefined ? {} : { modelDigest }) };
  }

  async slots(): Promise<EngineSlots> {
    return { total: this.#engine.slots, free: this.#engine.slots - this.#calls.openCount };
  }

  /** One token for each four letters, so that counts are plausible and known. */
  async tokenize(input: EngineInput): Promise<number> {
    const texts = input.kind === 'prompt' ? [input.text] : input.messages.map(message => message.content);
    return 1 + Math.ceil(texts.reduce((letters, text) => letters + text.length, 0) / 4);
  }

  generate(request: EngineRequest, signal: AbortSignal): AsyncIterable<EngineEvent> {
    const produce = async (emit: Emit, callSignal: AbortSignal): Promise<void> => {
      await this.#admit(request);
      await this.#calls.run(callSignal, openSignal => this.#play(request, emit, openSignal));
    };
    return engineStream({ signal, produce, stops: request.sampler?.stop });
  }

  async close(): Promise<void> {
    await this.#calls.close();
  }

  async #admit(request: EngineRequest): Promise<void> {
    const defect = requestDefect(request);
    if (defect !== undefined) throw new EngineError('invalid-request', defect);
    const { ctx_max: contextMax } = this.#engine;
    const promptTokens = await this.tokenize(request.input);
    if (promptTokens > contextMax) {
      const message = `request (${promptTokens} tokens) exceeds the available context size (${contextMax} tokens)`;
      throw new EngineError('context-overflow', message);
    }
  }

  async #play(request: EngineRequest, emit: Emit, signal: AbortSignal): Promise<void> {
    if (this.#calls.openCount > this.#engine.slots) throw new EngineError('queue-full', 'no slot is free');
    const promptTokens = await this.tokenize(request.input);
    const pauses = new Pauses(signal, this.#world);
    try {
      await this.#tell({ request, promptTokens, emit, pauses });
    } finally {
      pauses.end();
    }
  }

  /** Pieces keep an absolute schedule: a late one doesn't delay those after it. */
  async #tell({ request, promptTokens, emit, pauses }: Performance): Promise<void> {
    const { pieces, repeat, first_piece_ms: firstMs, piece_ms: pieceMs, ctx_max: contextMax } = this.#engine;
    const room = contextMax - promptTokens;
    const textLength = repeat || request.ignoreEnd ? Number.POSITIVE_INFINITY : pieces.length;
    const length = Math.min(request.maxTokens, room, textLength);
    const startMs = this.#world.monotonicMs();
    for (let index = 0; index < length; index += 1) {
      await pauses.until(startMs + firstMs + index * pieceMs);
      const fault = this.#faultAt(index);
      if (fault !== undefined) await misbehave(fault, pauses);
      const caughtUp = emit({ kind: 'piece', text: pieces[index % pieces.length] ?? '' });
      if (caughtUp !== undefined) await caughtUp;
    }
    const fault = this.#faultAt(length);
    if (fault !== undefined) await misbehave(fault, pauses);
    await emit({
      kind: 'end',
      finishReason: length === textLength ? 'stop' : 'length',
      usage: { prompt_tokens: promptTokens, completion_tokens: length },
      ...(length === room && length < request.maxTokens ? { truncated: true } : {}),
    });
  }

  #faultAt(index: number): ScriptedFault | undefined {
    for (const [fault, left] of this.#faultsLeft) {
      if (fault.at_piece !== index || left === 0) continue;
      this.#faultsLeft.set(fault, left - 1);
      return fault;
    }
    return undefined;
  }
}

interface Performance {
  readonly request: EngineRequest;
  readonly promptTokens: number;
  readonly emit: Emit;
  readonly pauses: Pauses;
}

async function misbehave(fault: ScriptedFault, pauses: Pauses): Promise<never> {
  if (fault.kind === 'stall') await pauses.stall();
  throw faultError(fault);
}
