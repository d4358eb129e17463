import assert from 'node:assert/strict';
import { readTargetDocument, realClock, targetAtUrl } from '#conformance/harness';
import { until } from '../../run/until.ts';
import { passingMsOf } from '../figures/passing-on.ts';
import { isCompleted } from '../figures/tasks.ts';
import { askedAt, runOutside } from '../outside/run-outside.ts';
import { loadSetting, taskAt } from '../plans/load-settings.ts';
import { passOn } from '../plans/pass-on.ts';
import { runLoad } from './run-load.ts';
import { withStage } from './with-stage.ts';

const reference = new URL('../../../conformance/targets/reference.yaml', import.meta.url).pathname;

const documentOf = async () => {
  const read = await readTargetDocument(reference);
  assert.ok(read.ok);
  return read.document;
};

describe('a load run against the reference server', () => {
  const owner = { signal: new AbortController().signal };
  const options = { ...owner, clock: realClock, seed: 1 };

  it('has in its record what clients, engines and the system saw of each task', async () => {
    const { record, phases } = await runLoad(
      { ...passOn, restMs: 1_000 },
      {
        ...{ ...options, document: await documentOf(), seconds: 2 },
      },
    );
    assert.deepEqual(record.failures, []);
    assert.ok(record.operations.length > 10);
    assert.ok(record.operations.every(isCompleted));
    const phase = phases.at(-1);
    assert.ok(phase);
    const passing = passingMsOf(record, phase);
    assert.ok(passing.length > 500 && passing.every(Number.isFinite));
    assert.equal(record.generator.lagMs.length, record.operations.length);
    assert.ok(record.resources.length > 2);
  });

  it('and from outside, by an address alone, what clients saw', async () => {
    const document = await documentOf();
    const task = taskAt()(0, 0);
    const staged = { setting: loadSetting, document, clock: realClock, seed: 1 };
    await withStage({ ...staged, arrivalOf: () => task }, owner, async ({ stage, watch }) => {
      await stage.server.start();
      watch.start();
      const read = targetAtUrl(stage.server.url);
      assert.ok(read.ok);
      const outside = {
        ...{ ...options, document: read.document, url: stage.server.url, perSecond: 5, seconds: 2 },
      };
      assert.ok(await until(realClock, 20_000, () => watch.readiness.at(-1)?.status === 200));
      const asks = await askedAt(outside);
      assert.ok(typeof asks !== 'string');
      assert.deepEqual([asks.model, asks.engine], ['tiny', 'llamacpp']);
      const record = await runOutside(outside, asks);
      assert.ok(record.operations.length > 3);
      assert.ok(record.operations.every(isCompleted));
    });
  });

  it('where nobody answers it is said', async () => {
    const url = 'http://127.0.0.1:9';
    const read = targetAtUrl(url);
    assert.ok(read.ok);
    const asks = await askedAt({ ...options, document: read.document, url, perSecond: 1, seconds: 1 });
    assert.match(String(asks), /nothing answers at http:\/\/127\.0\.0\.1:9/);
  });
});
