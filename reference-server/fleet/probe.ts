// One look at an engine: does it answer, would it take a request, and what does it say it is?

import type { PoolConfig } from '#contracts';
import type { EngineAdapter, EngineVersion } from '#contracts/adapter';
import { type Bounds, bounded, sentenceOf } from './bounded.ts';
import type { EngineFacts, Verdict } from './verdict.ts';

/** What an engine doesn't tell is absent, and no reason to distrust it. */
async function told<T>(answer: Promise<T>): Promise<T | undefined> {
  return answer.catch(() => undefined);
}

/** A share of one, under the name that each engine has for it. */
async function kvUsageOf(adapter: EngineAdapter, signal: AbortSignal): Promise<number | undefined> {
  const samples = await adapter.metrics?.(signal);
  if (samples === undefined || samples === 'unknown') return undefined;
  const [, usage] =
    [...samples].find(([name]) => /[:_](?:kv_cache_usage_ratio|(?:kv|gpu)_cache_usage_perc)$/.test(name)) ??
    [];
  return usage !== undefined && usage >= 0 && usage <= 1 ? usage : undefined;
}

async function factsOf(adapter: EngineAdapter, signal: AbortSignal): Promise<EngineFacts> {
  const [version, slots, kvUsage] = await Promise.all([
    told(adapter.version(signal)),
    told(adapter.slots(signal)),
    told(kvUsageOf(adapter, signal)),
  ]);
  return { version, slots: slots === undefined || slots === 'unknown' ? undefined : slots.total, kvUsage };
}

export async function probe(adapter: EngineAdapter, bounds: Bounds): Promise<Verdict> {
  try {
    return await bounded(bounds, async signal => {
      const { live, ready, detail } = await adapter.health(signal);
      if (!live) return { kind: 'silent', detail };
      if (!ready) return { kind: 'loading', detail };
      return { kind: 'well', facts: await factsOf(adapter, signal) };
    });
  } catch (error) {
    return { kind: 'silent', detail: sentenceOf(error) };
  }
}

function differs(part: string, found: string | undefined, pinned: string | undefined): string | undefined {
  if (pinned === undefined || found === pinned) return undefined;
  return `${part} is ${found ?? 'not told'} where the replica set pins ${pinned}`;
}

const fileOf = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;

/**
 * What it has loaded where that is not the model of the pool, or not for contexts as long. A name that somebody gave it
 * has to be the pool's; its own name for it is the path, which says something only where the pool has one too.
 * @implements OC-ADAPT-5020, OC-ADAPT-5030
 */
export function modelBreach(
  version: EngineVersion | undefined,
  { ref, path, ctx_max }: PoolConfig['model'],
): string | undefined {
  const { modelName, modelPath, hasModel, contextMax = ctx_max } = version ?? {};
  if (hasModel === false) return `the engine does not list the model ${ref}`;
  if (contextMax < ctx_max) return `the longest context is ${contextMax} where the pool promises ${ctx_max}`;
  const isNamed = modelName !== undefined && modelPath !== undefined && modelName !== modelPath;
  if (isNamed && modelName !== fileOf(modelPath) && modelName !== ref)
    return `the model is ${modelName} where the pool serves ${ref}`;
  if (isNamed || modelPath === undefined || path === undefined || fileOf(modelPath) === fileOf(path))
    return undefined;
  return `the model is ${fileOf(modelPath)} where the pool serves ${fileOf(path)}`;
}

/** In what the engine is not the one that its replica set pins. */
export function pinBreach(
  version: EngineVersion | undefined,
  pins: PoolConfig['replica_set'],
): string | undefined {
  return (
    differs('engine_version', version?.engineVersion, pins.engine_version) ??
    differs('model_digest', version?.modelDigest, pins.model_digest)
  );
}
