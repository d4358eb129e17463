// A process's way to one engine: an ordinary adapter of the engine port.
import {
  type EngineAdapter,
  type EngineDescription,
  EngineError,
  type EngineEvent,
  type EngineHealth,
  type EngineRequest,
  type EngineSlots,
  type EngineVersion,
} from '#contracts/adapter';
import type { Flaw } from './flaws.ts';
import type { ServerLife } from './server-life.ts';
import { type CallWitness, SimCall } from './sim-call.ts';
import type { SimEngine } from './sim-engine.ts';

export interface SimAdapterParts {
  readonly engine: SimEngine;
  readonly server: ServerLife;
  readonly witness: CallWitness;
  readonly flaw: Flaw | undefined;
}

const description: EngineDescription = {
  wire: 'scripted',
  capabilities: {
    seed: true,
    determinism: 'none',
    piecePerToken: true,
    tokenIds: false,
    logprobs: false,
    messages: true,
    ignoreEnd: false,
    tokenize: false,
    slots: true,
    metrics: false,
    version: true,
    interruptibleDecode: false,
  },
};

export class SimAdapter implements EngineAdapter {
  readonly #parts: SimAdapterParts;

  constructor(parts: SimAdapterParts) {
    this.#parts = parts;
  }

  describe(): EngineDescription {
    return description;
  }

  health(): Promise<EngineHealth> {
    return this.#answer(() => this.#parts.engine.health());
  }

  version(): Promise<EngineVersion> {
    return this.#answer(() => ({ engineVersion: 'sim-1' }));
  }

  slots(): Promise<EngineSlots> {
    const { engine } = this.#parts;
    return this.#answer(() => ({ total: engine.slots, free: engine.slots - engine.calls.size }));
  }

  generate(request: EngineRequest, signal: AbortSignal): AsyncIterable<EngineEvent> {
    const { engine, server, witness, flaw } = this.#parts;
    return {
      [Symbol.asyncIterator]: () => new SimCall({ engine, server, request, signal, witness, flaw }),
    };
  }

  async close(): Promise<void> {
    const { engine, server } = this.#parts;
    for (const call of [...engine.calls]) {
      if (call.server === server) call.break(new EngineError('unavailable', 'the adapter was closed'));
    }
  }

  #answer<T>(value: () => T): Promise<T> {
    const { engine, server } = this.#parts;
    const { scene } = engine;
    scene.crossings += 1;
    return new Promise(resolve => {
      scene.later(scene.chance.delayMs(0, 5), () => {
        if (server.isDead) return;
        scene.crossings += 1;
        resolve(value());
      });
    });
  }
}
