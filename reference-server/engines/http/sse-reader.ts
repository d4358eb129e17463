import { EngineError } from '#contracts/adapter';

export interface SseEvent {
  /** Empty where the stream names none. */
  event: string;
  data: string;
}

/** More than one event of any engine needs; a stream that never ends a line must not fill the memory. */
export const sseEventCharsMax = 1 << 20;

/**
 * Reads an event stream whose bytes may be cut anywhere, also within a letter or between CR and LF. It takes what
 * engines really send: `data:` with and without a space, comments, any line end, and a last event without its
 * empty line.
 */
export class SseReader {
  readonly #decoder = new TextDecoder('utf-8');
  #rest = '';
  #data: string[] = [];
  #event = '';
  #chars = 0;

  push(bytes: Uint8Array): SseEvent[] {
    return this.#lines(this.#decoder.decode(bytes, { stream: true }), false);
  }

  finish(): SseEvent[] {
    const events = this.#lines(this.#decoder.decode(), true);
    const last = this.#dispatch();
    return last === undefined ? events : [...events, last];
  }

  #lines(text: string, isLast: boolean): SseEvent[] {
    const whole = this.#rest + text;
    const events: SseEvent[] = [];
    let from = 0;
    for (const match of whole.matchAll(/\r\n|\n|\r/g)) {
      // A CR at the very end may be the first half of a CRLF.
      if (match[0] === '\r' && match.index === whole.length - 1 && !isLast) break;
      this.#line(whole.slice(from, match.index), events);
      from = match.index + match[0].length;
    }
    this.#rest = whole.slice(from);
    if (isLast && this.#rest !== '') this.#line(this.#rest, events);
    this.#bound(this.#rest.length);
    return events;
  }

  #line(line: string, events: SseEvent[]): void {
    if (line === '') {
      const event = this.#dispatch();
      if (event !== undefined) events.push(event);
      return;
    }
    const colon = line.indexOf(':');
    const field = colon === -1 ? line : line.slice(0, colon);
    const value = colon === -1 ? '' : line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1);
    if (field === 'event') this.#event = value;
    if (field !== 'data') return;
    this.#data.push(value);
    this.#chars += value.length;
    this.#bound(0);
  }

  #dispatch(): SseEvent | undefined {
    const event = this.#data.length === 0 ? undefined : { event: this.#event, data: this.#data.join('\n') };
    this.#data = [];
    this.#event = '';
    this.#chars = 0;
    return event;
  }

  #bound(restChars: number): void {
    if (this.#chars + restChars <= sseEventCharsMax) return;
    throw new EngineError(
      'malformed',
      `an event of the engine is longer than ${sseEventCharsMax} characters`,
    );
  }
}
