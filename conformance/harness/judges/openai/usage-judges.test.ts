import { judgesRows, type Row } from '../../testing/judge-rows.ts';
import {
  delta,
  done,
  madeChat,
  madeChoice,
  refusedChat,
  streamed,
  usageChunk,
  whole,
} from '../../testing/made-chat.ts';
import { claim } from '../index.ts';

const ref = 'A';
const told = claim('t', 'openai.usage-told', { ref });
const sum = claim('s', 'openai.usage-sum', { ref });
const parts = claim('p', 'openai.usage-parts', { refs: ['A'] });
const ofText = claim('o', 'openai.usage-of-text', { ref });
const limit = claim('l', 'openai.limit', { ref });
const reason = claim('r', 'openai.limit-reason', { ref });
const absent = claim('a', 'openai.stop-absent', { ref, optional: 'stop' });
const stopped = claim('b', 'openai.stop-reason', { ref: 'B', whole: 'A', optional: 'stop' });

const used = (...[prompt, completion, total, more = {}]: [number, number, number, object?]) =>
  whole(
    'e1',
    madeChat({
      usage: { prompt_tokens: prompt, completion_tokens: completion, total_tokens: total, ...more },
    }),
  );
const cached = (count: number) => ({ prompt_tokens_details: { cached_tokens: count } });
const thought = (count: number) => ({ completion_tokens_details: { reasoning_tokens: count } });
const ended = (finish_reason: unknown, members: object, usage?: object) =>
  whole('e1', madeChat({ choices: [madeChoice({ finish_reason })], ...(usage ? { usage } : {}) }), members);
const saying = (exchange: string, content: string, ...[finish_reason, members = {}]: [string, object?]) =>
  whole(
    exchange,
    madeChat({ choices: [madeChoice({ message: { role: 'assistant', content }, finish_reason })] }),
    members,
  );
const stop = { stop: ['wo'] };
const free = saying('e1', 'one two three', 'length');
const none = { usage: undefined };

const rows: readonly Row[] = [
  ['a usage', 'holds', used(3, 2, 5), told],
  ['no usage', 'fails', whole('e1', madeChat(none)), told],
  [
    'a usage without a total',
    'fails',
    whole('e1', madeChat({ usage: { prompt_tokens: 1, completion_tokens: 1 } })),
    told,
  ],
  ['a count below 0', 'fails', used(-1, 2, 1), told],
  ['a sum', 'holds', used(3, 2, 5), sum],
  ['a total that is too large', 'fails', used(3, 2, 6), sum],
  ['a total that is too small', 'fails', used(3, 2, 4), sum],
  ['no details', 'inapplicable', used(3, 2, 5), parts],
  ['no usage that could have parts', 'fails', whole('e1', madeChat(none)), parts],
  ['a part of the prompt', 'holds', used(3, 2, 5, cached(3)), parts],
  ['a part of the completion', 'holds', used(3, 2, 5, thought(2)), parts],
  ['more cached than asked', 'fails', used(3, 2, 5, cached(4)), parts],
  ['more thought than said', 'fails', used(3, 2, 5, thought(3)), parts],
  ['what was cached, added', 'fails', used(3, 2, 8, cached(3)), parts],
  ['what was thought, added', 'fails', used(3, 2, 7, thought(2)), parts],
  ['text that is counted', 'holds', used(3, 1, 4), ofText],
  ['text that is not counted', 'fails', used(3, 0, 3), ofText],
  ['no text', 'inapplicable', saying('e1', '', 'stop'), ofText],
  ['as many tokens as allowed', 'holds', ended('length', { max_tokens: 2 }), limit],
  ['one more than allowed', 'fails', ended('length', { max_tokens: 1 }), limit],
  ['one more than allowed by the newer name', 'fails', ended('length', { max_completion_tokens: 1 }), limit],
  ['tokens that are not told', 'inapplicable', whole('e1', madeChat(none), { max_tokens: 1 }), limit],
  ['a limit that is told', 'holds', ended('length', { max_tokens: 2 }), reason],
  ['a limit that is told as a stop', 'fails', ended('stop', { max_tokens: 2 }), reason],
  [
    'a limit that is told as a stop, of untold tokens',
    'fails',
    whole('e1', madeChat(none), { max_tokens: 2 }),
    reason,
  ],
  ['a limit that an unknown reason tells', 'inapplicable', ended('eos', { max_tokens: 2 }), reason],
  ['a limit that nothing tells', 'inapplicable', ended(null, { max_tokens: 2 }), reason],
  ['a text that ended before its limit', 'inapplicable', ended('stop', { max_tokens: 3 }), reason],
  ['a text that went on beyond its limit', 'inapplicable', ended('stop', { max_tokens: 1 }), reason],
  [
    'a stream that ended at its limit',
    'holds',
    streamed('e1', [delta({ content: 'x' }), delta({}, 'length'), usageChunk, done], { max_tokens: 2 }),
    reason,
  ],
  [
    'a stream that stopped at its limit',
    'fails',
    streamed('e1', [delta({ content: 'x' }), delta({}, 'stop'), usageChunk, done], { max_tokens: 2 }),
    reason,
  ],
  ['a text without its stop string', 'holds', saying('e1', 'one t', 'stop', stop), absent],
  ['a text with its stop string', 'fails', saying('e1', 'one two', 'stop', stop), absent],
  [
    'a stream with its stop string over two chunks',
    'fails',
    streamed('e1', [delta({ content: 'one tw' }), delta({ content: 'o' }, 'stop'), done], stop),
    absent,
  ],
  ['no stop string', 'inapplicable', saying('e1', 'one two', 'stop'), absent],
  ['a stop that is refused', 'inapplicable', refusedChat('e1', 400), absent],
  ['a stop at which it breaks', 'fails', refusedChat('e1', 500), absent],
  ['a text that its stop string ended', 'holds', [...free, ...saying('e2', 'one t', 'stop', stop)], stopped],
  ['one that says it was its limit', 'fails', [...free, ...saying('e2', 'one t', 'length', stop)], stopped],
  ['another text', 'inapplicable', [...free, ...saying('e2', 'one', 'length', stop)], stopped],
  [
    'a text in which it never stood',
    'inapplicable',
    [...saying('e1', 'abc', 'stop'), ...saying('e2', 'abc', 'stop', stop)],
    stopped,
  ],
];

describe('judges of usage, limits and stop strings', () => judgesRows(rows));
