import { boundsOf, History, ManualClock, type NewEntry, Redactor, transcriptOf } from '#conformance/harness';
import type { Transcript } from '#contracts';

type Claims = NonNullable<Transcript['claims']>;
type Timed = readonly [afterMs: number, entry: NewEntry];

export interface MadeTranscript {
  readonly check: string;
  readonly title: string;
  readonly story: readonly Timed[];
  readonly refs?: Readonly<Record<string, string>>;
  readonly claims: Claims;
}

/** Written by the harness's own history, so that it is what a run would have left. */
export const madeTranscript = ({ check, title, story, refs = {}, claims }: MadeTranscript): Transcript => {
  const clock = new ManualClock();
  const history = new History({ clock, bounds: boundsOf(), redactor: new Redactor() });
  for (const [afterMs, entry] of story) {
    clock.advance(afterMs);
    history.append(entry);
  }
  for (const [ref, exchange] of Object.entries(refs)) history.remember(ref, exchange);
  return { ...transcriptOf({ check, title, entries: history.entries }), claims: [...claims] };
};

export const step = (text: string): NewEntry => ({ kind: 'step', text });

const jsonHeaders: [string, string][] = [
  ['Content-Type', 'application/json'],
  ['X-Correlation-Id', 'c-1'],
];

export const asked = (exchange: string, line: string, body?: unknown): NewEntry => {
  const [method = 'GET', path = '/'] = line.split(' ');
  const told = body === undefined ? {} : { body: JSON.stringify(body) };
  return {
    kind: 'request',
    exchange,
    method,
    url: `http://127.0.0.1:8080${path}`,
    headers: [
      ['Authorization', 'Bearer [secret:data]'],
      ['Accept', exchange.startsWith('e2') ? 'text/event-stream' : 'application/json'],
    ],
    ...told,
  };
};

export const told = (exchange: string, status: number, body?: unknown): NewEntry => ({
  kind: 'response',
  exchange,
  status,
  headers: body === undefined ? [['Content-Type', 'text/event-stream']] : jsonHeaders,
  ...(body === undefined ? {} : { body: JSON.stringify(body) }),
});

type Framed = readonly [payload: unknown, index: number, id?: number];

export const frame = (exchange: string, event: string, ...[payload, index, id]: Framed): NewEntry => ({
  kind: 'frame',
  exchange,
  index,
  event,
  ...(id === undefined ? {} : { id: String(id) }),
  data: JSON.stringify(payload),
});

export const comment = (exchange: string, text: string): NewEntry => ({
  kind: 'frame',
  exchange,
  index: 0,
  comment: text,
});

export const peerAct = (
  action: 'request' | 'held' | 'released' | 'piece' | 'ended',
  detail = {},
): NewEntry => ({
  kind: 'peer',
  peer: 'engine-1',
  action,
  exchange: '1',
  detail,
});

/** A task is submitted and read to its end; each piece comes from the engine first. */
export const streamStory = (pieces: readonly string[]): Timed[] => {
  const count = pieces.length;
  const tokens = pieces.flatMap((t, i): Timed[] => [
    [7 + ((i * 5) % 11), peerAct('piece', { text: t })],
    [1.4, frame('e2', 'token', { t, i }, i + 2, i + 1)],
  ]);
  return [
    [0, step('Given a pool "P"')],
    [1.2, step('When task "A" is submitted')],
    [0.4, asked('e1', 'POST /v1/tasks', { task_id: 'A', model_ref: 'tiny', prompt: 'Say it.' })],
    [3.1, told('e1', 202, { job_id: 'job-1', state: 'queued' })],
    [0.6, step('And reader "R" follows task "A"')],
    [0.2, asked('e2', 'GET /v1/tasks/A/stream')],
    [1.9, told('e2', 200)],
    [0.3, frame('e2', 'started', { job_id: 'job-1', queue_position: 0, predicted_start_ms: 0 }, 0, 0)],
    [1.1, peerAct('request', { path: '/completion' })],
    [0.2, frame('e2', 'metrics', { state: 'running', queue_depth: 0 }, 1)],
    ...tokens,
    [4.2, comment('e2', 'heartbeat')],
    [6.5, peerAct('ended')],
    [1.3, frame('e2', 'metrics', { state: 'running', queue_depth: 0 }, count + 3)],
    [
      0.5,
      frame('e2', 'end', { tokens_out: count, finish_reason: 'stop', decode_ms: 71 }, count + 4, count + 1),
    ],
    [0.7, { kind: 'closed', exchange: 'e2', by: 'target' }],
    [0.1, step('Then the stream of reader "R" is in order')],
  ];
};
