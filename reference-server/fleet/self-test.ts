// What an engine must show before it gets its first task: it decodes, it lets go when told to, it has figures.
import type { EngineAdapter, EngineRequest } from '#contracts/adapter';
import { type Bounds, bounded, sentenceOf } from './bounded.ts';

export interface SelfTestBounds extends Bounds {
  /** In which a canceled call must be over. */
  readonly cancelMs: number;
}

function request(model: string, maxTokens: number): EngineRequest {
  return { model, input: { kind: 'prompt', text: 'Hello' }, maxTokens, seed: 0, sampler: { temperature: 0 } };
}

async function decodes(adapter: EngineAdapter, model: string, signal: AbortSignal): Promise<void> {
  for await (const event of adapter.generate(request(model, 1), signal)) {
    if (event.kind === 'end') return;
  }
  throw new Error('the stream has no end');
}

async function letsGo(adapter: EngineAdapter, model: string, bounds: SelfTestBounds): Promise<void> {
  const events = await bounded(bounds, async signal => {
    const iterator = adapter.generate(request(model, 16), signal)[Symbol.asyncIterator]();
    await iterator.next();
    return iterator;
  });
  await bounded({ ...bounds, limitMs: bounds.cancelMs }, async () => {
    await events.return?.();
  });
}

/** The part that failed, in words, or undefined where all passed. Each part has the whole bound. */
export async function selfTest(
  adapter: EngineAdapter,
  model: string,
  bounds: SelfTestBounds,
): Promise<string | undefined> {
  const parts = {
    decode: () => bounded(bounds, signal => decodes(adapter, model, signal)),
    cancel: () => letsGo(adapter, model, bounds),
    figures: () => bounded(bounds, async signal => void (await adapter.slots(signal))),
  };
  for (const [name, run] of Object.entries(parts)) {
    try {
      await run();
    } catch (error) {
      return `${name}: ${sentenceOf(error)}`;
    }
  }
  return undefined;
}
