// Answers that may be given again: bounded in number, bytes and age; the least recently used goes first.
import type { Answer } from '../plugin.ts';

export interface StoreBounds {
  readonly entriesMax: number;
  readonly bytesMax: number;
  readonly ttlMs: number;
}

interface Entry {
  readonly answer: Answer;
  readonly bytes: number;
  readonly untilMs: number;
}

export class ResponseStore {
  readonly bounds: StoreBounds;
  readonly #entries = new Map<string, Entry>();
  #bytes = 0;

  constructor(bounds: StoreBounds) {
    this.bounds = bounds;
  }

  get entries(): number {
    return this.#entries.size;
  }

  get bytes(): number {
    return this.#bytes;
  }

  find(key: string, nowMs: number): Answer | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    this.#remove(key);
    if (nowMs >= entry.untilMs) return undefined;
    this.#insert(key, entry);
    return entry.answer;
  }

  /** What is larger than the whole store is not kept. */
  keep(key: string, answer: Answer, nowMs: number): void {
    const bytes = Buffer.byteLength(key) + Buffer.byteLength(answer.text);
    this.#remove(key);
    if (bytes > this.bounds.bytesMax) return;
    this.#insert(key, { answer, bytes, untilMs: nowMs + this.bounds.ttlMs });
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= this.bounds.entriesMax && this.#bytes <= this.bounds.bytesMax) return;
      this.#remove(oldest);
    }
  }

  clear(): void {
    this.#entries.clear();
    this.#bytes = 0;
  }

  #insert(key: string, entry: Entry): void {
    this.#entries.set(key, entry);
    this.#bytes += entry.bytes;
  }

  #remove(key: string): void {
    this.#bytes -= this.#entries.get(key)?.bytes ?? 0;
    this.#entries.delete(key);
  }
}
