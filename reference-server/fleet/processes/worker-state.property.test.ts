import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import {
  moveWorker,
  type WorkerEvent,
  type WorkerState,
  workerEvents,
  workerStates,
} from './worker-state.ts';

/** How the requirements' table words each event. */
const worded: Readonly<Record<string, WorkerEvent>> = {
  start: 'start',
  'start, after the backoff': 'start',
  'its health route would take a request': 'healthy',
  'exit, or the start bound passed': 'ended',
  'exit, signal, fault': 'ended',
  'exit, or killed once the stop bound passed': 'ended',
  stop: 'stop',
  'restart budget spent': 'spent',
};

const [, section = ''] = readFileSync(new URL('../../../.specs/pools.md', import.meta.url), 'utf8').split(
  'A worker.\n',
);
const rows = section
  .split('**')[0]
  ?.split('\n')
  .filter(line => line.startsWith('| '))
  .slice(1)
  .map(line => line.split('|').map(cell => cell.trim()));

function target(from: WorkerState, event: WorkerEvent): string | undefined {
  const row = rows?.find(([, froms = '', words = '']) => {
    return froms.split(', ').includes(from) && worded[words] === event;
  });
  return row?.[3]?.split(',')[0];
}

describe('the states of a worker', () => {
  it('have a table in the requirements whose every event is known', () => {
    assert.equal(rows?.length, 10);
    assert.deepEqual(
      rows?.filter(([, , words = '']) => worded[words] === undefined),
      [],
    );
  });

  for (const from of workerStates) {
    for (const event of workerEvents) {
      const to = target(from, event);
      it(`lead from ${from} by ${event} to ${to ?? 'nothing'} [ASY-POOL-001(a)]`, () => {
        assert.equal(moveWorker(from, event), to);
      });
    }
  }
});
