// Which task ids the store may hold, in two megabytes whatever their number: a new id need not be looked up.
// It errs on one side only: an id that it does not know is not in the store.

const bits = 2 ** 24;
const probes = 7;

/** FNV-1a, from two starts, gives the two hashes that the probes are made of. */
function hashOf(text: string, start: number): number {
  let hash = start;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

export class KnownIds {
  readonly #words: Uint32Array<ArrayBufferLike>;

  constructor(words: Uint32Array<ArrayBufferLike> = new Uint32Array(bits / 32)) {
    this.#words = words;
  }

  /** For another thread: a filter is made of these again. */
  get words(): Uint32Array<ArrayBufferLike> {
    return this.#words;
  }

  add(tenantId: string, taskId: string): void {
    for (const bit of this.#bitsOf(tenantId, taskId)) {
      const word = bit >>> 5;
      this.#words[word] = (this.#words[word] ?? 0) | (1 << (bit & 31));
    }
  }

  mayHold(tenantId: string, taskId: string): boolean {
    return this.#bitsOf(tenantId, taskId).every(bit => ((this.#words[bit >>> 5] ?? 0) >>> (bit & 31)) & 1);
  }

  #bitsOf(tenantId: string, taskId: string): number[] {
    const key = `${taskId}/${tenantId}`;
    const [first, step] = [hashOf(key, 0x811c9dc5), (hashOf(key, 0x9747b28c) | 1) >>> 0];
    return Array.from({ length: probes }, (_, probe) => (first + probe * step) % bits);
  }
}
