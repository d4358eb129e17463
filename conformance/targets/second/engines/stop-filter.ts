/** Longest end of `text` that begins one of the stops. */
const openTail = (text: string, stops: readonly string[]): number => {
  let longest = 0;
  for (const stop of stops)
    for (let size = Math.min(stop.length - 1, text.length); size > longest; size -= 1)
      if (text.endsWith(stop.slice(0, size))) longest = size;
  return longest;
};

const firstStop = (text: string, stops: readonly string[]): number =>
  stops.reduce((first, stop) => {
    const at = text.indexOf(stop);
    return at === -1 ? first : Math.min(first, at);
  }, Number.POSITIVE_INFINITY);

/** Holds pieces back, whole, for as long as they could be the beginning of a stop string. */
export class StopFilter {
  readonly #stops: readonly string[];
  #held: string[] = [];

  constructor(stops: readonly string[]) {
    this.#stops = stops;
  }

  push(piece: string): { readonly pieces: readonly string[]; readonly isStopped: boolean } {
    this.#held.push(piece);
    const text = this.#held.join('');
    const at = firstStop(text, this.#stops);
    if (at !== Number.POSITIVE_INFINITY) {
      const pieces = this.#upTo(at, true);
      this.#held = [];
      return { pieces, isStopped: true };
    }
    const pieces = this.#upTo(text.length - openTail(text, this.#stops), false);
    this.#held = this.#held.slice(pieces.length);
    return { pieces, isStopped: false };
  }

  rest(): readonly string[] {
    const held = this.#held;
    this.#held = [];
    return held;
  }

  #upTo(end: number, cuts: boolean): string[] {
    const found: string[] = [];
    let at = 0;
    for (const piece of this.#held) {
      if (at + piece.length <= end) found.push(piece);
      else if (cuts && end > at) found.push(piece.slice(0, end - at));
      at += piece.length;
    }
    return found;
  }
}
