/** Where a command's words go. A command takes it, so that a test reads what a person would. */
export interface Io {
  out(line: string): void;
  err(line: string): void;
  /** Text as it is, without a line feed. */
  write(text: string): void;
}

/** 0 done · 1 refused, or the task did not complete · 2 wrong usage, or nobody was reached. */
export type ExitCode = 0 | 1 | 2;

export function consoleIo(): Io {
  return {
    out: line => console.log(line),
    err: line => console.error(line),
    write: text => void process.stdout.write(text),
  };
}
