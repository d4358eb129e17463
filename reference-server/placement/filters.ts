import { memoryFit } from './memory.ts';
import type { FilterName, PlacementNeed, PlacementSnapshot, ReplicaSnapshot } from './snapshot.ts';

export type Holds = (replica: ReplicaSnapshot, snapshot: PlacementSnapshot, need: PlacementNeed) => boolean;

function isPinned(replica: ReplicaSnapshot, { pins }: PlacementSnapshot): boolean {
  const { engineVersion, modelDigest } = pins;
  return (
    (engineVersion === undefined || replica.engineVersion === engineVersion) &&
    (modelDigest === undefined || replica.modelDigest === modelDigest)
  );
}

/** Contained in the pool's mask with every device there; an nvidia replica without a mask has none to use. */
function isWithinMask(replica: ReplicaSnapshot, snapshot: PlacementSnapshot): boolean {
  if (replica.devices.length === 0) return snapshot.accelerator !== 'nvidia';
  return replica.devices.every(
    device => snapshot.devices.includes(device) && !snapshot.lostDevices.includes(device),
  );
}

function isCapable(replica: ReplicaSnapshot, need: PlacementNeed): boolean {
  const { capabilities } = replica;
  const repeats = need.strict !== true || capabilities.determinism !== 'none';
  return repeats && (need.requires ?? []).every(name => capabilities[name]);
}

/** What no end of other work changes, in the order in which it is asked. */
const lasting: readonly (readonly [FilterName, Holds])[] = [
  ['draining', (_, snapshot) => !snapshot.isDraining],
  ['excluded', (replica, _, need) => !(need.excluded ?? []).includes(replica.id)],
  ['not-ready', replica => replica.isReady],
  ['version-mismatch', isPinned],
  ['device-mask', isWithinMask],
  ['capability', (replica, _, need) => isCapable(replica, need)],
  ['circuit-open', replica => !replica.isCircuitOpen],
  ['memory', (replica, snapshot, need) => memoryFit(snapshot, replica, need) !== 'never-fits'],
];

/** What ends by itself when an attempt does. */
const passing: readonly (readonly [FilterName, Holds])[] = [
  ['no-free-slot', replica => replica.leases < replica.slots && replica.breakerRoom > 0],
  ['memory', (replica, snapshot, need) => memoryFit(snapshot, replica, need) === 'fits'],
];

export const lastingFilters: readonly FilterName[] = lasting.map(([name]) => name);

export type Sieved = { readonly replica: ReplicaSnapshot } & (
  | { readonly kind: 'candidate' }
  | { readonly kind: 'filtered'; readonly by: FilterName; readonly isLasting: boolean }
);

export function sieve(replica: ReplicaSnapshot, snapshot: PlacementSnapshot, need: PlacementNeed): Sieved {
  const fails = ([, holds]: readonly [FilterName, Holds]): boolean => !holds(replica, snapshot, need);
  const forGood = lasting.find(fails);
  if (forGood !== undefined) return { replica, kind: 'filtered', by: forGood[0], isLasting: true };
  const forNow = passing.find(fails);
  if (forNow !== undefined) return { replica, kind: 'filtered', by: forNow[0], isLasting: false };
  return { replica, kind: 'candidate' };
}

/**
 * Takes out candidates that would begin to run beside another running replica of their node or zone, as long as
 * one is left that would not.
 */
export function spread(sieved: readonly Sieved[], snapshot: PlacementSnapshot): readonly Sieved[] {
  const { antiAffinity, replicas } = snapshot;
  if (antiAffinity === 'none') return sieved;
  const collides = (replica: ReplicaSnapshot): boolean => {
    const domain = replica[antiAffinity];
    if (domain === undefined || replica.leases > 0) return false;
    return replicas.some(
      other => other.id !== replica.id && other.leases > 0 && other[antiAffinity] === domain,
    );
  };
  const hasChoice = sieved.some(({ kind, replica }) => kind === 'candidate' && !collides(replica));
  if (!hasChoice) return sieved;
  return sieved.map(entry =>
    entry.kind === 'candidate' && collides(entry.replica)
      ? { replica: entry.replica, kind: 'filtered', by: 'anti-affinity', isLasting: false }
      : entry,
  );
}
