// Writes lines to a stream and never waits for its reader: past the bound lines are lost, and the loss is said.

/** What of a stream is needed: process.stdout is one. */
export interface LineStream {
  readonly writableLength: number;
  write(text: string): boolean;
}

export type LineWriter = (line: string) => void;

export interface LineWriterOptions {
  readonly stream: LineStream;
  readonly bufferBytesMax: number;
  /** Called with the number of lines that were lost, once there is room again. */
  onLost?(lines: number): void;
}

export function lineWriter({ stream, bufferBytesMax, onLost }: LineWriterOptions): LineWriter {
  let lost = 0;
  return line => {
    if (stream.writableLength + Buffer.byteLength(line) > bufferBytesMax) {
      lost += 1;
      return;
    }
    stream.write(line);
    if (lost === 0) return;
    const lines = lost;
    lost = 0;
    onLost?.(lines);
  };
}
