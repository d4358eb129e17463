import type { Containers } from './containers/container-site.ts';
import type { Launch } from './server-under-test.ts';
import type { EngineOnStage, StagedEngine } from './staged-engine.ts';

/** Where the server and its engines are: processes of this machine, or containers. */
export interface Site {
  /** In this process. */
  readonly engines: readonly StagedEngine[];
  readonly everyEngine: readonly EngineOnStage[];
  readonly launch: Launch;
  readonly containers?: Containers;
  /** After the server and the engines. */
  close(): Promise<void>;
  /** At once, where nothing can be awaited any more. */
  abandon(): void;
}
