// Whether two starts belong to one set: what a verdict holds for must be the same on both sides of a comparison.
import { buildNotTold, type Fingerprint } from '../engines/engine.ts';
import type { Circumstance } from '../matrix/circumstance.ts';
import type { StartLine } from './transcript.ts';

/** Slots are a factor of the matrix. The others make another set, of which nothing was promised. */
const pinned = ['engine', 'build', 'modelDigest', 'device', 'flashAttention', 'kvType', 'unifiedKv'] as const;

/** undefined where nothing that both tell differs. */
export function setDifference(a: Fingerprint, b: Fingerprint): string | undefined {
  const name = pinned.find(one => a[one] !== undefined && b[one] !== undefined && a[one] !== b[one]);
  return name === undefined ? undefined : `${name} is ${String(a[name])} and ${String(b[name])}`;
}

export function fingerprintText(fingerprint: Fingerprint): string {
  const entries = Object.entries(fingerprint).filter(([, value]) => value !== undefined);
  return entries.map(([name, value]) => `${name} ${String(value)}`).join(', ');
}

type Place = Pick<Circumstance, 'path' | 'replica' | 'slots'>;

const lastStartAt = (starts: readonly StartLine[], { path, replica, slots }: Place): StartLine | undefined =>
  starts.findLast(start => start.path === path && start.replica === replica && start.slots === slots);

/** Why nothing that came from that place counts as equal: two builds would look like one. */
export function unnamedAt(starts: readonly StartLine[], place: Place): string | undefined {
  const fingerprint = lastStartAt(starts, place)?.fingerprint;
  if (fingerprint?.build !== buildNotTold) return undefined;
  return `${fingerprint.engine} does not tell its build, and a verdict holds for one build`;
}

/** Why nothing that was asked of that place may be compared with the references. */
export function otherSetAt(starts: readonly StartLine[], place: Place): string | undefined {
  const first = starts.find(({ fingerprint }) => fingerprint !== undefined)?.fingerprint;
  const own = lastStartAt(starts, place);
  if (own?.failure !== undefined) return own.failure;
  if (first === undefined || own?.fingerprint === undefined) return undefined;
  const difference = setDifference(first, own.fingerprint);
  return difference === undefined ? undefined : `another replica set: ${difference}`;
}
