// How a record is told in one line, in COMPLIANCE.md and by the command alike.
import type { Evidence } from '#contracts';
import { verdicts } from '../model.ts';
import { isFresh, type KeptRecord } from './read-evidence.ts';

const bytesOfGib = 2 ** 30;

export function machineWords({
  cpu,
  cores,
  memory_bytes,
  os,
  node,
  docker,
  gpu,
}: Evidence['machine']): string {
  return [
    `${cpu}, ${cores} ${cores === 1 ? 'core' : 'cores'}, ${Math.round(memory_bytes / bytesOfGib)} GiB`,
    os,
    `Node ${node}`,
    docker === null ? 'no Docker' : `Docker ${docker}`,
    gpu ?? 'no GPU',
  ].join('; ');
}

/** `4 proven, 1 unproven`, the worst first. */
export function verdictWords({ outcomes }: Evidence): string {
  const counted = verdicts
    .map(word => ({ word, count: outcomes.filter(({ verdict }) => verdict === word).length }))
    .filter(({ count }) => count > 0)
    .map(({ word, count }) => `${count} ${word}`);
  return counted.length === 0 ? 'figures only' : counted.join(', ');
}

export function standingWords(kept: KeptRecord): string {
  return isFresh(kept) ? 'fresh' : `stale: ${kept.changed.join(', ')} changed`;
}
