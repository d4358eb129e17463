// An answer that is not streamed: all pieces, once the task has ended. It counts as an open stream all the same, as it
// holds what one holds.
import type { EndPayload, ErrorPayload } from '#contracts';
import type { CloseReason, Reader } from '../../streams/index.ts';
import type { EndCode, OpenStream } from '../sse/open-streams.ts';
import type { OutputTaker } from './output-sink.ts';
import type { Unbegun } from './unbegun.ts';

export type Whole =
  | { readonly kind: 'ended'; readonly text: string; readonly end: EndPayload }
  | Unbegun
  /** There is nobody to answer. */
  | { readonly kind: 'gone' };

export class WholeAnswer implements OutputTaker, OpenStream {
  readonly #pieces: string[] = [];
  readonly #whole = Promise.withResolvers<Whole>();
  #reader: Reader | undefined;
  #endCode: EndCode = 'SHUTTING_DOWN';

  get whole(): Promise<Whole> {
    return this.#whole.promise;
  }

  /** The reader that fills it. */
  fill(reader: Reader): void {
    this.#reader = reader;
  }

  /** The log bounds what a task may say. */
  piece(text: string): boolean {
    this.#pieces.push(text);
    return true;
  }

  ended(end: EndPayload): void {
    this.#whole.resolve({ kind: 'ended', text: this.#pieces.join(''), end });
  }

  failed(failure: ErrorPayload): void {
    this.#whole.resolve({ kind: 'failed', failure });
  }

  comment(): boolean {
    return true;
  }

  closed(_why: CloseReason): void {
    this.#whole.resolve({ kind: 'closed', code: this.#endCode });
  }

  left(): void {
    this.#reader?.leave('gone');
    this.#whole.resolve({ kind: 'gone' });
  }

  tick(): void {
    // There is no stream to breathe in.
  }

  end(code: EndCode): void {
    this.#endCode = code;
    this.#reader?.close();
  }
}
