import type { NewEntry } from '../history/entry.ts';
import { judgesRows, type Row, submitted } from '../testing/judge-rows.ts';
import { asked, told } from '../testing/made-history.ts';
import { claim } from './index.ts';

const line = (value: object): NewEntry => ({
  kind: 'output',
  process: 's',
  stream: 'stderr',
  line: JSON.stringify(value),
});
const event = (sequence: number, type: string): NewEntry => ({
  kind: 'peer',
  peer: 'hook',
  action: 'request',
  detail: { body: { job_id: 'j', sequence, type } },
});
const admitted = submitted(202, { job_id: 'j' });
const log = { source: 'log', ref: 'A' };
const hook = { source: 'hook', ref: 'A' };
const end = line({ job_id: 'j', state: 'completed' });
const once = claim('a', 'account.count', { ...log, where: { state: 'completed' }, count: 1 });
const each = claim('a', 'account.each', { ...log, taskId: 't-1', where: { tenant: 'x' } });
const order = claim('a', 'account.order', { ...log, wheres: [{ n: 1 }, { n: 2 }] });
const agrees = claim('a', 'account.agrees', {
  ...log,
  where: { n: 1 },
  anchor: { kind: 'response', ref: 'A' },
  paths: { at: 'body.at' },
});
const types = claim('a', 'account.sequence', { ...hook, path: 'type', values: ['admitted', 'completed'] });
const numbered = claim('a', 'account.numbered', { ...hook, path: 'sequence' });
const listed = claim('a', 'account.listed', {
  ...hook,
  in: 'B',
  list: 'events',
  paths: ['sequence', 'type'],
});
const nowhere = claim('a', 'account.nowhere', { source: 'hook', text: 'secret' });
const both = [event(0, 'admitted'), event(1, 'completed')];
const record = (...events: object[]): NewEntry[] => [
  asked('e2', 'GET /v1/tasks/x'),
  told('e2', 200, { events }),
];

const rows: readonly Row[] = [
  ['one line', 'holds', [...admitted, end], once],
  ['two lines', 'fails', [...admitted, end, end], once],
  ['a line of another job', 'fails', [...admitted, line({ job_id: 'k', state: 'completed' })], once],
  ['an answer without a job', 'fails', [...submitted(202, {}), end], once],
  ['each line', 'holds', [...admitted, line({ job_id: 'j', task: 't-1', tenant: 'x' })], each],
  ['a line without the member', 'fails', [...admitted, line({ job_id: 'j', task: 't-1' })], each],
  ['a line without the job', 'fails', [...admitted, line({ task: 't-1', tenant: 'x' })], each],
  ['no line', 'fails', admitted, each],
  ['lines in order', 'holds', [...admitted, line({ job_id: 'j', n: 1 }), line({ job_id: 'j', n: 2 })], order],
  ['another order', 'fails', [...admitted, line({ job_id: 'j', n: 2 }), line({ job_id: 'j', n: 1 })], order],
  [
    'the same value',
    'holds',
    [...submitted(202, { job_id: 'j', at: 4 }), line({ job_id: 'j', n: 1, at: 4 })],
    agrees,
  ],
  [
    'another value',
    'fails',
    [...submitted(202, { job_id: 'j', at: 4 }), line({ job_id: 'j', n: 1, at: 5 })],
    agrees,
  ],
  ['these events', 'holds', [...admitted, ...both], types],
  ['an event too many', 'fails', [...admitted, ...both, event(2, 'completed')], types],
  ['numbers from 0', 'holds', [...admitted, ...both], numbered],
  ['a gap', 'fails', [...admitted, event(0, 'admitted'), event(2, 'completed')], numbered],
  [
    'the list of the record',
    'holds',
    [...admitted, ...both, ...record({ sequence: 0, type: 'admitted' }, { sequence: 1, type: 'completed' })],
    listed,
  ],
  [
    'another list',
    'fails',
    [...admitted, ...both, ...record({ sequence: 1, type: 'completed' }, { sequence: 0, type: 'admitted' })],
    listed,
  ],
  ['what is not there', 'holds', [...admitted, ...both], nowhere],
  ['what is there', 'fails', [...admitted, event(0, 'secret')], nowhere],
  ['a receiver that got nothing', 'fails', admitted, nowhere],
];

describe('judges of logs and events', () => judgesRows(rows));
