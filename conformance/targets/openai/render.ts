import type { Asked } from './asked.ts';
import type { Generated } from './model/generate.ts';
import type { Answer, Call, Choice, Logprobs, Sent, Usage } from './shapes.ts';

/** An answer before it is written: what was asked, and what came of it. */
export interface Draft {
  readonly asked: Asked;
  readonly id: string;
  readonly created: number;
  readonly choices: readonly Generated[];
  /** Of the prompt's tokens, those that were known from before. */
  readonly cachedTokens: number;
}

const usageOf = ({ asked, choices, cachedTokens }: Draft): Usage => {
  const completion = choices.reduce((sum, { tokens }) => sum + tokens, 0);
  return {
    prompt_tokens: asked.promptTokens,
    completion_tokens: completion,
    total_tokens: asked.promptTokens + completion,
    prompt_tokens_details: { cached_tokens: cachedTokens },
    completion_tokens_details: { reasoning_tokens: 0 },
  };
};

const headOf = ({ asked, id, created }: Draft, object: string) => ({
  id: `${asked.isText ? 'cmpl' : 'chatcmpl'}-${id}`,
  object,
  created,
  model: asked.model,
});

const likely = -0.25;

const logprobsOf = ({ wantsLogprobs, topLogprobs }: Asked, pieces: readonly string[]): Logprobs | null => {
  if (!wantsLogprobs) return null;
  const told = pieces.map((token, at) => ({ token, logprob: likely * (1 + (at % 3)) }));
  return {
    content: told.map(each => ({
      ...each,
      bytes: [...Buffer.from(each.token)],
      top_logprobs: Array.from({ length: topLogprobs }, (_, at) => ({
        token: `${each.token}${'·'.repeat(at)}`,
        logprob: each.logprob - at,
      })),
    })),
  };
};

const callId = ({ id }: Draft, index: number): string => `call_${id}_${index}`;

const messageOf = (draft: Draft, { index, pieces, call }: Generated) => {
  const content = call === undefined ? pieces.join('') : null;
  const tool_calls: Call[] =
    call === undefined
      ? []
      : [
          {
            ...{ id: callId(draft, index), type: 'function' },
            function: { name: call.name, arguments: call.pieces.join('') },
          },
        ];
  return { role: 'assistant', content, ...(call === undefined ? {} : { tool_calls }) };
};

const wholeChoice = (draft: Draft, generated: Generated): Choice => {
  const { index, pieces, finish } = generated;
  const told = draft.asked.isText
    ? { text: pieces.join('') }
    : { message: messageOf(draft, generated), logprobs: logprobsOf(draft.asked, pieces) };
  return { index, ...told, finish_reason: finish };
};

export const wholeAnswer = (draft: Draft): Answer => ({
  ...headOf(draft, draft.asked.isText ? 'text_completion' : 'chat.completion'),
  choices: draft.choices.map(choice => wholeChoice(draft, choice)),
  usage: usageOf(draft),
});

const callDeltas = (draft: Draft, { index, call }: Generated): Choice[] => {
  if (call === undefined) return [];
  const head = { index: 0, id: callId(draft, index), type: 'function' };
  const parts: Call[] = [
    { ...head, function: { name: call.name, arguments: '' } },
    ...call.pieces.map(piece => ({ index: 0, function: { arguments: piece } })),
  ];
  return parts.map(part => ({ index, delta: { tool_calls: [part] }, finish_reason: null }));
};

const chatDeltas = (draft: Draft, generated: Generated): Choice[] => {
  const { index, pieces, call, finish } = generated;
  const first = { role: 'assistant', content: call === undefined ? '' : null };
  return [
    { index, delta: first, finish_reason: null },
    ...pieces.map(content => ({
      ...{ index, delta: { content }, finish_reason: null },
      ...(draft.asked.wantsLogprobs ? { logprobs: logprobsOf(draft.asked, [content]) } : {}),
    })),
    ...callDeltas(draft, generated),
    { index, delta: {}, finish_reason: finish },
  ];
};

const textDeltas = ({ index, pieces, finish }: Generated): Choice[] => [
  ...pieces.map(text => ({ index, text, finish_reason: null })),
  { index, text: '', finish_reason: finish },
];

/** The choices take turns. */
const inTurns = (lists: readonly (readonly Choice[])[]): Choice[] =>
  Array.from({ length: Math.max(...lists.map(list => list.length)) }, (_, at) =>
    lists.flatMap(list => list.slice(at, at + 1)),
  ).flat();

export const streamedAnswer = (draft: Draft): Sent[] => {
  const { asked, choices } = draft;
  const head = headOf(draft, asked.isText ? 'text_completion' : 'chat.completion.chunk');
  const deltas = choices.map(choice => (asked.isText ? textDeltas(choice) : chatDeltas(draft, choice)));
  const none = asked.includesUsage ? { usage: null } : {};
  const chunks = inTurns(deltas).map(choice => ({ ...head, choices: [choice], ...none }));
  const last = asked.includesUsage ? [{ ...head, choices: [], usage: usageOf(draft) }] : [];
  return [...chunks, ...last, '[DONE]'];
};
