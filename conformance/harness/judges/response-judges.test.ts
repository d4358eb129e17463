import type { NewEntry } from '../history/entry.ts';
import { expired, judgesRows, type Row, submitted } from '../testing/judge-rows.ts';
import { asked, envelope, told } from '../testing/made-history.ts';
import { claim } from './index.ts';

const rejected = (backoff: string, retryAfter: string, body: object): NewEntry[] =>
  submitted(429, body, [
    ['Content-Type', 'application/json'],
    ['X-Backoff-Ms', backoff],
    ['Retry-After', retryAfter],
  ]);

const hinted = envelope('ADMISSION_REJECT', true, { retry_after_ms: 1500, policy_label: 'reject' });
const status = claim('s', 'response.status', { ref: 'A', status: 202 });
const code = claim('c', 'error.code', { ref: 'A', code: 'ADMISSION_REJECT' });
const hints = claim('h', 'refusal.hints', { ref: 'A', policy: 'reject' });

const answers: readonly Row[] = [
  ['a status that is due', 'holds', submitted(202, {}), status],
  ['another status', 'fails', submitted(200, {}), status],
  [
    'an answer that never came',
    'fails',
    [asked('e1', 'POST /v1/tasks'), { kind: 'closed', exchange: 'e1', by: 'error', error: 'reset' }],
    status,
  ],
  [
    'an answer that a step forgot to ask for',
    'undecided',
    [],
    claim('s', 'response.status', { ref: 'C', status: 1 }),
  ],
  [
    'an answer that was not asked for because a bound expired',
    'fails',
    [expired],
    claim('s', 'response.status', { ref: 'C', status: 1 }),
  ],
  [
    'a member of a body',
    'holds',
    submitted(202, { a: [{ b: 1 }] }),
    claim('b', 'response.body', { ref: 'A', where: { 'a.0.b': 1, 'a.#': 1 } }),
  ],
  [
    'another value of a member',
    'fails',
    submitted(202, { a: 2 }),
    claim('b', 'response.body', { ref: 'A', where: { a: 1 } }),
  ],
  [
    'a body that is no JSON',
    'fails',
    submitted(202, 'no'),
    claim('b', 'response.body', { ref: 'A', where: {} }),
  ],
  ['a code under its status', 'holds', submitted(429, hinted), code],
  ['a code under another status', 'fails', submitted(503, hinted), code],
  ['another code', 'fails', submitted(429, envelope('QUOTA_EXCEEDED', true)), code],
  ['hints that agree', 'holds', rejected('1500', '2', hinted), hints],
  ['seconds that are rounded down', 'fails', rejected('1500', '1', hinted), hints],
  ['a body with another hint', 'fails', rejected('1500', '2', { ...hinted, retry_after_ms: 1501 }), hints],
  ['a refusal that is not retriable', 'fails', rejected('1500', '2', { ...hinted, retriable: false }), hints],
  [
    'the label of another policy',
    'fails',
    rejected('1500', '2', { ...hinted, policy_label: 'quota' }),
    hints,
  ],
  ['hints of what is no refusal', 'fails', submitted(202, {}), hints],
];

const scrape = (exchange: string, value: number): NewEntry[] => [
  asked(exchange, 'GET /metrics'),
  told(exchange, 200, `tasks_total{tenant="a\\"b"} ${value}\ntasks_total{tenant="c"} 1\n`, [
    ['Content-Type', 'text/plain'],
  ]),
];
const change = (due: number) =>
  claim('d', 'metric.change', {
    before: 'A',
    after: 'B',
    name: 'tasks_total',
    labels: { tenant: 'a"b' },
    change: due,
  });

const metrics: readonly Row[] = [
  ['a change between scrapes', 'holds', [...scrape('e1', 2), ...scrape('e2', 5)], change(3)],
  ['another change', 'fails', [...scrape('e1', 2), ...scrape('e2', 5)], change(4)],
  [
    'a value over all labels',
    'holds',
    scrape('e1', 2),
    claim('d', 'metric.value', { ref: 'A', name: 'tasks_total', value: 3 }),
  ],
  [
    'a sample that is absent',
    'fails',
    scrape('e1', 2),
    claim('d', 'metric.value', { ref: 'A', name: 'other', value: 0 }),
  ],
];

describe('the judges of metrics', () => {
  judgesRows(metrics);
});

describe('the judges of answers', () => {
  judgesRows(answers);
});
