// Highest random weight: each key ranks all replicas by itself, so that when one of them leaves only the keys
// that it had ranked first move, and nobody keeps a table.

const encoder = new TextEncoder();

function fnv1a(bytes: Uint8Array): number {
  return bytes.reduce((hash, byte) => Math.imul(hash ^ byte, 0x01000193) >>> 0, 0x811c9dc5);
}

/** Spreads what differs in the last characters over all bits. */
function mixed(hash: number): number {
  const first = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const second = Math.imul(first ^ (first >>> 13), 0xc2b2ae35);
  return (second ^ (second >>> 16)) >>> 0;
}

/** 0 to 2^32 − 1; the replica with the highest weight is the key's own. */
export function rendezvousWeight(key: string, replicaId: string): number {
  return mixed(fnv1a(encoder.encode(`${key}\0${replicaId}`)));
}
