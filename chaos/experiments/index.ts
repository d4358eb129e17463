// Which experiments are there? Each a file of its own: workload × faults × invariants × requirements.
// Surprising: a set is no list of its own; each experiment says to which it belongs.
import type { Experiment } from '../grammar/experiment.ts';
import { allEnginesParted } from './all-engines-parted.ts';
import { clientsCutOff } from './clients-cut-off.ts';
import { clientsLeave } from './clients-leave.ts';
import { clockJumps } from './clock-jumps.ts';
import {
  engineContainerCutOff,
  engineContainerOutOfMemory,
  engineContainersBroken,
  serverContainerKilled,
  serverContainerPaused,
} from './containers.ts';
import { descriptorsExhausted } from './descriptors-exhausted.ts';
import { deviceLost } from './device-lost.ts';
import { diskFull } from './disk-full.ts';
import { diskReadOnly } from './disk-read-only.ts';
import { driverLost } from './driver-lost.ts';
import { engineBreaksOff } from './engine-breaks-off.ts';
import { engineDiesAtStart, engineDiesAtWork } from './engine-dies-again.ts';
import { engineEndsEarly } from './engine-ends-early.ts';
import { engineFallsSilent } from './engine-falls-silent.ts';
import { engineFloods } from './engine-floods.ts';
import { engineNetwork } from './engine-network.ts';
import { engineOutOfMemory } from './engine-out-of-memory.ts';
import { engineStartsSlowly } from './engine-starts-slowly.ts';
import { fsyncSlow } from './fsync-slow.ts';
import { memoryLimited } from './memory-limited.ts';
import { oneGreedyTenant } from './one-greedy-tenant.ts';
import { outputUnread } from './output-unread.ts';
import { poorNetworks } from './poor-networks.ts';
import { replicaDiesEarly } from './replica-dies-early.ts';
import { replicaFails } from './replica-fails.ts';
import { serverAskedToEnd } from './server-asked-to-end.ts';
import { serverKilled } from './server-killed.ts';
import { serverStopped, serverStoppedLong } from './server-stopped.ts';
import { slowReadersFallBehind } from './slow-readers.ts';
import { storeLocked } from './store-locked.ts';
import { thousandTasksKilled } from './thousand-tasks-killed.ts';
import { twoClasses } from './two-classes.ts';
import { workerIgnoresSigterm } from './worker-ignores-sigterm.ts';

export const experiments: readonly Experiment[] = [
  serverKilled,
  clientsCutOff,
  engineBreaksOff,
  engineFallsSilent,
  engineFloods,
  engineNetwork,
  engineStartsSlowly,
  engineDiesAtStart,
  replicaDiesEarly,
  replicaFails,
  allEnginesParted,
  deviceLost,
  driverLost,
  engineEndsEarly,
  engineOutOfMemory,
  poorNetworks,
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
  oneGreedyTenant,
  slowReadersFallBehind,
  clientsLeave,
  twoClasses,
  workerIgnoresSigterm,
  engineDiesAtWork,
  serverContainerKilled,
  serverContainerPaused,
  engineContainersBroken,
  engineContainerCutOff,
  engineContainerOutOfMemory,
];
