import { setMaxListeners } from 'node:events';
import { Agent, request } from 'undici';
import { type Clock, parsedJson, SseParser } from '#conformance/harness';
import { operationTable } from '#contracts';
import { type Arrival, isTerminal, type Operation, type Reading, type Try } from '../grammar/operation.ts';
import type { NowMs } from '../stage/call-book.ts';
import { keyOfTenant, modelOf } from '../stage/configuration.ts';
import { promptOf } from '../stage/prompt.ts';
import { answerOf } from './answer-of.ts';
import { frameOf } from './frame-of.ts';

/** What is asked of a server that the suite did not set up, and with which headers. */
export interface Asks {
  readonly model: string;
  readonly engine: string;
  readonly ctx: number;
  readonly headers: Readonly<Record<string, string>>;
}

export interface ClientsOptions {
  readonly baseUrl: string;
  /** The stage's own model and keys, unless said otherwise. */
  readonly asks?: Asks;
  readonly clock: Clock;
  readonly nowMs: NowMs;
}

const againMs = 100;
const patienceMs = 60_000;

export const bodyOf = (task: string, arrival: Arrival, asks?: Asks): string =>
  JSON.stringify({
    task_id: task,
    workload: 'completion',
    model_ref: asks?.model ?? modelOf(arrival.pool),
    engine: asks?.engine ?? 'llamacpp',
    ctx: asks?.ctx ?? 4_096,
    priority: arrival.priority,
    max_tokens: arrival.pieces,
    deadline_ms: arrival.deadlineMs ?? patienceMs * 10,
    prompt: promptOf(task),
    ...(arrival.session === undefined ? {} : { session_id: arrival.session }),
  });

