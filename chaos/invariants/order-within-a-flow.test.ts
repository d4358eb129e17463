import assert from 'node:assert/strict';
import { orderWithinAFlow as invariant } from './order-within-a-flow.ts';
import { runOf, type Story, served, type Told, window, withFinal, withOperation } from './testing/runs.ts';
import { assertUnknown, assertViolated, heldOver } from './testing/verdicts.ts';

const queue = (...stories: readonly (readonly [atMs: number, calledMs: number])[]): readonly Told[] =>
  stories.map(([atMs, calledMs], at) => served({ task: `t${at}`, atMs, calledMs }));

const overtaken = queue([1_000, 2_000], [1_100, 1_500]);
const withArrivals = (first: Story, second: Story): readonly Told[] => [
  served({ task: 'a', atMs: 1_000, calledMs: 2_000, ...first }),
  served({ task: 'b', atMs: 1_100, calledMs: 1_500, ...second }),
];

describe('order within a flow', () => {
  it('holds where tasks start in the order in which they came', () => {
    assert.equal(
      heldOver(invariant, runOf({ told: queue([1_000, 1_200], [1_010, 1_400], [1_300, 1_310]) })),
      2,
    );
  });

  it('is violated where a later task starts first', () => {
    assertViolated(invariant, runOf({ told: overtaken }), /task t1 came later and started 500 ms before it/);
  });

  it('asks nothing of two who came at once, or are sent on at once', () => {
    assert.equal(heldOver(invariant, runOf({ told: queue([1_000, 2_000], [1_001, 1_500]) })), 2);
    assert.equal(heldOver(invariant, runOf({ told: queue([1_000, 1_590], [1_100, 1_500]) })), 2);
  });

  it('asks nothing between tenants or classes', () => {
    assert.equal(heldOver(invariant, runOf({ told: withArrivals({ tenant: 'x' }, { tenant: 'y' }) })), 2);
    assert.equal(heldOver(invariant, runOf({ told: withArrivals({ priority: 'batch' }, {}) })), 2);
    assertViolated(invariant, runOf({ told: withArrivals({ tenant: 'x' }, { tenant: 'x' }) }), /came later/);
  });

  it('lets the earlier deadline go first, and no later one', () => {
    const due = (...deadlines: readonly number[]): readonly Told[] =>
      overtaken.map((told, at) => {
        const arrival = { ...told.operation.arrival, deadlineMs: deadlines[at] ?? 0 };
        return withOperation(told, { arrival });
      });
    assert.equal(heldOver(invariant, runOf({ told: due(5_000, 2_000) })), 2);
    assertViolated(invariant, runOf({ told: due(5_000, 6_000) }), /came later/);
  });

  it('leaves out turns of sessions, and what a fault kept from its engine', () => {
    const turns = overtaken.map(told =>
      withOperation(told, { arrival: { ...told.operation.arrival, session: 's' } }),
    );
    assertUnknown(invariant, runOf({ told: turns }), /no task had to wait/);
    assertUnknown(invariant, runOf({ told: overtaken, faults: [window(900, 1_800)] }), /no task had to wait/);
  });

  it('leaves out what started before its engine knew', () => {
    const [first, second] = overtaken;
    assert.ok(first !== undefined && second !== undefined);
    const again = withFinal(first, { attempts: 2 });
    assertViolated(invariant, runOf({ told: [first, second] }), /came later/);
    assert.equal(heldOver(invariant, runOf({ told: [again, second] })), 1);
  });

  it('is unknown where nothing waited', () => {
    assertUnknown(invariant, runOf({ told: [served()] }), /no task had to wait/);
  });
});
