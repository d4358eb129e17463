import assert from 'node:assert/strict';
import type { NewEntry } from '../history/entry.ts';
import { judgesRows, type Row, witness } from '../testing/judge-rows.ts';
import { asked, envelope, told, wholeStream } from '../testing/made-history.ts';
import { type Claim, universalClaims } from './index.ts';

const stream = wholeStream('e1');
const doubled = (index: number) => stream.toSpliced(index, 0, ...stream.slice(index, index + 1));

const named = (assertion: string): Claim => {
  const found = universalClaims.find(item => item.assertion === assertion);
  assert.ok(found);
  return found;
};

const sent = (correlation: string): NewEntry =>
  asked('e1', 'GET /v1/tasks/x', [['X-Correlation-Id', correlation]]);
const echoed = (correlation: string): NewEntry =>
  told('e1', 404, envelope('TASK_NOT_FOUND', false), [
    ['Content-Type', 'application/json'],
    ['X-Correlation-Id', correlation],
  ]);
const posted: NewEntry = {
  kind: 'request',
  exchange: 'e1',
  method: 'POST',
  url: 'http://t/v1/tasks',
  headers: [],
  body: '{}',
};
const onPurpose: NewEntry = { kind: 'step', text: 'e1 breaks the contract on purpose: no body' };

const universal: readonly Row[] = [
  ['a correlation id that is echoed', 'holds', [sent('c-1'), echoed('c-1')], named('all.correlated')],
  ['another correlation id', 'fails', [sent('c-2'), echoed('c-1')], named('all.correlated')],
  ['a minted one in place of a bad one', 'holds', [sent('no good'), echoed('c-1')], named('all.correlated')],
  ['a body with another one than the header', 'fails', [sent('c-2'), echoed('c-2')], named('all.correlated')],
  ['a valid answer', 'holds', [sent('c-1'), echoed('c-1')], named('all.responses-valid')],
  [
    'a body that breaks its schema',
    'fails',
    [sent('c-1'), told('e1', 404, { code: 'X' })],
    named('all.responses-valid'),
  ],
  [
    'a status that the operation does not have',
    'fails',
    [sent('c-1'), told('e1', 418, envelope('INTERNAL', true))],
    named('all.responses-valid'),
  ],
  [
    'another media type',
    'fails',
    [sent('c-1'), told('e1', 404, envelope('TASK_NOT_FOUND', false), [['Content-Type', 'text/html']])],
    named('all.responses-valid'),
  ],
  ['an error as the catalogue has it', 'holds', [sent('c-1'), echoed('c-1')], named('all.errors-catalogued')],
  [
    'an error that says another retriable',
    'fails',
    [sent('c-1'), told('e1', 404, envelope('TASK_NOT_FOUND', true))],
    named('all.errors-catalogued'),
  ],
  [
    'an error that the operation does not have',
    'fails',
    [sent('c-1'), told('e1', 404, envelope('POOL_NOT_FOUND', false))],
    named('all.errors-catalogued'),
  ],
  [
    'a refusal without hints',
    'fails',
    [sent('c-1'), told('e1', 503, envelope('STORE_UNAVAILABLE', true))],
    named('all.hints-consistent'),
  ],
  ['streams in order', 'holds', stream, named('all.streams-in-order')],
  ['a stream out of order', 'fails', doubled(4), named('all.streams-in-order')],
  ['an invalid request of the harness', 'undecided', [posted], named('all.requests-valid')],
  ['a request that is meant to be invalid', 'holds', [onPurpose, posted], named('all.requests-valid')],
  [
    'a secret in a request',
    'holds',
    [asked('e1', 'GET /healthz', [['Authorization', 'Bearer [secret:data]']])],
    named('all.secrets-hidden'),
  ],
  [
    'a secret in a line of output',
    'fails',
    [{ kind: 'output', process: 's', stream: 'stderr', line: 'key [secret:data]' }],
    named('all.secrets-hidden'),
  ],
  [
    "an engine's key at its peer",
    'holds',
    [witness('request', 'c1', { headers: [['x', '[secret:engine p1]']] })],
    named('all.secrets-hidden'),
  ],
  [
    "a client's key at a peer",
    'fails',
    [witness('request', 'c1', { headers: [['x', '[secret:engine p1] [secret:data]']] })],
    named('all.secrets-hidden'),
  ],
];

describe('the judges of every case', () => {
  judgesRows(universal);
});
