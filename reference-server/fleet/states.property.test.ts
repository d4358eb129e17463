import assert from 'node:assert/strict';
import {
  movePool,
  moveReplica,
  type PoolEvent,
  type PoolState,
  poolEvents,
  poolStates,
  type ReplicaEvent,
  type ReplicaHealth,
  replicaEvents,
  replicaHealths,
  shownState,
} from './index.ts';

// The tables of the requirements once more, on purpose: a change of the code alone fails here.
const poolMoves: readonly (readonly [PoolState, PoolEvent, PoolState])[] = [
  ['unready', 'replica-ready', 'ready'],
  ['ready', 'none-ready', 'unready'],
  ['ready', 'drain', 'draining'],
  ['unready', 'drain', 'draining'],
  ['draining', 'drain', 'draining'],
  ['drained', 'drain', 'drained'],
  ['ready', 'resume', 'ready'],
  ['unready', 'resume', 'unready'],
  ['draining', 'emptied', 'drained'],
  ['draining', 'resume', 'unready'],
  ['drained', 'resume', 'unready'],
  ['ready', 'reload', 'reloading'],
  ['reloading', 'reloaded', 'ready'],
  ['reloading', 'reload-failed', 'ready'],
];

const replicaMoves: readonly (readonly [ReplicaHealth, ReplicaEvent, ReplicaHealth])[] = [
  ['starting', 'proven', 'ready'],
  ['starting', 'preload-failed', 'backoff'],
  ['ready', 'fault', 'unready'],
  ['unready', 'proven', 'ready'],
  ['unready', 'restart-needed', 'backoff'],
  ['backoff', 'wait-over', 'starting'],
];

describe('the states of a pool', () => {
  for (const from of poolStates) {
    for (const event of poolEvents) {
      const to = poolMoves.find(row => row[0] === from && row[1] === event)?.[2];
      it(`lead from ${from} by ${event} to ${to ?? 'nothing'} [ASY-POOL-001(a)]`, () => {
        assert.equal(movePool(from, event), to);
      });
    }
  }
});

describe('the states of a replica', () => {
  for (const from of replicaHealths) {
    for (const event of replicaEvents) {
      const to = replicaMoves.find(row => row[0] === from && row[1] === event)?.[2];
      it(`lead from ${from} by ${event} to ${to ?? 'nothing'} [ASY-POOL-001(a)]`, () => {
        assert.equal(moveReplica(from, event), to);
      });
    }
  }

  it('show the circuit of a healthy engine, and the health of any other [ASY-POOL-001(a)]', () => {
    assert.equal(shownState('ready', 'closed'), 'ready');
    assert.equal(shownState('ready', 'open'), 'open');
    assert.equal(shownState('ready', 'half-open'), 'half-open');
    assert.equal(shownState('unready', 'open'), 'unready');
    assert.equal(shownState('backoff', 'half-open'), 'backoff');
  });
});
