import { modelServed } from '../asked.ts';
import type { Usage } from '../shapes.ts';
import { type BrokenServer, broken, eachChoice, ending, wholeChat } from './broken-server.ts';

const used = (change: (usage: Usage) => Usage | null): ReturnType<typeof wholeChat> =>
  wholeChat(answer => (answer.usage ? { ...answer, usage: change(answer.usage) } : answer));

/** Models, whole answers, usage and limits. */
export const brokenAnswers: readonly BrokenServer[] = [
  broken(
    {
      ...{ name: 'list-without-object', breaks: ['OAI-MODELS-001(a)'] },
      why: 'lists its models in an object that does not say that it is a list',
    },
    { lists: ({ data }) => ({ data }) },
  ),
  broken(
    {
      ...{ name: 'bare-models', breaks: ['OAI-MODELS-001(a)'] },
      why: 'lists models of another kind of object',
    },
    { lists: list => ({ ...list, data: list.data.map(model => ({ ...model, object: 'engine' })) }) },
  ),
  broken(
    {
      ...{ name: 'listed-by-another-name', breaks: ['OAI-MODELS-001(b)'] },
      why: 'lists its model by a name by which it does not know it',
    },
    { lists: list => ({ ...list, data: list.data.map(model => ({ ...model, id: `assay/${model.id}` })) }) },
  ),
  broken(
    {
      ...{ name: 'models-of-nobody', breaks: ['OAI-MODELS-001(c)'] },
      why: 'says neither since when its models are there nor whose they are',
    },
    { lists: list => ({ ...list, data: list.data.map(({ id, object }) => ({ id, object })) }) },
  ),
  broken(
    {
      ...{ name: 'any-model', breaks: ['OAI-MODELS-002'], met: 'Blackwellboy/model-serving-minefield#71' },
      why: 'answers by its own model whichever was asked for',
    },
    { takes: (body, { isText }) => (isText || !('model' in body) ? body : { ...body, model: modelServed }) },
  ),
  broken(
    {
      ...{ name: 'any-model-streamed', breaks: ['OAI-MODELS-002'] },
      ...{ met: 'Blackwellboy/model-serving-minefield#71' },
      why: 'looks at the name of the model only where it does not stream',
    },
    { takes: body => (body.stream === true && 'model' in body ? { ...body, model: modelServed } : body) },
  ),
  broken(
    {
      ...{ name: 'undated', breaks: ['OAI-CHAT-001(a)'] },
      why: 'does not say when an answer was made',
    },
    wholeChat(({ created: _created, ...answer }) => answer),
  ),
  broken(
    {
      ...{ name: 'role-of-model', breaks: ['OAI-CHAT-001(b)'] },
      why: 'answers in the role `model`',
    },
    wholeChat(answer =>
      eachChoice(answer, choice => ({ ...choice, message: { ...choice.message, role: 'model' } })),
    ),
  ),
  broken(
    {
      ...{ name: 'counts-from-one', breaks: ['OAI-CHAT-001(b)'] },
      why: 'gives its only choice the index 1',
    },
    wholeChat((answer, { n }) =>
      n === 1 ? eachChoice(answer, choice => ({ ...choice, index: choice.index + 1 })) : answer,
    ),
  ),
  broken(
    {
      ...{ name: 'empty-reason', breaks: ['OAI-CHAT-001(c)'], met: 'sgl-project/sglang#3912' },
      why: 'ends whole answers for the reason ""',
    },
    wholeChat((answer, { tools }) =>
      tools.length > 0 ? answer : eachChoice(answer, choice => ({ ...choice, finish_reason: '' })),
    ),
  ),
  broken(
    {
      ...{ name: 'streams-unasked', breaks: ['OAI-CHAT-001(d)'], met: 'BerriAI/litellm#25766' },
      why: 'streams where nothing is said about streams',
    },
    {
      isStreamed: ({ body, isStream, isText }) => (isText ? isStream : body.stream !== false),
    },
  ),
  broken(
    {
      ...{ name: 'no-usage', breaks: ['OAI-USAGE-001(a)'], met: 'opendatahub-io/models-as-a-service#1473' },
      why: 'tells no usage',
    },
    wholeChat(({ usage: _usage, ...answer }) => answer),
  ),
  broken(
    {
      ...{ name: 'usage-of-one', breaks: ['OAI-USAGE-001(b)'], met: 'wso2/api-platform#2932' },
      why: 'charges one token for each request',
    },
    used(usage => ({ ...usage, total_tokens: 1 })),
  ),
  broken(
    {
      ...{ name: 'cached-beside', breaks: ['OAI-USAGE-001(c)'], met: 'BerriAI/litellm#28009' },
      why: 'counts as prompt only what was not cached, and the cached beside it',
    },
    used(usage => {
      const cached = usage.prompt_tokens_details?.cached_tokens ?? 0;
      const prompt_tokens = usage.prompt_tokens - cached;
      return { ...usage, prompt_tokens, total_tokens: prompt_tokens + usage.completion_tokens };
    }),
  ),
  broken(
    {
      ...{ name: 'reasoning-beside', breaks: ['OAI-USAGE-001(c)'], met: 'Portkey-AI/gateway#1210' },
      why: 'counts the tokens of its reasoning beside those of its completion',
    },
    used(usage => ({
      ...usage,
      completion_tokens_details: { reasoning_tokens: usage.completion_tokens + 5 },
      total_tokens: usage.total_tokens,
    })),
  ),
  broken(
    {
      ...{ name: 'free-text', breaks: ['OAI-USAGE-001(d)'] },
      why: 'counts no token of what it says',
    },
    used(usage => ({ ...usage, completion_tokens: 0, total_tokens: usage.prompt_tokens })),
  ),
  broken(
    {
      ...{ name: 'endless', breaks: ['OAI-LIMIT-001(a)'] },
      why: 'does not know max_tokens',
    },
    {
      takes: (body, { isText }) => {
        const { max_tokens: _max, ...rest } = body;
        return isText || typeof body.max_tokens !== 'number' ? body : rest;
      },
    },
  ),
  broken(
    {
      ...{ name: 'always-stop', breaks: ['OAI-LIMIT-001(b)'], met: 'vllm-project/vllm#25054' },
      why: 'says `stop` where it ended at the limit',
    },
    ending(finish => (finish === 'length' ? 'stop' : finish)),
  ),
];
