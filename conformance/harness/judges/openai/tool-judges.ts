// Tool calls, whole or joined of any number of chunks.
import { parsedJson, shownJson } from '../../json.ts';
import { type Finding, fails, holds, inapplicable, type Judge } from '../finding.ts';
import { divergent, fieldsOf, ignored, listOf, type Reply, type ToolCall, withReply } from './reply.ts';

type Tools = { readonly ref: string; readonly optional: string };

export type ToolArgs = {
  'openai.call-arguments': Tools;
  'openai.call-names': Tools;
  'openai.call-reason': Tools;
  'openai.no-call': Tools;
  /** At least one, and each of the named tool where one was named. */
  'openai.call': Tools;
};

const nameIn = (tool: unknown): unknown => fieldsOf(fieldsOf(tool).function).name;

const offered = ({ asked }: Reply): unknown[] => listOf(asked.tools).map(nameIn);

const callsOf = ({ choices }: Reply): ToolCall[] => choices.flatMap(({ calls }) => calls);

/** A call that was cut off at the limit says nothing of how calls are written. */
const withCalls =
  (judge: (calls: readonly ToolCall[], reply: Reply) => Finding): Judge<Tools> =>
  (history, asked) =>
    withReply(history, asked, reply => {
      const calls = callsOf(reply);
      if (calls.length === 0) return inapplicable('the answer has no call');
      if (reply.choices.some(({ finish }) => finish === 'length'))
        return inapplicable('the answer was cut off at its limit');
      return judge(calls, reply);
    });

const argumentsValid = withCalls(calls => {
  const wrong = calls.find(call => parsedJson(call.arguments) === undefined);
  return wrong === undefined
    ? holds
    : fails(`the arguments are no JSON text: ${shownJson(wrong.arguments)}`, wrong.at);
});

const isNamed = (value: unknown): boolean => typeof value === 'string' && value !== '';

const namesKnown = withCalls((calls, reply) => {
  for (const call of calls) {
    if (call.broken !== undefined) return fails(`a call: ${call.broken}`, call.at);
    if (!isNamed(call.id)) return fails(`the id of a call is ${shownJson(call.id)}`, call.at);
    if (!offered(reply).includes(call.name))
      return fails(
        `the name of a call is ${shownJson(call.name)}, offered: ${shownJson(offered(reply))}`,
        call.at,
      );
  }
  return holds;
});

const chosenName = ({ asked }: Reply): unknown => nameIn(asked.tool_choice);

const reason = withCalls((_, reply) => {
  const allowed = chosenName(reply) === undefined ? ['tool_calls'] : ['tool_calls', 'stop'];
  const wrong = reply.choices.find(
    ({ finish, calls }) => calls.length > 0 && !allowed.some(due => due === finish),
  );
  return wrong === undefined
    ? holds
    : fails(`finish_reason is ${shownJson(wrong.finish)}, due: ${allowed.join(' or ')}`, reply.at);
});

const noCall: Judge<Tools> = (history, asked) =>
  withReply(history, asked, reply => {
    const [call] = callsOf(reply);
    return call === undefined
      ? holds
      : ignored(`tool_choice is none, and ${shownJson(call.name)} is called`, call.at);
  });

const call: Judge<Tools> = (history, asked) =>
  withReply(history, asked, reply => {
    const calls = callsOf(reply);
    const choice = shownJson(reply.asked.tool_choice);
    if (calls.length === 0) return ignored(`tool_choice is ${choice}, and nothing is called`, reply.at);
    const due = chosenName(reply);
    const other = due === undefined ? undefined : calls.find(({ name }) => name !== due);
    return other === undefined
      ? holds
      : divergent(`tool_choice is ${choice}, and ${shownJson(other.name)} is called`, other.at);
  });

export const toolJudges = {
  'openai.call-arguments': argumentsValid,
  'openai.call-names': namesKnown,
  'openai.call-reason': reason,
  'openai.no-call': noCall,
  'openai.call': call,
} satisfies { [Name in keyof ToolArgs]: Judge<ToolArgs[Name]> };
