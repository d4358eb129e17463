import { createParser, type EventSourceMessage, type EventSourceParser } from 'eventsource-parser';

/** What may stand beside the data of an event: field names, its type and its id. */
const fieldsCharsMax = 1024;

export class EventTooLong extends Error {
  override readonly name = 'EventTooLong';
}

/** Bytes, cut anywhere, to events. One that is longer than allowed is an error before it fills the memory. */
export class EventDecoder {
  readonly #decoder = new TextDecoder('utf-8');
  readonly #parser: EventSourceParser;
  readonly #charsMax: number;
  #events: EventSourceMessage[] = [];
  #isTooLong = false;

  constructor(charsMax: number) {
    this.#charsMax = charsMax;
    this.#parser = createParser({
      maxBufferSize: charsMax + fieldsCharsMax,
      onEvent: event => this.#take(event),
      onError: error => {
        this.#isTooLong ||= error.type === 'max-buffer-size-exceeded';
      },
    });
  }

  push(bytes: Uint8Array): readonly EventSourceMessage[] {
    this.#events = [];
    this.#parser.feed(this.#decoder.decode(bytes, { stream: true }));
    if (this.#isTooLong) throw new EventTooLong(`an event has more than ${this.#charsMax} characters`);
    return this.#events;
  }

  #take(event: EventSourceMessage): void {
    this.#isTooLong ||= event.data.length > this.#charsMax;
    if (!this.#isTooLong) this.#events.push(event);
  }
}
