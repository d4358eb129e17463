import assert from 'node:assert/strict';
import type { FaultClass } from '../controls/fault-class.ts';
import { examineScripted } from '../controls/injected-faults.ts';
import { batchThreshold, scriptedDriver } from '../controls/scripted-engine.ts';
import { differingFactors } from '../matrix/cell.ts';
import { changedDriver, scriptedRun } from '../run/testing/scripted-run.ts';
import type { Explanation } from './explanation.ts';
import { isHandled, isTie } from './signatures.ts';

async function firstOf(fault: FaultClass): Promise<Explanation> {
  const { explanations } = await examineScripted(fault);
  return explanations[0] ?? assert.fail(`${fault} has no explanation`);
}

describe('the explanation of a divergence', () => {
  it('names the one factor that matters, of a cell that differs in several [ASY-DET-011(b)]', async () => {
    const factors: Partial<Record<FaultClass, string>> = {
      'prefix-cache effect': 'cache',
      'stream and non-stream differ': 'isStreamed',
      'replica drift': 'replica',
      'first request differs': 'repeat',
      'seed lost after a restart': 'life',
      'adapter path': 'path',
    };
    for (const [fault, factor] of Object.entries(factors))
      assert.deepEqual((await firstOf(fault as FaultClass)).factors, [factor], fault);
  });

  it('takes away what does not matter: the pair differs in the factors alone [ASY-DET-011(c)]', async () => {
    for (const fault of [
      'prefix-cache effect',
      'stream and non-stream differ',
      'batch-size dependence',
    ] as const) {
      const { pair, factors, cell } = await firstOf(fault);
      assert.deepEqual(differingFactors(...pair), [...factors].sort(byOrder(differingFactors(...pair))));
      assert.ok(differingFactors(pair[0], cell.circumstance).length >= factors.length);
    }
    const { cell, pair } = await firstOf('prefix-cache effect');
    assert.ok(differingFactors(pair[0], cell.circumstance).length > 1, 'there was something to take away');
    assert.deepEqual(pair, [pair[0], { ...pair[0], cache: 'warm' }]);
  });

  it('tells how many neighbours it needs, no more and no fewer [ASY-DET-011(d)]', async () => {
    const { neighboursMin, pair, factors } = await firstOf('batch-size dependence');
    assert.equal(neighboursMin, batchThreshold);
    assert.equal(pair[1].neighbours, batchThreshold);
    assert.deepEqual([...factors].sort(), ['neighbours', 'slots']);
  });

  it('is one for what is wrong, and not one for each cell that shows it', async () => {
    const { cells, explanations } = await examineScripted('stream and non-stream differ');
    assert.ok(cells.filter(({ verdict }) => verdict.kind === 'diverged').length > 5);
    assert.equal(explanations.length, 1);
  });

  it('has no class for what none of them is', async () => {
    const direct = changedDriver(engine => ({
      ...{ fingerprint: engine.fingerprint, stop: () => engine.stop() },
      ask: async (ask, signal) => {
        const output = await engine.ask(ask, signal);
        return engine.fingerprint.slots === 4 ? { ...output, finishReason: 'stop?' } : output;
      },
    }));
    const { explanations } = await scriptedRun({ direct });
    assert.deepEqual([explanations[0]?.faultClass, explanations[0]?.factors], [undefined, ['slots']]);
  });

  it('says that a trial failed where nothing starts any more, and leaves the verdict', async () => {
    const sound = scriptedDriver('replica drift');
    let starts = 0;
    const direct = {
      ...sound,
      start: (...how: Parameters<typeof sound.start>) => {
        starts += 1;
        return starts > 5 ? Promise.reject(new Error('no memory')) : sound.start(...how);
      },
    };
    const { explanations, exitCode } = await scriptedRun({ direct });
    assert.match(explanations[0]?.found ?? '', /a trial failed: scripted did not start: no memory/);
    assert.equal(exitCode, 1);
  });

  it('tells a seed that only the first life knew from one that nobody ever knew', async () => {
    assert.equal((await firstOf('seed ignored')).faultClass, 'seed ignored');
    assert.equal((await firstOf('seed lost after a restart')).faultClass, 'seed lost after a restart');
    const { levels } = await scriptedRun({ direct: scriptedDriver('seed lost after a restart') });
    assert.equal(levels[0]?.verdict, 'equal');
  });
});

const byOrder =
  (order: readonly string[]) =>
  (a: string, b: string): number =>
    order.indexOf(a) - order.indexOf(b);

describe('the signature of a difference', () => {
  const output = {
    ...{ text: 'a b c', pieces: [], tokenIds: [1, 2, 3], logprobs: [-1, -2, -3] },
    ...{ finishReason: 'length', usage: { promptTokens: 1, completionTokens: 3 } },
  };

  it('is a tie where the two tokens have exactly the same probability, and so had all before', () => {
    assert.equal(isTie(output, { ...output, tokenIds: [1, 9, 3] }), true);
    assert.equal(isTie(output, { ...output, tokenIds: [1, 9, 3], logprobs: [-1, -2.5, -3] }), false);
    assert.equal(isTie(output, { ...output, tokenIds: [1, 9, 3], logprobs: [-1.5, -2, -3] }), false);
    assert.equal(isTie(output, { ...output, finishReason: 'stop' }), false);
  });

  it('is handling where the answer is in it and something was added, lost or counted otherwise', () => {
    assert.equal(isHandled(output, { ...output, text: 'a a b c' }), true);
    assert.equal(isHandled(output, { ...output, text: 'a b' }), true);
    assert.equal(isHandled(output, { ...output, usage: { promptTokens: 1, completionTokens: 4 } }), true);
    assert.equal(isHandled(output, { ...output, text: 'x y z' }), false);
  });
});
