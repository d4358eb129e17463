import assert from 'node:assert/strict';
import { VirtualWorld } from '../kernel/index.ts';
import { poolConfig, ToldEngine } from './fixtures.ts';
import { modelBreach, probe } from './probe.ts';
import { shownDigest } from './verdict.ts';

class MeasuredEngine extends ToldEngine {
  readonly #samples: ReadonlyMap<string, number>;

  constructor(samples: Readonly<Record<string, number>>) {
    super();
    this.#samples = new Map(Object.entries(samples));
  }

  async metrics(): Promise<ReadonlyMap<string, number>> {
    return this.#samples;
  }
}

async function kvUsageOf(samples: Readonly<Record<string, number>>): Promise<number | undefined> {
  const bounds = { world: new VirtualWorld(), signal: new AbortController().signal, limitMs: 1_000 };
  const verdict = await probe(new MeasuredEngine(samples), bounds);
  assert.ok(verdict.kind === 'well');
  return verdict.facts.kvUsage;
}

describe('what an engine tells of its model', () => {
  const model = { ...poolConfig(['a']).model, ref: 'm', ctx_max: 2_048 };

  it('is no breach where it lists the model of the pool, or lists none', () => {
    for (const version of [
      undefined,
      {},
      { hasModel: true },
      { hasModel: true, modelName: 'm', modelPath: 'org/m' },
    ])
      assert.equal(modelBreach(version, model), undefined);
  });

  it('is one where it lists others alone [OC-ADAPT-5020]', () => {
    assert.match(modelBreach({ hasModel: false }, model) ?? '', /does not list the model m/);
  });

  it('is one where its longest context is shorter than what the pool promises, by one token too [OC-ADAPT-5030]', () => {
    const breaches = [2_047, 2_048, 2_049].map(contextMax => modelBreach({ contextMax }, model));
    assert.match(breaches[0] ?? '', /2047 where the pool promises 2048/);
    assert.deepEqual(breaches.slice(1), [undefined, undefined]);
  });

  it('is shown by its digest, else its path, else its name', () => {
    const told = { modelName: 'm', modelPath: '/models/m', modelDigest: 'sha256:1' };
    const { modelDigest: _, ...undigested } = told;
    assert.deepEqual(
      [shownDigest(told), shownDigest(undigested), shownDigest({ modelName: 'm' }), shownDigest({})],
      ['sha256:1', '/models/m', 'm', undefined],
    );
  });
});

describe('how much of its memory an engine uses', () => {
  it('is read under the name that it has for it', async () => {
    for (const name of [
      'llamacpp:kv_cache_usage_ratio',
      'vllm:kv_cache_usage_perc',
      'vllm:gpu_cache_usage_perc',
    ])
      assert.equal(await kvUsageOf({ 'vllm:num_requests_running': 3, [name]: 0.25 }), 0.25);
  });

  it('is nothing where it tells none, or no share', async () => {
    assert.equal(await kvUsageOf({ 'vllm:num_requests_running': 1 }), undefined);
    assert.equal(await kvUsageOf({ 'vllm:kv_cache_usage_perc': 1.5 }), undefined);
  });
});
