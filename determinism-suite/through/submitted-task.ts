// A task on its way: who reads it, how it ended, what its record says.
import { type FrameEntry, type Orchestrator, realClock, type Stream, valueAt } from '#conformance/harness';
import type { Output } from '../comparison/output.ts';
import type { Access, Visit } from './access.ts';
import { outputOfFrames } from './read-output.ts';
import { NotServed } from './refusal.ts';

const pollPauseMs = 10;
const terminalStates = ['completed', 'failed', 'canceled', 'expired', 'evicted', 'rejected'];

const pause = (): Promise<void> => new Promise(resolve => void realClock.after(pollPauseMs, resolve));

export class SubmittedTask {
  readonly taskId: string;
  readonly #access: Access;

  constructor(access: Access, taskId: string) {
    this.#access = access;
    this.taskId = taskId;
  }

  /** All frames, from the beginning to the end of the stream. */
  async read(signal: AbortSignal): Promise<readonly FrameEntry[]> {
    return this.#visit(signal, async ({ orchestrator }) => {
      const stream = await this.#open(orchestrator);
      await stream.closed;
      return stream.frames;
    });
  }

  /** The frames of a reader who leaves after the first piece and comes back for the rest. */
  async readAgain(signal: AbortSignal): Promise<readonly FrameEntry[]> {
    return this.#visit(signal, async ({ orchestrator }) => {
      const first = await this.#open(orchestrator);
      const piece = await first.until({ event: 'token' }, 'first_frame_ms');
      if (piece === undefined) throw new NotServed(`${this.taskId} gave no piece before its reader left`);
      first.hangUp();
      await first.closed;
      // What came after it, until it had hung up, is read again.
      const seen = first.frames.slice(0, first.frames.findIndex(({ id }) => id === piece.id) + 1);
      const rest = await this.#open(orchestrator, piece.id);
      await rest.closed;
      return [...seen, ...rest.frames];
    });
  }

  async output(signal: AbortSignal): Promise<Output> {
    const frames = await this.read(signal);
    const output = outputOfFrames(frames);
    if (output !== undefined) return output;
    throw new NotServed(`${this.taskId} did not complete: ${frames.at(-1)?.data ?? 'its stream has no end'}`);
  }

  /** The record once it is as awaited; by default once the task has ended. */
  async record(
    signal: AbortSignal,
    isAwaited = (record: unknown) => terminalStates.includes(String(valueAt(record, 'state'))),
  ): Promise<unknown> {
    return this.#visit(signal, async ({ orchestrator }) => {
      for (;;) {
        signal.throwIfAborted();
        const answer = await orchestrator.record(this.taskId);
        if (answer.status !== 200) throw new NotServed(`the record answers ${answer.status}: ${answer.body}`);
        if (isAwaited(answer.json)) return answer.json;
        await pause();
      }
    });
  }

  async #open(orchestrator: Orchestrator, lastEventId?: string): Promise<Stream> {
    const stream = await orchestrator.stream(this.taskId, lastEventId === undefined ? {} : { lastEventId });
    if (stream.isOpened) return stream;
    const { status, body } = stream.answer;
    throw new NotServed(`the stream of ${this.taskId} answers ${status ?? 'nothing'}: ${body}`);
  }

  async #visit<Found>(signal: AbortSignal, look: (visit: Visit) => Promise<Found>): Promise<Found> {
    signal.throwIfAborted();
    const visit = this.#access.visit();
    const onAbort = (): void => visit.close();
    signal.addEventListener('abort', onAbort, { once: true });
    try {
      const found = await look(visit);
      signal.throwIfAborted();
      return found;
    } finally {
      signal.removeEventListener('abort', onAbort);
      visit.close();
    }
  }
}
