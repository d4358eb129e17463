// The same promises where server and engines are containers, and Docker is what breaks them.
import { containerCutOff } from '../faults/container-cut-off.ts';
import { containerKilled } from '../faults/container-killed.ts';
import { containerOutOfMemory } from '../faults/container-out-of-memory.ts';
import { containerPaused } from '../faults/container-paused.ts';
import { killServer } from '../faults/kill-server.ts';
import type { Experiment } from '../grammar/experiment.ts';
import { type Setting, standardSetting } from '../grammar/setting.ts';
import { nothingAcknowledgedIsLost } from '../invariants/nothing-acknowledged-is-lost.ts';
import { recoversInTime } from '../invariants/recovers-in-time.ts';
import { bursts } from '../workloads/bursts.ts';
import { byTenants } from '../workloads/by-tenants.ts';
import { longSessions } from '../workloads/long-sessions.ts';
import { steady } from '../workloads/steady.ts';
import { engineClaims } from './engine-claims.ts';
import { crashClaims } from './restart-claims.ts';
import { alsoProving, standingClaims } from './standing-claims.ts';

const setting: Setting = {
  // Slow enough that the processor is never what decides, with a daemon and three containers beside the clients.
  ...{ ...standardSetting, inContainers: true, firstMs: 60, pieceMs: 30 },
  tenants: [{ id: 'one' }, { id: 'two' }],
  pool: { timeouts: { idle_ms: 1_500 } },
};

const common = { set: 'containers', settleMs: 15_000, setting } as const;

export const serverContainerKilled: Experiment = {
  ...{ ...common, name: "server's container killed", seconds: 10 },
  what: 'Docker kills the container of the server at work; another one is started on its volume.',
  // More than is done, so that somebody waits whenever it is killed.
  workload: byTenants(steady(1.2)),
  faults: [{ fault: killServer, from: 0.4, to: 0.5 }],
  claims: [...alsoProving(nothingAcknowledgedIsLost, 'ASY-DUR-001(b)'), ...crashClaims],
};

export const serverContainerPaused: Experiment = {
  ...{ ...common, name: "server's container paused", seconds: 10 },
  what: 'Docker pauses the container of the server for three seconds, and lets it go on.',
  workload: byTenants(steady(0.4)),
  faults: [{ fault: containerPaused('server'), from: 0.3, to: 0.6 }],
  claims: [...standingClaims, { invariant: recoversInTime(), proves: [] }],
};

export const engineContainersBroken: Experiment = {
  ...{ ...common, name: "engines' containers paused and killed", seconds: 14 },
  what: 'Docker pauses the container of one engine for three seconds, and later kills that of the other one.',
  workload: byTenants(bursts({ timesSlots: 2 })),
  faults: [
    { fault: containerPaused(1), from: 0.15, to: 0.37 },
    { fault: containerKilled(2), from: 0.6, to: 0.75 },
  ],
  claims: engineClaims,
};

export const engineContainerCutOff: Experiment = {
  ...{ ...common, name: "engine's container cut off", seconds: 12 },
  what: 'Docker takes the container of one engine off the network for three seconds, and puts it on again.',
  workload: byTenants(steady(0.4)),
  faults: [{ fault: containerCutOff(1), from: 0.25, to: 0.5 }],
  claims: engineClaims,
};

export const engineContainerOutOfMemory: Experiment = {
  ...{ ...common, name: "engine's container out of memory", seconds: 12 },
  what: 'The container of one engine may have no more memory, is killed for it, and another one takes its place.',
  workload: byTenants(longSessions({ shareOfSlots: 0.4 })),
  faults: [{ fault: containerOutOfMemory(2), from: 0.25, to: 0.5 }],
  claims: engineClaims,
};
