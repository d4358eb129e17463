// Was any frame of one task lost, doubled or reordered? One check per task, fed by all of its readers' connections in
// the order in which one client would have resumed.
import type { Frame } from './frame-reader.ts';

export interface ExpectedStream {
  readonly pieces: readonly string[];
  readonly pieceCount: number;
}

export class FrameCheck {
  readonly #expected: ExpectedStream;
  readonly problems: string[] = [];
  #lastId = -1;
  #hasEnded = false;

  constructor(expected: ExpectedStream) {
    this.#expected = expected;
  }

  get lastId(): number {
    return this.#lastId;
  }

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  get piecesSeen(): number {
    return Math.max(0, Math.min(this.#lastId, this.#expected.pieceCount));
  }

  see(frame: Frame): void {
    if (frame.event === 'metrics') return;
    if (this.#hasEnded) this.#say(frame, 'came after the terminal');
    else if (frame.id === undefined) this.#say(frame, 'has no id');
    else if (frame.id > this.#lastId + 1) this.#say(frame, `came after ${this.#lastId}: frames are lost`);
    else if (frame.id <= this.#lastId) this.#say(frame, `came after ${this.#lastId}: doubled or reordered`);
    else this.#judge(frame, frame.id);
    if (frame.id !== undefined) this.#lastId = Math.max(this.#lastId, frame.id);
  }

  #judge(frame: Frame, id: number): void {
    const { pieces, pieceCount } = this.#expected;
    const payload: { t?: unknown; i?: unknown; tokens_out?: unknown } = JSON.parse(frame.data);
    if (frame.event === 'token') {
      const isRight = payload.i === id - 1 && payload.t === pieces[(id - 1) % pieces.length];
      if (!isRight) this.#say(frame, `is not the piece ${id - 1}`);
    } else if (frame.event === 'end') {
      this.#hasEnded = true;
      const isWhole = id === pieceCount + 1 && payload.tokens_out === pieceCount;
      if (!isWhole) this.#say(frame, `ends after ${id - 1} of ${pieceCount} pieces`);
    } else if (frame.event !== 'started' || id !== 0) {
      this.#hasEnded ||= frame.event === 'error';
      this.#say(frame, 'has no place here');
    }
  }

  #say(frame: Frame, sentence: string): void {
    this.problems.push(`${frame.event} ${frame.id ?? ''} ${sentence}: ${frame.data.slice(0, 120)}`);
  }
}
