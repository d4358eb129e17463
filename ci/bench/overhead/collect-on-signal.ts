// Loaded into a measured process beside its program, which knows nothing of it: a signal collects all garbage and gives
// back the room that was kept for more, and a line on the standard output says what is resident then.
import { writeSync } from 'node:fs';

process.on('SIGUSR2', () => {
  globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
  writeSync(1, `collected, resident bytes: ${process.memoryUsage.rss()}\n`);
});
