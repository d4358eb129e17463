import { chanceOf } from '../model/chance.ts';
import {
  type BrokenServer,
  broken,
  eachChoice,
  eachStreamedChoice,
  ending,
  wholeChat,
  without,
} from './broken-server.ts';

/** Stop strings, choices, log probabilities, formats and seeds. */
export const brokenFeatures: readonly BrokenServer[] = [
  broken(
    { name: 'stop-ignored', breaks: ['OAI-STOP-001(a)'], why: 'does not know stop strings' },
    without('stop'),
  ),
  broken(
    {
      ...{ name: 'stop-string-shown', breaks: ['OAI-STOP-001(a)'] },
      why: 'ends its text with the stop string',
    },
    wholeChat((answer, { stops: [stop = ''] }) =>
      eachChoice(answer, choice =>
        choice.finish_reason === 'stop'
          ? { ...choice, message: { ...choice.message, content: `${choice.message?.content}${stop}` } }
          : choice,
      ),
    ),
  ),
  broken(
    {
      ...{ name: 'stopped-at-length', breaks: ['OAI-STOP-001(b)'] },
      why: 'says `length` where a stop string ended it',
    },
    ending((finish, { stops }) => (stops.length > 0 ? 'length' : finish)),
  ),
  broken(
    { name: 'one-choice', breaks: ['OAI-CHOICES-001(a)'], why: 'does not know n' },
    {
      takes: body => (body.stream === true ? body : { ...body, n: 1 }),
    },
  ),
  broken(
    {
      ...{ name: 'all-choices-are-first', breaks: ['OAI-CHOICES-001(b)'] },
      why: 'gives each chunk the index 0',
    },
    {
      streams: sent => eachStreamedChoice(sent, choice => ({ ...choice, index: 0 })),
    },
  ),
  broken(
    {
      ...{ name: 'no-logprobs', breaks: ['OAI-LOGPROBS-001'] },
      why: 'takes `logprobs` and tells none',
    },
    without('logprobs', 'top_logprobs'),
  ),
  broken(
    {
      ...{ name: 'probabilities', breaks: ['OAI-LOGPROBS-001'] },
      why: 'tells probabilities where their logarithms belong',
    },
    wholeChat(answer =>
      eachChoice(answer, choice => ({
        ...choice,
        logprobs: choice.logprobs && {
          content: choice.logprobs.content.map(each => ({ ...each, logprob: Math.exp(each.logprob) })),
        },
      })),
    ),
  ),
  broken(
    {
      ...{ name: 'fenced-json', breaks: ['OAI-FORMAT-001(a)'] },
      why: 'wraps its JSON in a fence',
    },
    wholeChat((answer, { format }) =>
      eachChoice(answer, choice =>
        format.type === 'json_object' && typeof choice.message?.content === 'string'
          ? {
              ...choice,
              message: { ...choice.message, content: `\`\`\`json\n${choice.message.content}\n\`\`\`` },
            }
          : choice,
      ),
    ),
  ),
  broken(
    {
      ...{ name: 'any-json', breaks: ['OAI-FORMAT-001(b)'] },
      why: 'takes a schema for a wish to have any JSON object',
    },
    {
      takes: body =>
        JSON.stringify(body.response_format)?.includes('json_schema')
          ? { ...body, response_format: { type: 'json_object' } }
          : body,
    },
  ),
  broken(
    {
      ...{ name: 'any-format', breaks: ['OAI-FORMAT-001(c)'] },
      why: 'answers in plain words where it does not know the format',
    },
    {
      takes: body => {
        const { response_format, ...rest } = body;
        const isKnown = /"json_(object|schema)"/.test(JSON.stringify(response_format) ?? '');
        return isKnown ? body : rest;
      },
    },
  ),
  broken(
    {
      ...{ name: 'seed-ignored', breaks: ['OAI-SEED-001(a)'], met: 'sgl-project/sglang#15481' },
      why: 'does not know seeds',
    },
    without('seed'),
  ),
  broken(
    {
      ...{ name: 'one-default-seed', breaks: ['OAI-SEED-001(b)'], met: 'Tencent-Hunyuan/UniRL#208' },
      why: 'begins every answer without a seed with the same one',
    },
    { chance: () => chanceOf('default')() },
  ),
];
