// Stop strings are honoured here too, wherever an engine cuts its text and whether or not it honours them.
import type { EnginePiece } from '#contracts/adapter';

export interface Passage {
  pieces: EnginePiece[];
  /** The stop string that was reached; nothing may follow. */
  stoppedBy?: string;
}

/** Holds back pieces that may be the beginning of a stop string. A piece passes whole, or cut before a stop. */
export class StopGate {
  readonly #stops: readonly string[];
  #held: EnginePiece[] = [];

  constructor(stops: readonly string[]) {
    this.#stops = stops;
  }

  take(piece: EnginePiece): Passage {
    if (this.#stops.length === 0) return { pieces: [piece] };
    this.#held.push(piece);
    const text = this.#held.map(held => held.text).join('');
    const reached = this.#firstStop(text);
    if (reached === undefined) return { pieces: this.#release(text.length - this.#openEnd(text)) };
    const pieces = this.#release(reached.at);
    const before = pieces.reduce((length, { text }) => length + text.length, 0);
    const cut = text.slice(before, reached.at);
    if (cut !== '') pieces.push({ kind: 'piece', text: cut });
    this.#held = [];
    return { pieces, stoppedBy: reached.stop };
  }

  /** What was held back, once nothing follows that could complete a stop string. */
  rest(): EnginePiece[] {
    return this.#held.splice(0);
  }

  #firstStop(text: string): { stop: string; at: number } | undefined {
    return this.#stops
      .map(stop => ({ stop, at: text.indexOf(stop) }))
      .filter(({ at }) => at >= 0)
      .toSorted((a, b) => a.at - b.at)[0];
  }

  /** Length of the longest end of the text that begins a stop string. */
  #openEnd(text: string): number {
    const lengths = this.#stops.map(stop => {
      let length = Math.min(stop.length - 1, text.length);
      while (length > 0 && !text.endsWith(stop.slice(0, length))) length -= 1;
      return length;
    });
    return Math.max(...lengths);
  }

  /** Lets the pieces go that end at or before this place in the held text. */
  #release(end: number): EnginePiece[] {
    let passed = 0;
    let length = 0;
    for (const { text } of this.#held) {
      length += text.length;
      if (length > end) break;
      passed += 1;
    }
    return this.#held.splice(0, passed);
  }
}
