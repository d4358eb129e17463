// A real llama.cpp inside the server: WebAssembly in a thread of its own, so that decoding never holds up the
// event loop. Its slots are real parallel sequences with a context each, and what one computes doesn't depend
// on the others, down to the bits.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import {
  type EngineAdapter,
  type EngineDescription,
  EngineError,
  type EngineEvent,
  type EngineHealth,
  type EngineRequest,
  type EngineSlots,
  type EngineVersion,
  fullSampler,
  requestDefect,
} from '#contracts/adapter';
import { tinyModel } from '#contracts/models';
import { type Emit, engineStream } from '../engine-stream.ts';
import { CallRegister } from './call-register.ts';
import { EngineThread } from './embedded/thread.ts';

export interface EmbeddedEngine {
  /** Of a GGUF file; absent: the generated tiny model. */
  modelPath?: string | undefined;
  slots?: number | undefined;
  /** Tokens that one slot holds. */
  contextMax?: number | undefined;
}

const DEFAULTS = { slots: 4, contextMax: 1_024 } as const;

export class EmbeddedAdapter implements EngineAdapter {
  readonly #calls = new CallRegister();
  readonly #slots: number;
  readonly #thread: EngineThread;
  #digest: string | undefined;

  /** Starts to load at once; `health` says when it is ready. */
  constructor(engine: EmbeddedEngine = {}) {
    this.#slots = engine.slots ?? DEFAULTS.slots;
    const contextMax = engine.contextMax ?? DEFAULTS.contextMax;
    this.#thread = new EngineThread(async () => {
      const model = engine.modelPath === undefined ? tinyModel() : await readFile(engine.modelPath);
      this.#digest = `sha256:${createHash('sha256').update(model).digest('hex')}`;
      return { model, slots: this.#slots, contextMax };
    });
  }

  describe(): EngineDescription {
    return {
      wire: 'embedded',
      capabilities: {
        seed: true,
        determinism: 'bits',
        piecePerToken: false,
        tokenIds: true,
        logprobs: true,
        messages: true,
        ignoreEnd: true,
        tokenize: false,
        slots: true,
        metrics: false,
        version: true,
        interruptibleDecode: false,
      },
    };
  }

  /** Resolves once the model is loaded. */
  async ready(): Promise<void> {
    await this.#thread.ready;
  }

  async health(): Promise<EngineHealth> {
    const { state } = this.#thread;
    const live = state.kind !== 'dead';
    return {
      live,
      ready: state.kind === 'ready',
      detail: state.kind === 'dead' ? state.message : state.kind,
    };
  }

  async version(): Promise<EngineVersion> {
    const engineVersion = await this.#thread.ready;
    return {
      engineVersion,
      backend: 'cpu',
      ...(this.#digest === undefined ? {} : { modelDigest: this.#digest }),
    };
  }

  async slots(): Promise<EngineSlots> {
    return { total: this.#slots, free: this.#slots - this.#calls.openCount };
  }

  generate(request: EngineRequest, signal: AbortSignal): AsyncIterable<EngineEvent> {
    const produce = (emit: Emit, callSignal: AbortSignal): Promise<void> =>
      this.#calls.run(callSignal, async openSignal => {
        const defect = requestDefect(request);
        if (defect !== undefined) throw new EngineError('invalid-request', defect);
        if (this.#calls.openCount > this.#slots) throw new EngineError('queue-full', 'no slot is free');
        await this.#thread.run(threadCall(request), eventsTo(emit, request), openSignal);
      });
    return engineStream({ signal, produce, stops: request.sampler?.stop });
  }

  async close(): Promise<void> {
    await this.#calls.close();
    await this.#thread.close();
  }
}

function threadCall(request: EngineRequest) {
  return {
    input: request.input,
    maxTokens: request.maxTokens,
    sampler: fullSampler(request.sampler),
    seed: request.seed,
    reusePrompt: request.reusePrompt ?? false,
    ignoreEnd: request.ignoreEnd ?? false,
  };
}

/** A slow reader doesn't pause the thread: a call's pieces are bounded by its slot's context. */
function eventsTo(emit: Emit, request: EngineRequest): (event: EngineEvent) => void {
  return event => {
    if (event.kind === 'end') {
      const isCut =
        event.finishReason === 'length' && (event.usage?.completion_tokens ?? 0) < request.maxTokens;
      void emit(isCut ? { ...event, truncated: true } : event);
      return;
    }
    const { logprobs, ...piece } = event;
    void emit(request.logprobs && logprobs !== undefined ? { ...piece, logprobs } : piece);
  };
}
