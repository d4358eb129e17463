import type { NewEntry } from '../history/entry.ts';
import { judgesRows, type Row } from '../testing/judge-rows.ts';
import { asked, ended, framed, told, wholeStream } from '../testing/made-history.ts';
import { claim } from './index.ts';

const stream = wholeStream('e1');
const eventStream: [string, string][] = [['Content-Type', 'text/event-stream']];
const body = (text: string): NewEntry[] => [
  asked('e1', 'GET /v1/tasks/x/stream'),
  told('e1', 200, text, eventStream),
];
const started = 'event: started\nid: 0\ndata: {"a":1}\n\n';
const token = 'event: token\nid: 1\ndata: {"t":"x","i":0}\n\n';
const blocks = claim('b', 'stream.blocks', { ref: 'A', count: 2 });
const comment: NewEntry = { kind: 'frame', exchange: 'e1', index: 0, comment: 'alive' };
const last = claim('l', 'stream.ends-last', { ref: 'A' });
const part = (exchange: string, frames: readonly NewEntry[]): NewEntry[] => [
  asked(exchange, 'GET /v1/tasks/x/stream'),
  told(exchange, 200, undefined, eventStream),
  ...frames,
];
const tail = [framed('e2', 'token', { t: 'b', i: 1 }, 2), framed('e2', 'end', ended(2), 3)];
const head = [
  framed('e3', 'started', { job_id: 'job-1', queue_position: 0, predicted_start_ms: 0 }, 0),
  framed('e3', 'token', { t: 'a', i: 0 }, 1),
];
const joined = claim('j', 'stream.joined', { parts: ['e3', 'B'], whole: 'A' });
const cadence = (least: number, gap_ms = 100) =>
  claim('c', 'stream.cadence', { ref: 'A', counts: 'metrics', gap_ms, least });
const quiet = Array.from({ length: 600 }, (): NewEntry => ({ kind: 'step', text: 'nothing' }));
const took = (decode_ms: number) => stream.toSpliced(7, 1, framed('e1', 'end', { decode_ms }, 3));
const duration = claim('d', 'frame.duration', {
  ...{ ref: 'A', event: 'end', path: 'decode_ms' },
  from: { kind: 'request', ref: 'A' },
});
const scrape = (exchange: string, value: number): NewEntry[] => [
  asked(exchange, 'GET /metrics'),
  told(exchange, 200, `drops_total ${value}\n`, [['Content-Type', 'text/plain']]),
];
const accounted = claim('a', 'stream.accounted', {
  ...{ ref: 'A', event: 'metrics', dropped: 'drops_total', before: 'e2', after: 'e3', least: 5 },
});

const rows: readonly Row[] = [
  ['two whole blocks', 'holds', body(started + token), blocks],
  ['blocks with a comment between them', 'holds', body(`${started}: alive\n\n${token}`), blocks],
  ['blocks with CR LF', 'holds', body((started + token).replaceAll('\n', '\r\n')), blocks],
  ['a name and data in two blocks', 'fails', body(started + token.replace('\ndata', '\n\ndata')), blocks],
  ['a block without an end', 'fails', body((started + token).slice(0, -1)), blocks],
  ['data in two lines', 'fails', body(started + token.replace('{', '{\ndata: ')), blocks],
  ['data that is no object', 'fails', body(`${started}event: token\ndata: 7\n\n`), blocks],
  ['an unknown name', 'fails', body(`${started}event: hello\ndata: {}\n\n`), blocks],
  ['two names', 'fails', body(`${started}event: end\n${token}`), blocks],
  ['two ids', 'fails', body(`${started}id: 7\n${token}`), blocks],
  ['a frame too few', 'fails', body(started), blocks],
  ['two parts of the log', 'holds', [...stream, ...part('e2', tail), ...part('e3', head)], joined],
  ['parts that miss one', 'fails', [...stream, ...part('e2', tail.slice(1)), ...part('e3', head)], joined],
  ['parts that miss the end', 'fails', [...stream, ...part('e2', []), ...part('e3', head)], joined],
  [
    'parts that repeat one',
    'fails',
    [...stream, ...part('e2', tail), ...part('e3', [...head, ...tail])],
    joined,
  ],
  ['a terminal and the close', 'holds', stream, last],
  ['a comment after the terminal', 'fails', stream.toSpliced(8, 0, comment), last],
  ['a terminal that leaves the connection open', 'fails', stream.slice(0, 8), last],
  ['a close without a terminal', 'fails', stream.toSpliced(7, 1), last],
  ['frames often enough', 'holds', stream, cadence(2)],
  ['too few frames', 'fails', stream, cadence(3)],
  ['a long silence before the first', 'fails', stream.toSpliced(3, 0, ...quiet), cadence(2)],
  ['frames that are too far apart', 'fails', stream.toSpliced(3, 0, ...quiet.slice(0, 200)), cadence(2)],
  ['frames that a busy machine delays', 'holds', stream.toSpliced(3, 0, ...quiet.slice(0, 90)), cadence(2)],
  ['a long silence before the terminal', 'fails', stream.toSpliced(7, 0, ...quiet), cadence(2)],
  ['a duration that has room', 'holds', took(40), duration],
  ['a duration that is longer than the time', 'fails', took(400), duration],
  ['a duration below nothing', 'fails', took(-1), duration],
  ['drops that are counted', 'holds', [...stream, ...scrape('e2', 1), ...scrape('e3', 4)], accounted],
  ['a drop that is not counted', 'fails', [...stream, ...scrape('e2', 1), ...scrape('e3', 3)], accounted],
];

describe('the judges of logs', () => {
  judgesRows(rows);
});

const record = (state: string): NewEntry[] => [
  asked('e1', 'GET /v1/tasks/x'),
  told('e1', 200, { task_id: 'x', state }),
];
const list = (state: string): NewEntry[] => [
  asked('e1', 'GET /v1/tasks'),
  told('e1', 200, { tasks: [{ task_id: 'x', state }] }),
];
const known = claim('s', 'states.told', { states: ['queued', 'running'] });

const states: readonly Row[] = [
  ['both states', 'holds', [...record('queued'), ...stream], known],
  ['one that never shows', 'fails', record('queued'), known],
  ['another one in a record', 'fails', [...record('queued'), ...stream, ...record('asleep')], known],
  ['another one in a list', 'fails', [...record('queued'), ...stream, ...list('asleep')], known],
  [
    'another one in a frame',
    'fails',
    [...record('queued'), ...stream, framed('e1', 'metrics', { state: 'asleep', queue_depth: 0 })],
    known,
  ],
];

describe('the judge of states', () => {
  judgesRows(states);
});
