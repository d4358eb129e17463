import type { Stage } from '../stage/stage.ts';
import type { RunRecord, Witness } from './record.ts';

/** What a machine must offer for a fault: where it doesn't, the experiment is inapplicable there. */
export type Need = 'docker' | 'root' | 'linux';

export interface Fault {
  readonly name: string;
  /** A sentence about the world: what breaks. */
  readonly what: string;
  readonly needs: readonly Need[];
  /** Resolves when it is in place. */
  inject(stage: Stage, signal: AbortSignal): Promise<void>;
  /** Resolves when nothing of it is left. Called at the end of every experiment, also where it was healed before. */
  heal(stage: Stage): Promise<void>;
  /** What in the record shows that it took hold between these moments; empty: nothing does. Pure. */
  witnesses(
    record: RunRecord,
    window: { readonly fromMs: number; readonly toMs: number },
  ): readonly Witness[];
}
