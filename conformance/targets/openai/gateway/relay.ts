import type { IncomingMessage, ServerResponse } from 'node:http';
import { StringDecoder } from 'node:string_decoder';
import { parsedJson, valueAt } from '#conformance/harness';
import type { Body, Break, Does } from './does.ts';
import { afterSilence } from './silence.ts';

export interface RelayOptions {
  readonly does: Does;
  readonly response: ServerResponse;
  readonly silenceMs: number;
  readonly asked: Body;
  readonly again: () => Promise<IncomingMessage>;
}

const isUsageAsked = (asked: Body): boolean => valueAt(asked, 'stream_options.include_usage') === true;

/** Lines end with line feeds, and with nothing else that a program might take for an end. */
const dataOf = (event: string): string | undefined =>
  event
    .split('\n')
    .find(line => line.startsWith('data:'))
    ?.replace(/^data: ?/, '');

const isUsage = (data: string): boolean => {
  const value = parsedJson(data);
  const choices = valueAt(value, 'choices');
  return valueAt(value, 'usage') !== undefined && Array.isArray(choices) && choices.length === 0;
};

/** The events of one stream, each passed on as it comes. */
export class Relay {
  readonly #options: RelayOptions;
  #rest = '';
  #held = '';
  #isDone = false;
  #brokenBy: Break | undefined;

  constructor(options: RelayOptions) {
    this.#options = options;
  }

  async pass(answer: IncomingMessage): Promise<void> {
    const { does, silenceMs, response } = this.#options;
    const decoder = new StringDecoder('utf8');
    const wait = (): (() => void) =>
      afterSilence(silenceMs * does.patience('stream'), () => {
        this.#brokenBy = 'silence';
        answer.destroy(new Error('silent'));
      });
    let silence = wait();
    try {
      for await (const chunk of answer) {
        silence();
        silence = wait();
        const bytes = Buffer.from(chunk);
        this.#take(does.decodes === 'whole characters' ? decoder.write(bytes) : bytes.toString('utf8'));
        if (this.#brokenBy !== undefined) break;
      }
    } catch {
      this.#brokenBy ??= 'cut';
    }
    silence();
    if (response.destroyed) return;
    await this.#end();
  }

  #take(text: string): void {
    this.#rest += text;
    const events = this.#rest.split('\n\n');
    this.#rest = events.pop() ?? '';
    for (const event of events) if (this.#brokenBy === undefined) this.#event(event);
  }

  #event(event: string): void {
    const { does, asked } = this.#options;
    const data = dataOf(event);
    if (data === undefined) {
      this.#write(`${event}\n\n`, true);
      return;
    }
    this.#isDone ||= data === '[DONE]';
    if (!this.#isDone && parsedJson(data) === undefined) {
      this.#brokenBy = 'unreadable';
      this.#write(does.unreadable(data), false);
      return;
    }
    if (does.hidesUsage && !isUsageAsked(asked) && isUsage(data)) return;
    const passed = does.event(event);
    if (passed !== undefined) this.#write(`${passed}\n\n`, false);
    if (valueAt(parsedJson(data), 'error') !== undefined) this.#brokenBy = 'error';
  }

  #write(text: string, isComment: boolean): void {
    const { does, response } = this.#options;
    const { holdsBack } = does;
    if (holdsBack === 'all' || (holdsBack === 'what follows a comment' && (isComment || this.#held !== ''))) {
      this.#held += text;
      return;
    }
    if (holdsBack === 'one event' && !isComment) {
      response.write(this.#held);
      this.#held = text;
      return;
    }
    response.write(text);
  }

  async #end(): Promise<void> {
    const { does, response, again } = this.#options;
    response.write(this.#held);
    this.#held = '';
    if (this.#isDone) {
      response.end();
      return;
    }
    const told = does.broken(this.#brokenBy ?? 'cut');
    if (told === 'again') (await again()).destroy();
    if (told === undefined || told === 'again') response.destroy();
    else response.end(told);
  }
}
