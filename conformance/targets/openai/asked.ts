import { isRecord } from '#conformance/harness';
import { validateOpenaiPart } from '#contracts';
import { tokensOf } from './model/words.ts';
import { refuse } from './refusal.ts';

export type Fields = Readonly<Record<string, unknown>>;

export interface Tool {
  readonly name: string;
  readonly parameters: unknown;
}

export type ToolChoice = 'none' | 'auto' | 'required' | { readonly name: string };

export type Format =
  | { readonly type: 'text' }
  | { readonly type: 'json_object' }
  | { readonly type: 'json_schema'; readonly schema: unknown };

/** A request that was understood. */
export interface Asked {
  /** Of /v1/completions, not of a chat. */
  readonly isText: boolean;
  readonly body: Fields;
  readonly model: string;
  /** All that was said so far. */
  readonly prompt: string;
  readonly promptTokens: number;
  readonly isStream: boolean;
  readonly includesUsage: boolean;
  readonly tokensMax: number;
  readonly temperature: number;
  readonly seed: number | undefined;
  readonly n: number;
  readonly stops: readonly string[];
  readonly wantsLogprobs: boolean;
  readonly topLogprobs: number;
  readonly format: Format;
  readonly tools: readonly Tool[];
  readonly choice: ToolChoice;
}

/** Where nothing else is said. */
export const modelServed = 'faithful-1';

export interface Limits {
  readonly model: string;
  readonly ctx: number;
}

const fieldsOf = (value: unknown): Fields => (isRecord(value) ? value : {});
const numberIn = (body: Fields, name: string): number | undefined => {
  const value = body[name];
  return typeof value === 'number' ? value : undefined;
};

const partText = (part: unknown): string => {
  const { type, text } = fieldsOf(part);
  if (type === 'text' && typeof text === 'string') return text;
  return refuse({ message: 'a part of a message is no text', param: 'messages' });
};

const needsContent = ['system', 'developer', 'user', 'tool'];

const messageText = (message: unknown): string => {
  const { role, content, tool_calls } = fieldsOf(message);
  if (typeof content === 'string') return content;
  if (Array.isArray(content)) return content.map(partText).join('');
  const isMissing = needsContent.includes(String(role)) || !Array.isArray(tool_calls);
  return isMissing
    ? refuse({ message: `a message of the role ${role} has no content`, param: 'messages' })
    : JSON.stringify(tool_calls);
};

const messagesText = (messages: unknown): string =>
  (Array.isArray(messages) ? messages : [])
    .map(message => `[${fieldsOf(message).role}] ${messageText(message)}`)
    .join('\n');

const promptText = (prompt: unknown): string =>
  typeof prompt === 'string' ? prompt : refuse({ message: 'the prompt is no text', param: 'prompt' });

const formatOf = (value: unknown): Format => {
  const { type = 'text', json_schema } = fieldsOf(value);
  if (type === 'text' || type === 'json_object') return { type };
  const { schema } = fieldsOf(json_schema);
  if (type === 'json_schema' && isRecord(schema)) return { type, schema };
  return refuse({
    message: `there is no response_format ${JSON.stringify(value)}`,
    param: 'response_format',
  });
};

const toolOf = (value: unknown): Tool => {
  const { type, function: called } = fieldsOf(value);
  const { name, parameters } = fieldsOf(called);
  return type === 'function' && typeof name === 'string' && name !== ''
    ? { name, parameters: parameters ?? {} }
    : refuse({ message: 'a tool is no function with a name', param: 'tools' });
};

const toolsIn = ({ tools }: Fields): Tool[] => (Array.isArray(tools) ? tools.map(toolOf) : []);

const choiceOf = (value: unknown, tools: readonly Tool[]): ToolChoice => {
  const param = 'tool_choice';
  const choice = value ?? (tools.length > 0 ? 'auto' : 'none');
  if (choice === 'none') return choice;
  if (tools.length === 0)
    return refuse({ message: 'tool_choice asks for a call, and no tool is offered', param });
  if (choice === 'auto' || choice === 'required') return choice;
  const { type, function: called } = fieldsOf(choice);
  const { name } = fieldsOf(called);
  return type === 'function' && typeof name === 'string' && tools.some(tool => tool.name === name)
    ? { name }
    : refuse({ message: 'tool_choice names no tool that is offered', param });
};

const stopsIn = ({ stop }: Fields): string[] => {
  const stops = [stop ?? []].flat().filter(text => typeof text === 'string');
  return stops.includes('') ? refuse({ message: 'a stop string is empty', param: 'stop' }) : stops;
};

const choicesMax = 8;
const topLogprobsMax = 20;

const checkFits = (body: Fields, part: 'ChatCompletionRequest' | 'OpenaiCompletionRequest'): void => {
  const checked = validateOpenaiPart(part, body);
  if (checked.ok) return;
  const [problem] = checked.problems;
  const message = `${problem?.path || 'the body'} is ${problem?.found}, allowed: ${problem?.allowed}`;
  refuse({ message, param: problem?.path?.split('/')[1] ?? null });
};

const tokensMaxIn = (body: Fields, room: number): number =>
  Math.min(room, numberIn(body, 'max_completion_tokens') ?? numberIn(body, 'max_tokens') ?? room);

/** What a request means; what can't be served ends here. */
export const readAsked = (body: Fields, isText: boolean, { model, ctx }: Limits): Asked => {
  checkFits(body, isText ? 'OpenaiCompletionRequest' : 'ChatCompletionRequest');
  if (body.model !== model)
    refuse({
      ...{ status: 404, code: 'model_not_found', param: 'model' },
      message: `the model ${JSON.stringify(body.model)} does not exist`,
    });
  const prompt = isText ? promptText(body.prompt) : messagesText(body.messages);
  const promptTokens = tokensOf(prompt).length;
  if (promptTokens >= ctx)
    refuse({
      ...{ code: 'context_length_exceeded', param: isText ? 'prompt' : 'messages' },
      message: `the context of this model is ${ctx} tokens long, and the prompt has ${promptTokens}`,
    });
  const n = numberIn(body, 'n') ?? 1;
  if (n > choicesMax) refuse({ message: `n is at most ${choicesMax}`, param: 'n' });
  const tools = toolsIn(body);
  return {
    ...{ isText, body, model, prompt, promptTokens, n, tools },
    isStream: body.stream === true,
    includesUsage: fieldsOf(body.stream_options).include_usage === true,
    tokensMax: tokensMaxIn(body, ctx - promptTokens),
    temperature: numberIn(body, 'temperature') ?? 1,
    seed: numberIn(body, 'seed'),
    stops: stopsIn(body),
    wantsLogprobs: body.logprobs === true,
    topLogprobs: Math.min(topLogprobsMax, numberIn(body, 'top_logprobs') ?? 0),
    format: formatOf(body.response_format),
    choice: choiceOf(body.tool_choice, tools),
  };
};
