import type { OperationId } from '../operations.ts';
import type { Problem } from '../validation/problem.ts';
import { type Budgets, budgetsOf, correlationOf } from './answer.ts';
import { AnswerBreach, ClientError, StreamInterrupted } from './client-error.ts';
import { meaningOf } from './connection-failure.ts';
import type { Opened } from './connections.ts';
import { EventDecoder, EventTooLong } from './event-decoder.ts';
import { isTerminal, readEvent, type TaskStreamEvent } from './stream-event.ts';

type EventCheck = (event: TaskStreamEvent['event'], payload: unknown) => readonly Problem[];

export interface StreamSource {
  readonly taskId: string;
  readonly opened: Opened;
  readonly after: number | undefined;
  readonly eventCharsMax: number;
  readonly signal: AbortSignal | undefined;
  /** Where events are held against the contract. */
  readonly check: EventCheck | undefined;
}

const operation: OperationId = 'streamTask';

/**
 * The events of one task, for one `for await`. It ends after the terminal event, and with StreamInterrupted where the
 * connection ended before it; `lastEventId` then is what to follow after. Leaving the loop hangs up, and a server
 * cancels a task that its last reader has left unless another reader comes in time.
 */
export class TaskStream implements AsyncIterable<TaskStreamEvent> {
  readonly taskId: string;
  readonly correlationId: string | undefined;
  readonly budgets: Budgets;
  readonly #source: StreamSource;
  #lastEventId: number | undefined;
  #isTaken = false;

  constructor(source: StreamSource) {
    this.#source = source;
    this.taskId = source.taskId;
    this.correlationId = correlationOf(source.opened.headers);
    this.budgets = budgetsOf(source.opened.headers);
    this.#lastEventId = source.after;
  }

  /** Of the last event that was given to the reader, or what this stream began after. */
  get lastEventId(): number | undefined {
    return this.#lastEventId;
  }

  /** Hangs up without reading. */
  close(): void {
    this.#isTaken = true;
    this.#source.opened.body.destroy();
  }

  [Symbol.asyncIterator](): AsyncGenerator<TaskStreamEvent, void, undefined> {
    if (this.#isTaken) throw new TypeError('a stream is read once: follow the task again after lastEventId');
    this.#isTaken = true;
    return this.#read();
  }

  async *#read(): AsyncGenerator<TaskStreamEvent, void, undefined> {
    const { opened, signal } = this.#source;
    if (opened.status === 204) return;
    try {
      for await (const event of this.#events()) {
        if ('id' in event) this.#lastEventId = event.id;
        yield event;
        if (isTerminal(event)) return;
      }
    } catch (error) {
      if (error instanceof ClientError) throw error;
      throw signal?.aborted ? signal.reason : this.#interrupted(meaningOf(error), error);
    }
    throw this.#interrupted('the connection ended');
  }

  async *#events(): AsyncGenerator<TaskStreamEvent, void, undefined> {
    const decoder = new EventDecoder(this.#source.eventCharsMax);
    for await (const chunk of this.#source.opened.body as AsyncIterable<Uint8Array>) {
      for (const message of this.#decoded(decoder, chunk)) {
        const reading = readEvent(message);
        if (reading.kind === 'breach') throw this.#breach(reading.why);
        if (reading.kind === 'unknown') continue;
        this.#hold(reading.event);
        yield reading.event;
      }
    }
  }

  #decoded(decoder: EventDecoder, chunk: Uint8Array): ReturnType<EventDecoder['push']> {
    try {
      return decoder.push(chunk);
    } catch (error) {
      if (error instanceof EventTooLong) throw this.#breach(`${error.message} (eventCharsMax)`);
      throw error;
    }
  }

  #hold({ event, payload }: TaskStreamEvent): void {
    const problems = this.#source.check?.(event, payload) ?? [];
    if (problems.length > 0)
      throw this.#breach(`a ${event} event is not as the contract says: ${problems[0]?.message}`, problems);
  }

  #interrupted(why: string, cause?: unknown): StreamInterrupted {
    const { taskId, lastEventId } = this;
    const next =
      lastEventId === undefined
        ? 'Nothing of it came that has an id; follow it from its start.'
        : `Follow it after ${lastEventId} to go on.`;
    const message = `the stream of task ${taskId} ended before its terminal event: ${why}. ${next}`;
    return new StreamInterrupted({ taskId, lastEventId, message, cause });
  }

  #breach(why: string, problems: readonly Problem[] = []): AnswerBreach {
    const { status } = this.#source.opened;
    const message = `the stream of task ${this.taskId} breaks the contract: ${why}.`;
    return new AnswerBreach({ operation, status, correlationId: this.correlationId, problems, message });
  }
}
