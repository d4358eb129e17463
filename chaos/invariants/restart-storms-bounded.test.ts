import assert from 'node:assert/strict';
import type { RunRecord, Sample, WorkerLife } from '../grammar/record.ts';
import { restartStormsBounded as invariant } from './restart-storms-bounded.ts';
import { restarted, runOf } from './testing/runs.ts';
import { assertUnknown, assertViolated, heldOver } from './testing/verdicts.ts';

const livedMs = 10;

/** One after the other; the last goes on. */
const startedAt = (...moments: readonly number[]): readonly WorkerLife[] =>
  moments.map((startedMs, at) => ({
    ...{ engine: 'engine 1', worker: `worker ${at + 1}`, startedMs },
    ...(at === moments.length - 1 ? {} : { endedMs: startedMs + livedMs }),
  }));

const counting = (restarts: number): readonly Sample[] => [
  { name: 'engine_restarts_total', labels: { replica_id: 'r1', reason: 'exit' }, value: restarts },
];

interface Told {
  readonly restart?: object;
  readonly workers: readonly WorkerLife[];
  readonly restarts?: number;
}

const run = ({
  restart = { per_minute_max: 3 },
  workers,
  restarts = workers.length - 1,
}: Told): RunRecord => {
  const { final, ...record } = runOf({
    ...{ workers, pool: { restart: { base_ms: 100, cap_ms: 400, ...restart } } },
  });
  assert.ok(final !== undefined);
  return { ...record, final: { ...final, samples: counting(restarts) } };
};

describe('restart storms bounded', () => {
  it('holds of as many starts in a minute as configured, the first not counted', () => {
    assert.equal(heldOver(invariant, run({ workers: startedAt(0, 1_000, 2_000, 3_000, 61_000) })), 4);
  });

  it('is violated by one more within any minute', () => {
    assertViolated(
      invariant,
      run({ workers: startedAt(0, 1_000, 2_000, 3_000, 4_000) }),
      /engine 1 was started again 4 times within a minute; 3 are/,
    );
    assertViolated(invariant, run({ workers: startedAt(0, 50_000, 70_000, 80_000, 109_000) }), /4 times/);
  });

  it('holds of waits that double up to the cap, and is violated by one that is shorter', () => {
    const restart = { per_minute_max: 9 };
    const due = [0, 100, 300, 700, 1_100, 1_500];
    assert.equal(heldOver(invariant, run({ restart, workers: startedAt(...due) })), 5);
    for (let nth = 1; nth < due.length; nth += 1) {
      const early = due.map((atMs, at) => (at < nth ? atMs : atMs - 1));
      assertViolated(
        invariant,
        run({ restart, workers: startedAt(...early) }),
        new RegExp(`had to wait for ${[100, 200, 400, 400, 400][nth - 1]} ms`),
      );
    }
  });

  it('begins anew after a full minute without a death, and after nothing shorter', () => {
    const later = (pauseMs: number): RunRecord => {
      const secondMs = 200 + pauseMs;
      return run({ workers: startedAt(0, 200, secondMs, secondMs + 100) });
    };
    assert.equal(heldOver(invariant, later(59_999 + livedMs)), 3);
    assertViolated(invariant, later(50_000), /100 ms after its start before; it had to wait for 400 ms/);
  });

  it('is violated where the server counts other restarts than were seen', () => {
    for (const restarts of [0, 2])
      assertViolated(
        invariant,
        run({ workers: startedAt(0, 1_000), restarts }),
        new RegExp(`counts ${restarts} restarts of engine 1, and 1 were seen`),
      );
  });

  it('counts the processes of each engine, and of each process of the server, by themselves', () => {
    const others = startedAt(10, 1_010).map(one => ({ ...one, engine: 'engine 2' }));
    const both = run({ workers: [...startedAt(0, 1_000), ...others], restarts: 1 });
    assertViolated(invariant, both, /counts 0 restarts of engine 2/);
    const workers = [...startedAt(100, 2_000, 3_000), ...startedAt(4_600, 4_900)];
    const anew = { ...run({ workers, restarts: 1 }), ...restarted };
    assert.equal(heldOver(invariant, anew), 3);
  });

  it('is unknown where nothing was started again', () => {
    assertUnknown(invariant, run({ workers: startedAt(0) }), /no engine was started again/);
    assertUnknown(invariant, runOf(), /no engine was started again/);
  });
});
