import { judgesRows, type Row } from '../testing/judge-rows.ts';
import { asked, envelope, framed, told } from '../testing/made-history.ts';
import { claim } from './index.ts';

const submit = asked('e1', 'POST /v1/tasks');
const body = (ref: string) => ({ kind: 'response' as const, ref });
const distinct = claim('d', 'values.distinct', {
  values: [
    { anchor: body('A'), path: 'body.job_id' },
    { anchor: body('B'), path: 'body.job_id' },
  ],
});
const codes = claim('c', 'codes.placed', { http: ['ADMISSION_REJECT'], inBand: ['CANCELED'] });
const headers = claim('h', 'headers.declared', { answers: 1 });
const never = claim('n', 'told.never', { text: 'word', kinds: ['response'] });

const refused = told('e1', 429, envelope('ADMISSION_REJECT', true));
const canceled = framed('e2', 'error', { code: 'CANCELED' }, 1);
const hints = [
  ['X-Correlation-Id', 'c'],
  ['X-Backoff-Ms', '1'],
  ['Retry-After', '1'],
] as [string, string][];

const values: readonly Row[] = [
  ['two values', 'holds', [told('e1', 202, { job_id: 'a' }), told('e2', 202, { job_id: 'b' })], distinct],
  ['the same twice', 'fails', [told('e1', 202, { job_id: 'a' }), told('e2', 202, { job_id: 'a' })], distinct],
  ['a value that is not there', 'fails', [told('e1', 202, { job_id: 'a' }), told('e2', 202, {})], distinct],
  ['one answer', 'undecided', [told('e1', 202, { job_id: 'a' })], distinct],
];

const placed: readonly Row[] = [
  ['codes in their places', 'holds', [submit, refused, canceled], codes],
  ['a code that never comes', 'fails', [submit, refused], codes],
  [
    'an in-band code as an answer',
    'fails',
    [refused, canceled, told('e3', 409, envelope('CANCELED', false))],
    codes,
  ],
  [
    'an answer code in a frame',
    'fails',
    [refused, canceled, framed('e4', 'error', { code: 'TASK_CONFLICT' })],
    codes,
  ],
  ['a code of nobody', 'fails', [refused, canceled, told('e3', 500, { code: 'E_OOPS' })], codes],
  [
    'a code that tells of a defect',
    'fails',
    [refused, canceled, told('e3', 200, { error: envelope('ILLEGAL_TRANSITION', false) })],
    codes,
  ],
];

const declared: readonly Row[] = [
  [
    'all that is declared',
    'holds',
    [submit, told('e1', 429, envelope('ADMISSION_REJECT', true), hints)],
    headers,
  ],
  [
    'one that is left out',
    'fails',
    [submit, told('e1', 429, envelope('ADMISSION_REJECT', true), hints.slice(0, 2))],
    headers,
  ],
  ['no answer', 'undecided', [submit], headers],
];

const toldNever: readonly Row[] = [
  ['an answer without it', 'holds', [told('e1', 200, { text: 'other' })], never],
  ['an answer with it', 'fails', [told('e1', 200, { text: 'a word of it' })], never],
  ['nothing at all', 'undecided', [], never],
];

const line = (process: string, value: object) =>
  ({ kind: 'output', process, stream: 'stdout', line: JSON.stringify(value) }) as const;
const admitted = told('e1', 202, { job_id: 'job-1' });
const good = { task_id: 't-1', job_id: 'job-1' };
const ofTask = claim('l', 'lines.of-task', { taskId: 't-1', admission: 'A' });
const ofFile = claim('l', 'lines.of-task', { taskId: 't-1', admission: 'A', file: 'x' });

const lines: readonly Row[] = [
  ['lines of the task', 'holds', [admitted, line('server', good), line('server', { msg: 'other' })], ofTask],
  [
    'a line without its job',
    'fails',
    [admitted, line('server', good), line('server', { msg: 'of t-1' })],
    ofTask,
  ],
  ['lines of a file alone', 'fails', [admitted, line('file x', good)], ofTask],
  ['lines of the file', 'holds', [admitted, line('file x', good)], ofFile],
  ['no line', 'fails', [admitted], ofFile],
];

describe('judges of what a target said', () => {
  judgesRows([...values, ...placed, ...declared, ...toldNever, ...lines]);
});
