// Puts a bug into the server by hand, in memory: a hook on the loader changes one file's source on its way in.
import { registerHooks } from 'node:module';
import type { InvariantId } from './invariants.ts';

export interface Noticed {
  readonly seed: number;
  readonly clauses: readonly string[];
}

export interface PlantedBug {
  readonly id: string;
  /** Clauses that do not hold any more, under the invariant that must notice it by itself, and a seed in which it does. */
  readonly breaks: { readonly [Id in InvariantId]?: Noticed };
  readonly why: string;
  readonly file: string;
  /** Occurs exactly once in the file. */
  readonly find: string;
  readonly replace: string;
}

function planted(bug: PlantedBug, source: string): string {
  const parts = source.split(bug.find);
  if (parts.length !== 2)
    throw new Error(`${bug.id} is stale: its text occurs ${parts.length - 1} times in ${bug.file}`);
  return parts.join(bug.replace);
}

/** Before the server is imported for the first time. */
export function plant(bug: PlantedBug): void {
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context);
      if (!url.endsWith(`/${bug.file}`)) return loaded;
      const source =
        typeof loaded.source === 'string' ? loaded.source : Buffer.from(loaded.source as Uint8Array);
      return { ...loaded, source: planted(bug, source.toString()) };
    },
  });
}
