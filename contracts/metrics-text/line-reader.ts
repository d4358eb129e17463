import { LineUnreadable } from './text-model.ts';

const named: Readonly<Record<string, string>> = { '\\': '\\', '"': '"', n: '\n' };

/** Reads one line from left to right; whatever doesn't fit is thrown with its column. */
export class LineReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get isDone(): boolean {
    return this.#at >= this.#text.length;
  }

  get rest(): string {
    return this.#text.slice(this.#at);
  }

  refuse(wanted: string): never {
    const found = this.isDone ? 'the end of the line' : `«${this.rest.slice(0, 12)}»`;
    throw new LineUnreadable(`column ${this.#at + 1}: ${wanted} is missing, there is ${found}`);
  }

  skipBlanks(): boolean {
    return this.optional(/[ \t]+/y) !== undefined;
  }

  optional(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  take(pattern: RegExp, wanted: string): string {
    return this.optional(pattern) ?? this.refuse(wanted);
  }

  quoted(): string {
    this.take(/"/y, 'an opening quote');
    const raw = this.take(/(?:[^"\\]|\\.)*/y, 'a label value');
    this.take(/"/y, 'a closing quote');
    return unescaped(raw, '\\"n');
  }
}

export function unescaped(raw: string, allowed: string): string {
  return raw.replace(/\\(.?)/g, (_, letter: string) => {
    const meant = allowed.includes(letter) ? named[letter] : undefined;
    if (letter === '' || meant === undefined) throw new LineUnreadable(`\\${letter} is no escape`);
    return meant;
  });
}
