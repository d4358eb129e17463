import { judgesRows, type Row } from '../../testing/judge-rows.ts';
import {
  chatAsked,
  delta,
  done,
  goodEvents,
  madeChat,
  madeChoice,
  refusedChat,
  streamed,
  whole,
} from '../../testing/made-chat.ts';
import { claim } from '../index.ts';

const requests = claim('r', 'all.openai-requests', {});
const answers = claim('a', 'all.openai-answers', {});
const chunks = claim('c', 'all.openai-chunks', {});
const errors = claim('e', 'all.openai-errors', {});
const onPurpose = { kind: 'step', text: 'e1 breaks the contract on purpose: to see' } as const;
const text = (members: object) =>
  chatAsked('e1', { messages: undefined, ...members }, 'http://t/v1/completions');

const rows: readonly Row[] = [
  ['a request of the contract', 'holds', [chatAsked('e1')], requests],
  ['a request that breaks it', 'undecided', [chatAsked('e1', { messages: 7 })], requests],
  ['a request that breaks it on purpose', 'holds', [onPurpose, chatAsked('e1', { messages: 7 })], requests],
  ['a text that is asked for', 'holds', [text({ prompt: 'x' })], requests],
  ['a text that is asked for without a prompt', 'undecided', [text({})], requests],
  ['a whole answer', 'holds', whole('e1', madeChat()), answers],
  ['one without an id', 'fails', whole('e1', madeChat({ id: undefined })), answers],
  [
    'one with a reason that is of a clause of its own',
    'holds',
    whole('e1', madeChat({ choices: [madeChoice({ finish_reason: 'x' })] })),
    answers,
  ],
  [
    'one to who asked for a stream',
    'holds',
    whole('e1', madeChat({ id: undefined }), { stream: true }),
    answers,
  ],
  ['a stream', 'holds', streamed('e1', goodEvents), answers],
  ['a stream of chunks', 'holds', streamed('e1', goodEvents), chunks],
  ['a chunk without an id', 'fails', streamed('e1', [delta({}, 'stop', 0, { id: undefined }), done]), chunks],
  [
    'a chunk with a call that is of a clause of its own',
    'holds',
    streamed('e1', [delta({ tool_calls: [{}] }), done]),
    chunks,
  ],
  ['a stream to who asked for a whole answer', 'holds', streamed('e1', ['x'], { stream: false }), chunks],
  ['a typed error', 'holds', refusedChat('e1', 500), errors],
  ['an error in words', 'fails', refusedChat('e1', 404, 'no'), errors],
  ['a refusal for load in words', 'holds', refusedChat('e1', 429, 'no'), errors],
];

describe('what is judged of every case of the OpenAI surface', () => judgesRows(rows));
