/** Where a command writes: lines for people and programs, and complaints. */
export interface Io {
  out(text: string): void;
  err(text: string): void;
}

export function processIo(): Io {
  process.stdout.on('error', endAtClosedPipe);
  return {
    out: text => void process.stdout.write(`${text}\n`),
    err: text => void process.stderr.write(`${text}\n`),
  };
}

/** Whoever pipes the list into `head` has read enough: that is an end, not a failure. */
function endAtClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
}
