import { judgesRows, type Row } from '../testing/judge-rows.ts';
import { asked, envelope, framed, running, started, told, wholeStream } from '../testing/made-history.ts';
import { claim, universalClaims } from './index.ts';

const stream = wholeStream('e1');
const lost = (by: 'harness' | 'error', error?: string) =>
  stream.toSpliced(-1, 1, { kind: 'closed', exchange: 'e1', by, ...(error === undefined ? {} : { error }) });
const comment = { kind: 'frame', exchange: 'e1', index: 9, comment: 'still here' } as const;
const canceled = { ...envelope('CANCELED', false), tokens_out: 0 };
const broken = [
  ...stream.slice(0, 2),
  framed('e1', 'started', started, 0),
  framed('e1', 'metrics', running),
  framed('e1', 'error', canceled, 1),
];
const refused = [asked('e1', 'GET /v1/tasks/x/stream'), told('e1', 404, envelope('TASK_NOT_FOUND', false))];

const order = claim('o', 'stream.order', { ref: 'A' });
const closes = claim('x', 'stream.closes', { ref: 'A' });
const counted = claim('n', 'stream.count', { ref: 'A', event: 'token', count: 0 });
const endsWith = (code: string | readonly string[]) =>
  claim('t', 'stream.terminal', { ref: 'A', event: 'error', code });

const ends: readonly Row[] = [
  ['a refusal in place of a stream', 'fails', refused, counted],
  ['a stream without pieces', 'holds', broken, counted],
  ['comments between the frames', 'holds', stream.toSpliced(4, 0, comment), order],
  ['a stream that the reader left', 'fails', lost('harness'), closes],
  ['a stream that was cut', 'fails', lost('error', 'reset'), closes],
  ['a body that ends inside a frame', 'fails', stream.toSpliced(-1, 1, cut()), closes],
  ['the error that is due', 'holds', broken, endsWith('CANCELED')],
  ['one of the errors that may come', 'holds', broken, endsWith(['INTERNAL', 'CANCELED'])],
  ['another error', 'fails', broken, endsWith('INTERNAL')],
];

function cut() {
  return {
    kind: 'closed',
    exchange: 'e1',
    by: 'target',
    error: 'the body ends inside a frame',
  } as const;
}

describe('the judges of how streams end', () => {
  judgesRows(ends);
});

const hidden = universalClaims.filter(({ judge }) => judge === 'all.secrets-hidden');
const piece = framed('e1', 'token', { t: 'it is [secret:data]', i: 0 }, 1);
const sent = asked('e1', 'GET /v1/tasks', [['Authorization', 'Bearer [secret:data]']]);

describe('the judge of secrets', () => {
  judgesRows(
    hidden.flatMap((made): Row[] => [
      ['a secret in a piece of a stream', 'fails', [...stream.slice(0, 4), piece], made],
      ['a secret that the harness sent', 'holds', [sent], made],
    ]),
  );
});
