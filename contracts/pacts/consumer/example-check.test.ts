import assert from 'node:assert/strict';
import { eventProblems, exchangeProblems } from './example-check.ts';
import { hinted, shown, taskRequest, traced } from './example-values.ts';
import type { EventExpectation, Exchange, ExpectedResponse } from './exchange.ts';
import { poolServes } from './provider-states.ts';
import { exchangeOf } from './refusal-exchange.ts';

const sound: Exchange = {
  description: 'a task is submitted',
  states: [poolServes()],
  clauses: ['ORCH-2001(c)'],
  operation: 'createTask',
  request: { role: 'data', body: taskRequest },
  response: { status: 202, headers: traced, body: shown('createTask') },
};
const answering = (changes: Partial<ExpectedResponse>): Exchange => ({
  ...sound,
  response: { ...sound.response, ...changes },
});
const full = exchangeOf({
  code: 'ADMISSION_REJECT',
  when: 'the queue is full',
  operation: 'createTask',
  states: sound.states,
  clauses: ['ORCH-3005(a)'],
  request: sound.request,
  label: 'reject',
});
const refusing = (changes: object): Exchange => ({
  ...full,
  response: { ...full.response, body: { ...Object(full.response.body), ...changes } },
});
const { job_id: _, ...withoutJob } = shown('createTask');

const broken: readonly (readonly [string, Exchange, RegExp])[] = [
  ['a required member is missing', answering({ body: withoutJob }), /job_id/],
  [
    'a value has another type',
    answering({ body: shown('createTask', { queue_position: '3' }) }),
    /queue_position/,
  ],
  ['a state is none', answering({ body: shown('createTask', { state: 'waiting' }) }), /state.*queued/],
  ['the status is not declared', answering({ status: 201 }), /status 201/],
  ['a required header is missing', answering({ headers: {} }), /the header X-Correlation-Id is required/],
  [
    'a hint lacks one of its headers',
    { ...full, response: { ...full.response, headers: traced } },
    /X-Backoff-Ms is required/,
  ],
  [
    'body and headers give other hints',
    refusing({ retry_after_ms: 7 }),
    /the hints of body and headers disagree/,
  ],
  [
    'seconds are not rounded up',
    { ...full, response: { ...full.response, headers: { ...hinted, 'Retry-After': '1' } } },
    /disagree/,
  ],
  [
    'a code is of another status',
    refusing({ code: 'TASK_CONFLICT', retriable: false }),
    /has the status 409 and not 429/,
  ],
  ['a code belongs to another operation', { ...full, operation: 'listTasks' }, /status 429|never answers/],
  [
    'a code of another operation has the same status',
    refusing({ code: 'RELOAD_FAILED' }),
    /createTask never answers with RELOAD_FAILED/,
  ],
  ['a code is in no catalogue', refusing({ code: 'NO_SUCH_CODE' }), /code/],
  ['a code is retriable elsewhere', refusing({ retriable: false }), /ADMISSION_REJECT is retriable: true/],
  [
    'a request is not as the contract says',
    { ...sound, request: { body: { ...taskRequest, ctx: 0 } } },
    /the request body/,
  ],
  ['a need is mistyped', answering({ relied: ['/jobid'] }), /\/jobid is needed/],
  ['no clause is named', { ...sound, clauses: [] }, /names no clause/],
  ['a clause is none', { ...sound, clauses: ['ORCH-2001 c'] }, /ORCH-2001 c is no clause/],
  ['no state is named', { ...sound, states: [] }, /names no provider state/],
];

const piece: EventExpectation = {
  description: 'a piece comes',
  states: sound.states,
  clauses: ['OC-CTRL-2020(a)'],
  event: 'token',
  payload: { t: 'a', i: 0 },
};
const canceled = {
  code: 'CANCELED',
  message: 'The task was canceled.',
  retriable: false,
  correlation_id: 'c',
};

describe('pacts: examples are held against the contract', () => {
  it('what the contract allows has no problem', () => {
    assert.deepEqual([exchangeProblems(sound), exchangeProblems(full), eventProblems(piece)], [[], [], []]);
  });

  for (const [when, exchange, why] of broken) {
    it(`an example is refused where ${when}`, () => {
      assert.match(exchangeProblems(exchange).join('; '), why);
    });
  }

  it('an event is refused where the contract does not allow it', () => {
    assert.match(eventProblems({ ...piece, payload: { t: 'a', i: -1 } }).join(), /\/i: found -1/);
    assert.match(eventProblems({ ...piece, relied: ['/x'] }).join(), /\/x is needed/);
    const error = { ...piece, event: 'error' } as const;
    assert.deepEqual(eventProblems({ ...error, payload: canceled }), []);
    assert.match(
      eventProblems({ ...error, payload: { ...canceled, retriable: true } }).join(),
      /CANCELED is retriable: false/,
    );
    assert.match(
      eventProblems({ ...error, payload: { ...canceled, code: 'TASK_CONFLICT' } }).join(),
      /\/code/,
    );
  });
});
