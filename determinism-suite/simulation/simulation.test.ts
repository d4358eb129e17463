import assert from 'node:assert/strict';
import { flaws } from './flaws.ts';
import { runSeed } from './run-seed.ts';
import type { CrashPoint } from './sim-store.ts';
import { simulate } from './testing/simulate.ts';

async function traceOf(seed: number): Promise<string> {
  const lines: string[] = [];
  await runSeed({ seed, steps: 2000, trace: line => lines.push(line) });
  return lines.join('\n');
}

const untilFound: readonly string[] = ['--seeds', '500', '--first', '--parallel', '1'];

/** What is found with that defect, and what the command finds that was printed with it. */
async function violationsOf(...defect: readonly string[]): Promise<readonly (string | undefined)[]> {
  const found = await simulate(...untilFound, ...defect);
  assert.equal(found.code, 1, found.output);
  const replay = /replay +npm run simulate -- (.+)/.exec(found.output)?.[1]?.split(' ') ?? [];
  assert.deepEqual(replay.slice(2, 4), [...defect]);
  const again = await simulate(...replay);
  const violation = /VIOLATION in seed .+/;
  return [found, again].map(({ output }) => violation.exec(output)?.[0]);
}

const seedsWithManyWrites: readonly number[] = [1, 3, 5, 6];

describe('the simulation of the server', function () {
  this.timeout(120_000);

  it('runs 150 seeds without a violation, looks at every invariant, and reaches each bound and each kind of end', async () => {
    const { code, output } = await simulate('--seeds', '150');
    assert.equal(code, 0, output);
    assert.match(output, /150 seeds/);
    assert.doesNotMatch(output, /^ +0 {2}checks of/m);
    const reached = [
      'all slots of an engine are taken',
      'queue is full: pool',
      'queue is full: class',
      'quota is reached',
      'crash before-durable',
      'crash after-durable',
      'crash after-answer',
      'crash while starting',
      'recovered: interrupted',
      'recovered: waits',
      'runs again after a crash',
      'undurable end',
      'canceled for its readers',
      'reader is closed: slow',
      'ends: QUEUE_FULL_DROP_LRU',
      'ends: QUEUE_SHARE_RECLAIMED',
      'ends: SHED_LOW_PRIORITY',
      'ends: INTERRUPTED',
      'ends: DEADLINE_UNMET',
      'ends: DECODE_TIMEOUT',
      'ends: CANCELED',
      'ends: REPLICA_EXHAUSTED',
      'retry',
      'replay',
      'stop',
    ];
    for (const mark of reached) assert.match(output, new RegExp(`^ +[1-9][0-9,]* {2}${mark}$`, 'm'));
  });

  it('dies before, after and behind the answer of each of the first writes, and loses nothing', async () => {
    const points: readonly CrashPoint[] = ['before-durable', 'after-durable', 'after-answer'];
    let crashes = 0;
    for (const seed of seedsWithManyWrites) {
      for (let write = 1; write <= 40; write += 1) {
        for (const point of points) {
          const { violation, marks } = await runSeed({ seed, steps: 800, crashAt: { write, point } });
          assert.equal(violation, undefined, `seed ${seed}, ${point} of write ${write}: ${violation?.found}`);
          crashes += marks.get(`crash ${point}`) ?? 0;
        }
      }
    }
    assert.ok(crashes > seedsWithManyWrites.length * 100, `only ${crashes} crashes`);
  });

  it('repeats a seed byte for byte, and no other seed', async () => {
    const first = await traceOf(7);
    assert.ok(first.split('\n').length > 2000);
    assert.equal(await traceOf(7), first);
    assert.notEqual(await traceOf(8), first);
  });

  for (const flaw of Object.keys(flaws)) {
    it(`finds surroundings in which ${flaws[flaw as keyof typeof flaws]}`, async () => {
      const [found, again] = await violationsOf('--flaw', flaw);
      assert.ok(found);
      assert.equal(again, found);
    });
  }
});
