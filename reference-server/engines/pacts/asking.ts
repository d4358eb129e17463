// What the tests ask of an adapter, and the words that they ask with.
import type { EngineAdapter, EngineRequest } from '#contracts/adapter';
import { fromState } from '#contracts/pacts';
import { eventsOf, failureOf } from '../adapters/fixtures/replaying-peer.ts';
import { model } from './engine-states.ts';

export type Ask = (adapter: EngineAdapter) => Promise<unknown>;

export const prompt = 'Name three rivers.';
export const messages = [{ role: 'user', content: prompt }];
export const maxTokens = 16;
export const seed = 7;

/** What is sent where nobody asks for something else, by the names that most engines have. */
export const sampling = {
  max_tokens: maxTokens,
  temperature: 0.8,
  top_p: 0.95,
  top_k: 40,
  min_p: 0.05,
  repetition_penalty: 1,
};

/** More tokens than the small context, in any vocabulary. */
export const longPrompt = 'Name a river. '.repeat(100).trim();
export const smallContext = 256;

const never = new AbortController().signal;

const requestOf = (text: string): EngineRequest => ({
  model,
  input: { kind: 'prompt', text },
  maxTokens,
  seed,
});

export const health: Ask = adapter => adapter.health(never);
export const version: Ask = adapter => adapter.version(never);
export const slots: Ask = adapter => adapter.slots(never);

/** One sample: engines count more than a pact shows. */
export const metric =
  (name: string): Ask =>
  async adapter => {
    const samples = await adapter.metrics?.(never);
    return samples instanceof Map ? samples.get(name) : samples;
  };

export const tokenize: Ask = async adapter => adapter.tokenize?.({ kind: 'prompt', text: prompt }, never);

export const generate: Ask = adapter => eventsOf(adapter, requestOf(prompt));

export const chat: Ask = adapter =>
  eventsOf(adapter, { ...requestOf(prompt), input: { kind: 'messages', messages } });

/** As what the refusal is understood. */
export const refused =
  (text = prompt): Ask =>
  async adapter =>
    (await failureOf(adapter, requestOf(text))).kind;

/** Has the name of the model in it: another engine may know it by another. */
export const named = (text = model) => fromState('model', model, text);

type Path = string | ReturnType<typeof named>;

export const get = (path: Path) => ({ method: 'GET', path }) as const;
export const post = (path: Path, body: unknown) => ({ method: 'POST', path, body }) as const;

const eventStream = 'text/event-stream';

/** A stream that looks so, and in which this form stands somewhere. */
export const streamOf = (text: string, form: string) => ({
  status: 200,
  formed: { type: eventStream, text, form: `^[\\s\\S]*${form}[\\s\\S]*$` },
});

export const dataOf = (events: readonly object[]): string =>
  events.map(data => `data: ${JSON.stringify(data)}\n\n`).join('');

/** A page of metrics with a sample of this name. */
export const metricsOf = (name: string, value: number, labels = '') => ({
  status: 200,
  formed: {
    type: 'text/plain',
    text: `# TYPE ${name} gauge\n${name}${labels} ${value}\n`,
    form: `^([\\s\\S]*\\n)?${name}(\\{.*\\})? \\d[\\s\\S]*$`,
  },
});
