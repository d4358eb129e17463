// Which experiments are there? Each a file of its own: workload × faults × invariants × requirements.
// Surprising: a set is no list of its own; each experiment says to which it belongs.
import type { Experiment } from '../grammar/experiment.ts';
import { clockJumps } from './clock-jumps.ts';
import { descriptorsExhausted } from './descriptors-exhausted.ts';
import { diskFull } from './disk-full.ts';
import { diskReadOnly } from './disk-read-only.ts';
import { fsyncSlow } from './fsync-slow.ts';
import { memoryLimited } from './memory-limited.ts';
import { outputUnread } from './output-unread.ts';
import { serverAskedToEnd } from './server-asked-to-end.ts';
import { serverKilled } from './server-killed.ts';
import { serverStopped, serverStoppedLong } from './server-stopped.ts';
import { storeLocked } from './store-locked.ts';
import { thousandTasksKilled } from './thousand-tasks-killed.ts';

export const experiments: readonly Experiment[] = [
  serverKilled,
  thousandTasksKilled,
  serverStopped,
  serverStoppedLong,
  serverAskedToEnd,
  storeLocked,
  diskFull,
  diskReadOnly,
  fsyncSlow,
  descriptorsExhausted,
  memoryLimited,
  clockJumps,
  outputUnread,
];
