import assert from 'node:assert/strict';
import type { RunRecord } from '../grammar/record.ts';
import { readinessTellsTheTruth as invariant } from './readiness-tells-the-truth.ts';
import { aTry, polls, restarted, runOf, served, type Told, window, withOperation } from './testing/runs.ts';
import { assertUnknown, assertViolated, heldOver } from './testing/verdicts.ts';

const refused = (fromMs: number, toMs: number, code = 'POOL_UNAVAILABLE'): Told =>
  withOperation(served(), {
    tries: Array.from({ length: Math.floor((toMs - fromMs) / 100) }, (_, at) =>
      aTry(fromMs + at * 100, { status: 503, code }),
    ),
  });

const engines = (...told: readonly (readonly [number, string, boolean])[]): RunRecord['engines'] =>
  told.map(([atMs, engine, answers]) => ({ atMs, engine, answers }));

const bothWell = [
  [0, 'engine 1', true],
  [0, 'engine 2', true],
] as const;

const faults = [window(3_000, 6_000)];
const awayAndBack = [...polls(900, 3_400), ...polls(3_400, 6_200, 503), ...polls(6_200, 9_900)];

describe('readiness tells the truth', () => {
  it('holds where it says what is so, before, in and after a fault', () => {
    const told = [served(), refused(3_500, 6_000)];
    const dead = engines(
      ...bothWell,
      [3_000, 'engine 1', false],
      [3_000, 'engine 2', false],
      [6_000, 'engine 1', true],
    );
    const record = runOf({ told, faults, readiness: awayAndBack, engines: dead });
    assert.equal(heldOver(invariant, record), 178);
    assert.equal(heldOver(invariant, runOf({ told: [served()], ...restarted })), 160);
  });

  it('is violated by 200 while all work is refused as unavailable', () => {
    assertViolated(
      invariant,
      runOf({ told: [refused(3_500, 6_000)], faults }),
      /refused all work as unavailable for/,
    );
    assertViolated(
      invariant,
      runOf({ told: [refused(3_500, 6_000, 'STORE_UNAVAILABLE')], faults }),
      /refused all work/,
    );
  });

  it('lets a pool that is ready refuse its lowest class, and anything for a moment', () => {
    const told = refused(3_500, 6_000);
    const batch = withOperation(told, { arrival: { ...told.operation.arrival, priority: 'batch' } });
    assert.ok(heldOver(invariant, runOf({ told: [batch], faults })) > 0);
    assert.ok(heldOver(invariant, runOf({ told: [refused(3_500, 3_900)], faults })) > 0);
  });

  it('is violated by 200 while work that was sent before is refused late', () => {
    const tries = [3_400, 3_450, 3_500].map((sentMs, at) =>
      aTry(sentMs, { answeredMs: 4_500 + at * 500, status: 503, code: 'STORE_UNAVAILABLE' }),
    );
    const told = withOperation(served(), { tries });
    assertViolated(invariant, runOf({ told: [told], faults }), /refused all work as unavailable for 850 ms/);
  });

  it('lets a refusal arrive after 200 that was asked for before it', () => {
    const told = refused(3_500, 6_000);
    const tries = [
      ...told.operation.tries,
      aTry(6_040, { answeredMs: 6_070, status: 503, code: 'POOL_UNREADY' }),
    ];
    const readiness = [...polls(900, 3_400), ...polls(3_400, 6_050, 503), ...polls(6_050, 9_900)];
    const record = { faults, readiness, told: [withOperation(told, { tries })] };
    assert.ok(heldOver(invariant, runOf(record)) > 0);
    const later = {
      ...record,
      readiness: [...polls(900, 3_400), ...polls(3_400, 6_000, 503), ...polls(6_000, 9_900)],
    };
    assertViolated(invariant, runOf(later), /refused all work/);
  });

  it('is violated by work that is refused where it said before and after that it is ready', () => {
    assertViolated(
      invariant,
      runOf({ told: [refused(2_010, 2_110)] }),
      /said that it was ready, and refused/,
    );
  });

  it('is violated by 200 while no engine answers', () => {
    const dead = engines(...bothWell, [3_000, 'engine 1', false], [3_100, 'engine 2', false]);
    assertViolated(invariant, runOf({ engines: dead, faults }), /no engine had answered for/);
    const one = engines(...bothWell, [3_000, 'engine 1', false]);
    assert.ok(heldOver(invariant, runOf({ engines: one, faults })) > 0);
  });

  it('is violated by 503 while nothing is wrong, before a fault and long after it', () => {
    const once = [...polls(900, 2_000), ...polls(2_000, 2_050, 503), ...polls(2_050, 9_900)];
    assertViolated(invariant, runOf({ readiness: once, engines: engines(...bothWell) }), /nothing was wrong/);
    const early = [window(1_500, 2_000)];
    const late = [...polls(900, 1_500), ...polls(1_500, 7_500, 503), ...polls(7_500, 9_900)];
    assertViolated(invariant, runOf({ readiness: late, faults: early }), /nothing was wrong/);
  });

  it('is unknown where nobody learned of it', () => {
    assertUnknown(invariant, runOf({ readiness: polls(900, 9_000, 'unanswered') }), /nobody learned/);
  });
});
