import { boundsOf } from '../bounds.ts';
import { ManualClock } from '../clock.ts';
import type { Entry, HeaderPair, NewEntry } from '../history/entry.ts';
import { History } from '../history/history.ts';
import { Redactor } from '../history/redactor.ts';

/** A history whose times are told: entry n happens at n × 10 ms. */
export const madeHistory = (entries: readonly NewEntry[], refs: Readonly<Record<string, string>> = {}) => {
  const clock = new ManualClock();
  const history = new History({ clock, bounds: boundsOf(), redactor: new Redactor() });
  for (const entry of entries) {
    clock.advance(10);
    history.append(entry);
  }
  for (const [ref, exchange] of Object.entries(refs)) history.remember(ref, exchange);
  return history.snapshot();
};

/** A request, as `GET /path`. */
export const asked = (exchange: string, line: string, headers: HeaderPair[] = []): NewEntry => {
  const [method = '', path = ''] = line.split(' ');
  return { kind: 'request', exchange, method, url: `http://t${path}`, headers };
};

type Told = readonly [body?: unknown, headers?: HeaderPair[]];

export const told = (exchange: string, status: number, ...[body, given]: Told): NewEntry => ({
  kind: 'response',
  exchange,
  status,
  headers: given ?? [['Content-Type', 'application/json']],
  ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
});

type Framed = readonly [payload: unknown, id?: number];

export const framed = (exchange: string, event: string, ...[payload, id]: Framed): NewEntry => ({
  kind: 'frame',
  exchange,
  index: 0,
  event,
  data: JSON.stringify(payload),
  ...(id === undefined ? {} : { id: String(id) }),
});

export const started = { job_id: 'job-1', queue_position: 0, predicted_start_ms: 0 };
export const running = { state: 'running', queue_depth: 0 };
export const ended = (tokens_out: number) => ({ tokens_out, finish_reason: 'stop', decode_ms: 1 });

/** A whole stream of two pieces as a live reader sees it. */
export const wholeStream = (exchange: string): NewEntry[] => [
  asked(exchange, 'GET /v1/tasks/x/stream'),
  told(exchange, 200, undefined, [['Content-Type', 'text/event-stream']]),
  framed(exchange, 'started', started, 0),
  framed(exchange, 'metrics', running),
  framed(exchange, 'token', { t: 'a', i: 0 }, 1),
  framed(exchange, 'token', { t: 'b', i: 1 }, 2),
  framed(exchange, 'metrics', running),
  framed(exchange, 'end', ended(2), 3),
  { kind: 'closed', exchange, by: 'target' },
];

export const envelope = (code: string, retriable: boolean, more: object = {}) => ({
  code,
  message: 'it is so',
  retriable,
  correlation_id: 'c-1',
  ...more,
});

export const timesOf = (entries: readonly Entry[]): number[] => entries.map(entry => entry.at_ms);
