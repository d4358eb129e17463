// What each fault counts as, and what it does to its replica.
import type { FaultKind } from './signals.ts';

export interface FaultEffect {
  /** `restart`: out, drained and started anew. `wait`: out until it is well again. `none`: it goes on. */
  readonly reaction: 'restart' | 'wait' | 'none';
  /** Under which reason of `engine_restarts_total` the restart counts. */
  readonly restartReason: 'exit' | 'driver_error' | 'oom_vram' | 'oom_host' | 'unhealthy';
  readonly oom?: 'vram' | 'host';
  readonly ecc?: 'corrected' | 'uncorrected';
  readonly isDriverReset?: boolean;
}

const exit = { reaction: 'restart', restartReason: 'exit' } as const;
const driver = { reaction: 'restart', restartReason: 'driver_error' } as const;
const unhealthy = { reaction: 'restart', restartReason: 'unhealthy' } as const;

export const faultEffects: Readonly<Record<FaultKind, FaultEffect>> = {
  exited: exit,
  crashed: exit,
  killed: exit,
  'host OOM': { reaction: 'restart', restartReason: 'oom_host', oom: 'host' },
  'VRAM OOM': { reaction: 'restart', restartReason: 'oom_vram', oom: 'vram' },
  // What a process sees of its driver failing: the reset is the driver's answer to it.
  'device error': { ...driver, isDriverReset: true },
  'driver reset': { ...driver, isDriverReset: true },
  'driver lost': { ...driver, reaction: 'wait' },
  'ECC uncorrected': { ...driver, ecc: 'uncorrected' },
  'ECC corrected': { ...driver, reaction: 'none', ecc: 'corrected' },
  'cannot start': unhealthy,
  'on the CPU': unhealthy,
  hung: unhealthy,
  'connection lost': { ...unhealthy, reaction: 'none' },
  stalled: { ...unhealthy, reaction: 'none' },
};
