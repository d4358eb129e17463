import { isRecord, parsedJson } from '#conformance/harness';
import { type Body, type Does, faithful } from './does.ts';

export interface BrokenGateway {
  readonly name: string;
  readonly why: string;
  readonly breaks: readonly string[];
  readonly does: Does;
}

export const broken = (...[name, why, breaks, otherwise]: Row): BrokenGateway => ({
  ...{ name, why, breaks },
  does: { ...faithful, ...otherwise },
});

type Row = readonly [name: string, why: string, breaks: readonly string[], otherwise: Partial<Does>];

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
export const fieldsOf = (value: unknown): Body => (isRecord(value) ? value : {});
export const without = (body: Body, ...names: readonly string[]): Body =>
  Object.fromEntries(Object.entries(body).filter(([name]) => !names.includes(name)));

export const withMessages = (body: Body, change: (message: Body, at: number) => Body): Body => ({
  ...body,
  messages: listOf(body.messages).map((message, at) => change(fieldsOf(message), at)),
});

/** Every text of a choice, whole or a delta. */
export const withChoice = (text: string, change: (choice: Body) => Body): string => {
  const value = fieldsOf(parsedJson(text));
  return JSON.stringify({ ...value, choices: listOf(value.choices).map(each => change(fieldsOf(each))) });
};

export const inMessage = (body: string, change: (message: Body) => Body): string =>
  withChoice(body, choice => ({ ...choice, message: change(fieldsOf(choice.message)) }));

export const has = (event: string, name: string): boolean =>
  fieldsOf(parsedJson(event.replace(/^data: /, '')))[name] != null;
