import type { Asked } from '../asked.ts';
import { type Call, type Choice, isChunk, type Sent } from '../shapes.ts';
import {
  type BrokenServer,
  broken,
  eachChoice,
  eachStreamedChoice,
  isEnding,
  streamedChat,
  wholeChat,
} from './broken-server.ts';

const callsIn = ({ delta }: Choice): readonly Call[] => delta?.tool_calls ?? [];

const callsOf = (sent: readonly Sent[]): Call[] =>
  sent.flatMap(one => (isChunk(one) ? one.choices.flatMap(callsIn) : []));

const argumentsAgain = (sent: readonly Sent[]): Sent[] => {
  const calls = callsOf(sent);
  const whole = calls.map(call => call.function.arguments ?? '').join('');
  const again = { tool_calls: [{ index: 0, function: { arguments: whole } }] };
  return sent.flatMap(one =>
    isEnding(one) && calls.length > 0
      ? [eachChoice(one, choice => ({ ...choice, delta: again, finish_reason: null })), one]
      : [one],
  );
};

const withoutLastPiece = (sent: readonly Sent[]): readonly Sent[] =>
  callsOf(sent).length === 0 ? sent : sent.filter((_, at) => !isEnding(sent[at + 1] ?? '[DONE]'));

const cutShort = (call: Call): Call => ({
  ...call,
  function: { ...call.function, arguments: call.function.arguments?.slice(0, -1) ?? '' },
});

const wholeCalls = (change: (call: Call, asked: Asked) => Call) =>
  wholeChat((answer, asked) =>
    eachChoice(answer, choice => {
      const { message } = choice;
      if (message?.tool_calls === undefined) return choice;
      const tool_calls = message.tool_calls.map(call => change(call, asked));
      return { ...choice, message: { ...message, tool_calls } };
    }),
  );

const renamed = (call: Call): Call => ({
  ...call,
  function: { ...call.function, name: `functions.${call.function.name}` },
});

const streamedCalls = (change: (call: Call, at: number) => Call) =>
  streamedChat(sent => {
    let at = 0;
    return eachStreamedChoice(sent, choice => {
      if (choice.delta?.tool_calls === undefined) return choice;
      at += 1;
      return { ...choice, delta: { tool_calls: choice.delta.tool_calls.map(call => change(call, at)) } };
    });
  });

const isNamed = (choice: unknown): boolean => typeof choice === 'object' && choice !== null;

/** Tool calls, and whether they are made. */
export const brokenTools: readonly BrokenServer[] = [
  broken(
    {
      ...{ name: 'arguments-twice', breaks: ['OAI-TOOLS-001(a)'], met: 'vllm-project/vllm#51697' },
      why: 'streams the arguments of a call, and then once more as a whole',
    },
    streamedChat(argumentsAgain),
  ),
  broken(
    {
      ...{ name: 'arguments-dropped', breaks: ['OAI-TOOLS-001(a)'], met: 'vllm-project/vllm#47901' },
      why: 'drops the last piece of the arguments of a call',
    },
    streamedChat(withoutLastPiece),
  ),
  broken(
    {
      ...{ name: 'arguments-cut', breaks: ['OAI-TOOLS-001(a)'] },
      why: 'cuts arguments short where it does not stream',
    },
    wholeCalls(cutShort),
  ),
  broken(
    {
      ...{ name: 'call-id-of-each', breaks: ['OAI-TOOLS-001(b)'], met: 'vllm-project/vllm#48852' },
      why: 'gives each piece of a call an id of its own',
    },
    streamedCalls((call, at) => ({ ...call, id: `call_${at}` })),
  ),
  broken(
    {
      ...{ name: 'unknown-function', breaks: ['OAI-TOOLS-001(b)'] },
      why: 'calls functions by names that were not offered, where none was named',
    },
    wholeCalls((call, { choice }) => (typeof choice === 'object' ? call : renamed(call))),
  ),
  broken(
    {
      ...{ name: 'calls-end-with-stop', breaks: ['OAI-TOOLS-001(c)'], met: 'earendil-works/pi#6225' },
      why: 'ends streams with calls as if they were text',
    },
    streamedChat(sent =>
      eachStreamedChoice(sent, choice =>
        choice.finish_reason === 'tool_calls' ? { ...choice, finish_reason: 'stop' } : choice,
      ),
    ),
  ),
  broken(
    {
      ...{ name: 'none-ignored', breaks: ['OAI-TOOLS-002(a)'], met: 'ollama/ollama#8421' },
      why: 'calls tools although none is to be called',
    },
    { takes: body => (body.tool_choice === 'none' ? { ...body, tool_choice: 'required' } : body) },
  ),
  broken(
    {
      ...{ name: 'required-ignored', breaks: ['OAI-TOOLS-002(b)'], met: 'ollama/ollama#17921' },
      why: 'leaves it to the model whether a required call is made',
    },
    { takes: body => (body.tool_choice === 'required' ? { ...body, tool_choice: 'auto' } : body) },
  ),
  broken(
    {
      ...{ name: 'name-ignored', breaks: ['OAI-TOOLS-002(c)'], met: 'ollama/ollama#8421' },
      why: 'calls the first tool where another one is named',
    },
    { takes: body => (isNamed(body.tool_choice) ? { ...body, tool_choice: 'required' } : body) },
  ),
  broken(
    {
      ...{ name: 'tools-or-format', breaks: ['OAI-TOOLS-002(d)'], met: 'ollama/ollama#13750' },
      why: 'drops tools where a format is asked for',
    },
    {
      takes: body => {
        const { tools, tool_choice, ...rest } = body;
        return body.response_format === undefined ? body : rest;
      },
    },
  ),
];
