import type { Stage } from '../stage/stage.ts';
import type { RunRecord, Witness } from './record.ts';

/** What a machine must offer for a fault: where it doesn't, the experiment is inapplicable there. */
export type Need =
  | 'docker'
  /** The package by which containers are started. */
  | 'testcontainers'
  | 'root'
  | 'linux'
  /** Limits of a running process can be changed from outside. */
  | 'prlimit'
  /** What the system answers to a process can be changed while it runs. */
  | 'strace'
  /** A process can have file systems that only it sees. */
  | 'own mounts'
  /** A process can be given a wall clock of its own. */
  | 'own clock'
  /** The memory of one process can be limited while it runs. */
  | 'own memory';

export interface Fault {
  readonly name: string;
  /** A sentence about the world: what breaks. */
  readonly what: string;
  readonly needs: readonly Need[];
  /** Resolves when it is in place. */
  inject(stage: Stage, signal: AbortSignal): Promise<void>;
  /** Where it takes somebody to meet it: false while nobody has. It then stays a little longer than planned. */
  isMet?(stage: Stage): boolean;
  /** Resolves when nothing of it is left. Called at the end of every experiment, also where it was healed before. */
  heal(stage: Stage): Promise<void>;
  /** What in the record shows that it took hold between these moments; empty: nothing does. Pure. */
  witnesses(
    record: RunRecord,
    window: { readonly fromMs: number; readonly toMs: number },
  ): readonly Witness[];
}
