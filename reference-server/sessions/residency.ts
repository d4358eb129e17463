// What sessions keep at engines, bounded in bytes. Whose turn has not ended keeps its cache.
import type { Session } from './session.ts';

export interface ResidencyRules {
  readonly bytesMax: number;
  readonly eviction: 'lru' | 'lfu';
}

function goesBefore(a: Session, b: Session, eviction: ResidencyRules['eviction']): boolean {
  const [x, y] = eviction === 'lru' ? [a.lastUsedMs, b.lastUsedMs] : [a.uses, b.uses];
  return x === y ? a.key < b.key : x < y;
}

export class Residency {
  readonly #rules: ResidencyRules;
  readonly #holders = new Set<Session>();
  #bytes = 0;

  constructor(rules: ResidencyRules) {
    this.#rules = rules;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** What had to go for it, in order. It is not kept, and nothing goes, where even that would not make room. */
  keep(session: Session, bytes: number): { isKept: boolean; evicted: readonly Session[] } {
    this.drop(session);
    const evictable = [...this.#holders].filter(other => other.openTaskIds.size === 0 && other.kvBytes > 0);
    const freeable = evictable.reduce((sum, other) => sum + other.kvBytes, 0);
    if (this.#bytes - freeable + bytes > this.#rules.bytesMax) return { isKept: false, evicted: [] };
    const evicted: Session[] = [];
    evictable.sort((a, b) => (goesBefore(a, b, this.#rules.eviction) ? -1 : 1));
    for (const other of evictable) {
      if (this.#bytes + bytes <= this.#rules.bytesMax) break;
      this.drop(other);
      evicted.push(other);
    }
    session.kvBytes = bytes;
    session.isWarm = true;
    this.#holders.add(session);
    this.#bytes += bytes;
    return { isKept: true, evicted };
  }

  /** True where it held something. */
  drop(session: Session): boolean {
    const held = this.#holders.delete(session);
    if (held) this.#bytes -= session.kvBytes;
    session.kvBytes = 0;
    session.isWarm = false;
    return held;
  }

  /** All that the replica held. */
  lose(replicaId: string): void {
    for (const session of [...this.#holders]) if (session.replicaId === replicaId) this.drop(session);
  }

  bytesOn(replicaId: string): number {
    return [...this.#holders].reduce(
      (sum, { replicaId: id, kvBytes }) => sum + (id === replicaId ? kvBytes : 0),
      0,
    );
  }
}
