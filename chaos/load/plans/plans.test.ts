import assert from 'node:assert/strict';
import { loadRequirements } from '#requirements';
import { leftoverLines } from '../figures/leftovers.ts';
import type { Line } from '../figures/line.ts';
import { slowReadersLine } from '../figures/slow-readers.ts';
import { outOfReach } from '../outside/clauses.ts';
import { phaseNamed, scheduleOf } from '../plan/schedule.ts';
import { recordOf } from '../testing/record-of.ts';
import { loadPlans } from './index.ts';

const nothing = { behindBytes: 0, goneBytes: 0, readers: 0, givenBytes: 0, takenBytes: 0, bufferBytesMax: 1 };

const linesOfNothing = (): readonly Line[] => [
  ...loadPlans.flatMap(plan => {
    const { phases } = scheduleOf(plan, plan.seconds, 1);
    return plan.lines({ record: recordOf({}), phases });
  }),
  ...leftoverLines([]),
  slowReadersLine(nothing),
];

const clausesOfLoad = async (): Promise<readonly string[]> => {
  const requirements = await loadRequirements();
  return requirements
    .flatMap(({ clauses }) => clauses.filter(({ proof }) => proof === 'load').map(({ id }) => id))
    .sort();
};

const proven = (lines: readonly { readonly proves?: string }[]): readonly string[] =>
  [...new Set(lines.flatMap(({ proves }) => proves ?? []))].sort();

describe('load plans', () => {
  it('ask each clause whose proof is a load run, and no other', async () => {
    assert.deepEqual(proven(linesOfNothing()), await clausesOfLoad());
  });

  it('and for a server that was not started here each of them is listed as out of reach', async () => {
    assert.deepEqual(proven(outOfReach), await clausesOfLoad());
  });

  it('a run in which nothing happened promises nothing and violates nothing', () => {
    const asked = linesOfNothing().filter(({ proves }) => proves !== undefined);
    assert.deepEqual([...new Set(asked.map(({ verdict }) => verdict))], ['unknown']);
  });

  for (const plan of loadPlans)
    it(`${plan.name}: phases follow each other with a rest, and each arrival lies in its own`, () => {
      const { arrivals, phases, seconds } = scheduleOf(plan, plan.seconds, 1);
      for (const [at, { fromMs }] of phases.entries())
        assert.equal(fromMs, at === 0 ? 0 : (phases[at - 1]?.toMs ?? Number.NaN) + plan.restMs);
      assert.ok(
        arrivals.every(({ atMs }) => phases.some(({ fromMs, toMs }) => atMs >= fromMs && atMs <= toMs)),
      );
      assert.ok(Math.abs(seconds - plan.seconds - (phases.length * plan.restMs) / 1_000) < 1e-6);
      assert.deepEqual(scheduleOf(plan, plan.seconds, 1).arrivals, arrivals);
    });

  it('the steps of the overload offer two, five and ten times the peak', () => {
    const plan = loadPlans.find(({ name }) => name === 'overload');
    assert.ok(plan);
    const { arrivals, phases } = scheduleOf(plan, 40, 1);
    const offered = (name: string): number => {
      const { fromMs, toMs } = phaseNamed(phases, name);
      return arrivals.filter(({ atMs }) => atMs >= fromMs && atMs < toMs).length;
    };
    const ratios = ['2 times', '5 times', '10 times'].map(name => offered(name) / offered('peak'));
    assert.deepEqual(ratios.map(Math.round), [2, 5, 10]);
    assert.equal(offered('idle'), 0);
  });

  it('a phase that is not there is a mistake of the suite', () => {
    assert.throws(() => phaseNamed([], 'peak'), /no phase "peak"/);
  });
});

describe('slow readers', () => {
  const slow = { readers: 8, givenBytes: 100, takenBytes: 10, bufferBytesMax: 2 ** 20, goneBytes: 50e6 };

  it('that cost no more than their buffers hold, and those that cost twice as much do not [ASY-ADAPT-010(b)]', () => {
    assert.equal(slowReadersLine({ ...slow, behindBytes: 50e6 + 8 * 2 ** 20 }).verdict, 'held');
    assert.equal(slowReadersLine({ ...slow, behindBytes: 50e6 + 16 * 2 ** 20 }).verdict, 'violated');
  });

  it('that were not slow say nothing [ASY-ADAPT-010(b)]', () => {
    assert.equal(slowReadersLine({ ...slow, takenBytes: 90, behindBytes: 50e6 }).verdict, 'unknown');
    assert.equal(slowReadersLine({ ...slow, readers: 3, behindBytes: 50e6 }).verdict, 'unknown');
  });
});
