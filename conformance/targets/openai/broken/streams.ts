import type { Asked } from '../asked.ts';
import { type Choice, isChunk } from '../shapes.ts';
import {
  type BrokenServer,
  broken,
  eachChunk,
  eachStreamedChoice,
  isEnding,
  isUsageChunk,
  streamedChat,
} from './broken-server.ts';

const usageOf = ({ promptTokens, tokensMax }: Asked) => ({
  prompt_tokens: promptTokens,
  completion_tokens: Math.min(tokensMax, 1),
  total_tokens: promptTokens + Math.min(tokensMax, 1),
});

const withoutRole = (choice: Choice): Choice => {
  const { role: _role, ...delta } = choice.delta ?? {};
  return { ...choice, delta };
};

const contentOf = ({ delta }: Choice): string => delta?.content ?? '';

/** Streams of chats. */
export const brokenStreams: readonly BrokenServer[] = [
  broken(
    {
      ...{ name: 'chunks-as-whole', breaks: ['OAI-STREAM-001(a)'] },
      why: 'calls each chunk a whole answer',
    },
    streamedChat(sent => eachChunk(sent, chunk => ({ ...chunk, object: 'chat.completion' }))),
  ),
  broken(
    {
      ...{ name: 'id-of-each', breaks: ['OAI-STREAM-001(b)'] },
      why: 'gives each chunk an id of its own',
    },
    streamedChat(sent => eachChunk(sent, (chunk, at) => ({ ...chunk, id: `${chunk.id}-${at}` }))),
  ),
  broken(
    {
      ...{ name: 'no-done', breaks: ['OAI-STREAM-001(c)'] },
      why: 'ends its streams without [DONE]',
    },
    streamedChat(sent => sent.filter(one => one !== '[DONE]')),
  ),
  broken(
    {
      ...{ name: 'done-twice', breaks: ['OAI-STREAM-001(c)'] },
      why: 'says [DONE] twice, as one on its way and one at its end do',
    },
    streamedChat(sent => [...sent, '[DONE]']),
  ),
  broken(
    {
      ...{ name: 'no-role', breaks: ['OAI-STREAM-001(d)'] },
      why: 'never says who speaks',
    },
    streamedChat(sent => eachStreamedChoice(sent, withoutRole)),
  ),
  broken(
    {
      ...{ name: 'reason-on-every-chunk', breaks: ['OAI-STREAM-002(a)'], met: 'sgl-project/sglang#3912' },
      why: 'has a reason on each chunk, before anything has ended',
    },
    streamedChat((sent, { n }) => {
      const last = sent.findLast(isEnding)?.choices[0]?.finish_reason ?? 'stop';
      if (n > 1) return sent;
      return eachStreamedChoice(sent, choice =>
        contentOf(choice) === '' ? choice : { ...choice, finish_reason: last },
      );
    }),
  ),
  broken(
    {
      ...{ name: 'reason-of-its-own', breaks: ['OAI-STREAM-002(b)'], met: 'ml-explore/mlx-lm#782' },
      why: 'ends its streams for the reason `eos`',
    },
    streamedChat((sent, { tools }) =>
      tools.length > 0
        ? sent
        : eachStreamedChoice(sent, choice =>
            typeof choice.finish_reason === 'string' ? { ...choice, finish_reason: 'eos' } : choice,
          ),
    ),
  ),
  broken(
    {
      ...{ name: 'no-reason', breaks: ['OAI-STREAM-002(b)'], met: 'vllm-project/guidellm#743' },
      why: 'lets its streams end without a reason, as if that were a success',
    },
    streamedChat((sent, { tools, n }) =>
      tools.length > 0 || n > 1
        ? sent
        : eachStreamedChoice(sent, choice => ({ ...choice, finish_reason: null })),
    ),
  ),
  broken(
    {
      ...{ name: 'text-after-end', breaks: ['OAI-STREAM-002(c)'] },
      why: 'sends its last words after the end',
    },
    streamedChat(sent => {
      const end = sent.findIndex(isEnding);
      const [last, ending] = [sent[end - 1], sent[end]];
      if (last === undefined || ending === undefined) return sent;
      return [...sent.slice(0, end - 1), ending, last, ...sent.slice(end + 1)];
    }),
  ),
  broken(
    {
      ...{ name: 'usage-never', breaks: ['OAI-STREAM-003(a)'], met: 'ollama/ollama#4448' },
      why: 'does not know include_usage',
    },
    streamedChat(sent => sent.filter(one => !isUsageChunk(one))),
  ),
  broken(
    {
      ...{ name: 'usage-at-the-end', breaks: ['OAI-STREAM-003(a)'], met: 'tensorzero/tensorzero#1851' },
      why: 'tells the usage in the chunk that ends the choice',
    },
    streamedChat(sent => {
      const usage = sent.find(isUsageChunk)?.usage;
      const kept = sent.filter(one => !isUsageChunk(one));
      return usage === undefined ? sent : kept.map(one => (isEnding(one) ? { ...one, usage } : one));
    }),
  ),
  broken(
    {
      ...{ name: 'usage-everywhere', breaks: ['OAI-STREAM-003(b)'], met: 'kubeai-project/kubeai#283' },
      why: 'tells the usage so far in every chunk',
    },
    streamedChat((sent, asked) =>
      asked.includesUsage
        ? eachChunk(sent, chunk => ({ ...chunk, usage: chunk.usage ?? usageOf(asked) }))
        : sent,
    ),
  ),
  broken(
    {
      ...{ name: 'usage-unasked', breaks: ['OAI-STREAM-003(c)'], met: 'ggml-org/llama.cpp#15444' },
      why: 'tells the usage in a chunk of its own, asked or not',
    },
    streamedChat((sent, asked) => {
      const last = sent.findLast(isEnding);
      if (asked.includesUsage || last === undefined) return sent;
      const kept = sent.filter(one => one !== '[DONE]');
      return [...kept, { ...last, choices: [], usage: usageOf(asked) }, '[DONE]'];
    }),
  ),
  broken(
    {
      ...{ name: 'bare-keep-alive', breaks: ['OAI-STREAM-004'], met: 'ggml-org/llama.cpp#23994' },
      why: 'keeps the connection alive by a word that is no comment',
    },
    streamedChat(sent => [{ raw: 'keep-alive\n\n' }, ...sent]),
  ),
  broken(
    {
      ...{ name: 'last-word-lost', breaks: ['OAI-STREAM-005(a)'] },
      why: 'loses the last word of what it streams',
    },
    streamedChat(sent => {
      const last = sent.findLastIndex(
        one => isChunk(one) && one.choices.some(choice => contentOf(choice) !== ''),
      );
      return sent.filter((_, at) => at !== last);
    }),
  ),
  broken(
    {
      ...{ name: 'stop-where-streamed', breaks: ['OAI-STREAM-005(b)'], met: 'googleapis/python-genai#2868' },
      why: 'says `stop` at the limit of a stream whose tokens nobody asked it to count',
    },
    streamedChat((sent, { includesUsage }) =>
      includesUsage
        ? sent
        : eachStreamedChoice(sent, choice =>
            choice.finish_reason === 'length' ? { ...choice, finish_reason: 'stop' } : choice,
          ),
    ),
  ),
];
