export type NumberedEvent = 'started' | 'token' | 'end' | 'error';

export interface Frame {
  readonly id: number;
  readonly text: string;
  readonly isTerminal: boolean;
}

export interface LogReader {
  frame(frame: Frame): void;
  metrics(text: string): void;
}

export const eventText = (event: string, payload: unknown, id?: number): string =>
  `event: ${event}\n${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(payload)}\n\n`;

/** The numbered frames of one task, the same for every reader. */
export class StreamLog {
  #frames: Frame[] = [];
  #bytes = 0;
  #next = 0;
  readonly readers = new Set<LogReader>();

  get lastId(): number {
    return this.#next - 1;
  }

  get isEnded(): boolean {
    return this.#frames.at(-1)?.isTerminal ?? false;
  }

  after(id: number): readonly Frame[] {
    return this.#frames.slice(id + 1);
  }

  wouldExceed(payload: unknown, bytesMax: number): boolean {
    return this.#bytes + Buffer.byteLength(eventText('token', payload, this.#next)) > bytesMax;
  }

  append(event: NumberedEvent, payload: unknown): void {
    if (this.isEnded) return;
    const isTerminal = event === 'end' || event === 'error';
    const frame = { id: this.#next, text: eventText(event, payload, this.#next), isTerminal };
    this.#next += 1;
    this.#bytes += Buffer.byteLength(frame.text);
    this.#frames.push(frame);
    for (const reader of [...this.readers]) reader.frame(frame);
  }

  metrics(payload: unknown): void {
    if (this.isEnded) return;
    const text = eventText('metrics', payload);
    for (const reader of [...this.readers]) reader.metrics(text);
  }

  forget(): void {
    this.#frames = [];
  }
}