/** Clients that behave as their arrivals say. What a server does to them never throws: it is recorded. */
export class Clients {
  readonly #options: ClientsOptions;
  readonly #agent = new Agent({
    pipelining: 1,
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: { timeout: 2_000 },
  });
  readonly #over = new AbortController();

  constructor(options: ClientsOptions) {
    this.#options = options;
    setMaxListeners(0, this.#over.signal);
  }

  /** Ends what still reads or waits. */
  async close(): Promise<void> {
    this.#over.abort(new Error('the run is over'));
    await this.#agent.destroy();
  }

  /** From the first try to the end of the last reading. */
  async carryOut(operation: Operation): Promise<void> {
    const isAdmitted = await this.#submit(operation);
    if (isAdmitted && operation.arrival.reader !== 'none') await this.#read(operation);
  }

  async #submit({ task, arrival, tries }: Operation): Promise<boolean> {
    const { retries, triesMax = 1_000 } = arrival;
    for (;;) {
      const own = await this.#try(task, arrival, tries);
      if (own.status === 202 || own.status === 200) return true;
      const mayRetry = own.status === undefined || own.status === 429 || own.status === 503;
      if (!mayRetry || retries === 'none' || tries.length >= triesMax || this.#isOver) return false;
      const hintMs = own.backoffMs ?? againMs;
      // Who was not answered waits, obeying or not: there is nobody to ask.
      await this.#pause(retries === 'stubborn' && own.status !== undefined ? 1 : hintMs);
      if (this.#isOver) return false;
    }
  }

  async #try(task: string, arrival: Arrival, tries: Try[]): Promise<Try> {
    const own: Try = { sentMs: this.#options.nowMs() };
    tries.push(own);
    try {
      const answer = await request(`${this.#options.baseUrl}${operationTable.createTask.path}`, {
        ...{ method: 'POST', dispatcher: this.#agent, signal: this.#over.signal },
        headers: { 'content-type': 'application/json', ...this.#identity(arrival) },
        body: bodyOf(task, arrival, this.#options.asks),
      });
      const body = parsedJson(await answer.body.text());
      own.answeredMs = this.#options.nowMs();
      Object.assign(own, answerOf({ status: answer.statusCode, headers: answer.headers, body }));
    } catch (error) {
      own.failure = error instanceof Error ? error.message : String(error);
    }
    return own;
  }

  async #read(operation: Operation): Promise<void> {
    let isAnew = false;
    while (!this.#isOver) {
      const reading = await this.#open(operation, isAnew);
      if (reading.frames.some(isTerminal) || reading.closedBy === 'client') return;
      // A crash may have taken the frames after which it asked: then it reads from the start, as a client would.
      const isLost = reading.status === 400 && reading.after !== undefined;
      isAnew ||= isLost;
      if (!isLost && reading.status !== undefined && reading.status !== 200 && reading.status < 500) return;
      if (!isLost) await this.#pause(againMs);
    }
  }

  /** From after the last frame that it has. */
  async #open(operation: Operation, isAnew: boolean): Promise<Reading> {
    const after = operation.readings.flatMap(({ frames }) => frames.map(({ id }) => id ?? -1));
    const last = isAnew ? -1 : Math.max(-1, ...after);
    const { baseUrl, nowMs } = this.#options;
    const reading: Reading = { openedMs: nowMs(), ...(last < 0 ? {} : { after: last }), frames: [] };
    operation.readings.push(reading);
    const hangUp = new AbortController();
    const onOver = (): void => hangUp.abort(new Error('the run is over'));
    this.#over.signal.addEventListener('abort', onOver, { once: true });
    try {
      const answer = await request(
        `${baseUrl}${operationTable.streamTask.path.replace('{task_id}', operation.task)}`,
        {
          ...{ method: 'GET', dispatcher: this.#agent, signal: hangUp.signal },
          headers: {
            accept: 'text/event-stream',
            ...this.#identity(operation.arrival),
            ...(last < 0 ? {} : { 'last-event-id': String(last) }),
          },
        },
      );
      reading.status = answer.statusCode;
      if (answer.statusCode !== 200) await answer.body.dump();
      else await this.#take({ operation, reading, body: answer.body, hangUp });
      reading.closedBy ??= 'target';
    } catch (error) {
      reading.closedBy ??= hangUp.signal.aborted ? 'client' : 'error';
      reading.failure = error instanceof Error ? error.message : String(error);
    } finally {
      this.#over.signal.removeEventListener('abort', onOver);
      reading.closedMs = nowMs();
    }
    return reading;
  }

  async #take(taking: {
    readonly operation: Operation;
    readonly reading: Reading;
    readonly body: AsyncIterable<Uint8Array>;
    readonly hangUp: AbortController;
  }): Promise<void> {
    const { operation, reading, body, hangUp } = taking;
    const { arrival } = operation;
    const parser = new SseParser();
    for await (const chunk of body) {
      for (const item of parser.push(chunk)) {
        if (item.kind !== 'frame') continue;
        reading.frames.push(frameOf(item, this.#options.nowMs()));
        if (arrival.reader === 'slow') await this.#pause(arrival.readEveryMs ?? againMs);
      }
      const { leavesAfter } = arrival;
      const pieces = reading.frames.filter(({ event }) => event === 'token').length;
      if (leavesAfter === undefined || pieces < leavesAfter.pieces) continue;
      if (leavesAfter.by === 'cancel') {
        if (operation.cancel === undefined) void this.#cancel(operation);
        continue;
      }
      reading.closedBy = 'client';
      hangUp.abort(new Error('the client leaves'));
    }
  }

  async #cancel(operation: Operation): Promise<void> {
    const { baseUrl, nowMs } = this.#options;
    const cancel: NonNullable<Operation['cancel']> = { askedMs: nowMs() };
    operation.cancel = cancel;
    try {
      const answer = await request(
        `${baseUrl}${operationTable.cancelTask.path.replace('{task_id}', operation.task)}`,
        {
          ...{ method: 'POST', dispatcher: this.#agent, signal: this.#over.signal },
          headers: this.#identity(operation.arrival),
        },
      );
      await answer.body.dump();
      cancel.answeredMs = nowMs();
      cancel.status = answer.statusCode;
    } catch (error) {
      cancel.failure = error instanceof Error ? error.message : String(error);
    }
  }

  get #isOver(): boolean {
    return this.#over.signal.aborted;
  }

  #identity({ tenant }: Arrival): Readonly<Record<string, string>> {
    const { asks } = this.#options;
    if (asks !== undefined) return asks.headers;
    return tenant === undefined ? {} : { authorization: `Bearer ${keyOfTenant(tenant)}` };
  }

  #pause(ms: number): Promise<void> {
    return new Promise(resolve => {
      const { signal } = this.#over;
      if (signal.aborted) return resolve();
      const done = (): void => {
        cancel();
        signal.removeEventListener('abort', done);
        resolve();
      };
      const cancel = this.#options.clock.after(ms, done);
      signal.addEventListener('abort', done, { once: true });
    });
  }
}
