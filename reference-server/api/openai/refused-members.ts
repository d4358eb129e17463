// Members that change the answer and that no pool can keep. They are refused: to take them and answer as if they were
// not there is worse than to say so.
import type { OrchestratorError } from '../../kernel/index.ts';
import { invalidParams } from '../public-problems.ts';

type Body = Readonly<Record<string, unknown>>;

interface Member {
  readonly name: string;
  /** Whether the value asks for what is not there; null and what says nothing do not. */
  isAsked(value: unknown): boolean;
  readonly says: string;
}

const isGiven = (value: unknown): boolean => value !== undefined && value !== null;
const isTruthy = (value: unknown): boolean => isGiven(value) && value !== false && value !== 0;
const isNotZero = (value: unknown): boolean => isGiven(value) && value !== 0;
const isAbove1 = (value: unknown): boolean => isGiven(value) && value !== 1;
const isFilled = (value: unknown): boolean =>
  isGiven(value) && !(typeof value === 'object' && Object.keys(Object(value)).length === 0) && value !== '';

function isOtherFormat(value: unknown): boolean {
  return isGiven(value) && Object(value).type !== 'text';
}

function isForcedTool(value: unknown): boolean {
  return isGiven(value) && value !== 'none' && value !== 'auto';
}

function isOtherThanText(value: unknown): boolean {
  return isGiven(value) && !(Array.isArray(value) && value.every(one => one === 'text'));
}

const noTools = 'the models of this server call no tools.';
const noLogprobs = 'this server tells no log probabilities.';

const ofBoth: readonly Member[] = [
  { name: 'n', isAsked: isAbove1, says: 'this server gives one choice.' },
  { name: 'frequency_penalty', isAsked: isNotZero, says: 'allowed: 0. See repetition_penalty.' },
  { name: 'presence_penalty', isAsked: isNotZero, says: 'allowed: 0. See repetition_penalty.' },
  { name: 'logit_bias', isAsked: isFilled, says: 'this server changes no probabilities of single tokens.' },
];

/** By the operation that takes them. */
export const refusedMembers = {
  chat: [
    ...ofBoth,
    { name: 'logprobs', isAsked: isTruthy, says: noLogprobs },
    { name: 'top_logprobs', isAsked: isTruthy, says: noLogprobs },
    { name: 'response_format', isAsked: isOtherFormat, says: 'allowed: {"type":"text"}.' },
    { name: 'tools', isAsked: isFilled, says: noTools },
    { name: 'tool_choice', isAsked: isForcedTool, says: noTools },
    { name: 'functions', isAsked: isFilled, says: noTools },
    { name: 'function_call', isAsked: isForcedTool, says: noTools },
    { name: 'modalities', isAsked: isOtherThanText, says: 'allowed: text.' },
    { name: 'audio', isAsked: isGiven, says: 'this server answers with text.' },
    { name: 'web_search_options', isAsked: isGiven, says: 'this server searches nothing.' },
    { name: 'reasoning_effort', isAsked: isGiven, says: 'this server does not steer how a model thinks.' },
    { name: 'verbosity', isAsked: isGiven, says: 'this server does not steer how much a model says.' },
  ],
  text: [
    ...ofBoth,
    { name: 'logprobs', isAsked: isGiven, says: noLogprobs },
    { name: 'best_of', isAsked: isAbove1, says: 'this server gives one choice.' },
    { name: 'echo', isAsked: isTruthy, says: 'this server does not repeat the prompt.' },
    { name: 'suffix', isAsked: isFilled, says: 'this server continues texts and does not fill gaps.' },
  ],
} as const satisfies Readonly<Record<string, readonly Member[]>>;

export function refusal(pointer: string, says: string): OrchestratorError {
  return invalidParams([{ pointer, message: `${pointer}: ${says}`, rule: 'unsupported' }]);
}

export function refuseUnkept(body: Body, members: readonly Member[]): void {
  const asked = members.find(({ name, isAsked }) => isAsked(body[name]));
  if (asked !== undefined) throw refusal(`/${asked.name}`, asked.says);
}
