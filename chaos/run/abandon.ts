import { rmSync } from 'node:fs';
import type { Stage } from '../stage/stage.ts';

/** What of a stage has to go even where this process ends at once. */
export const abandoned = (stage: Stage): (() => void) => {
  return () => {
    stage.server.signal('SIGKILL');
    rmSync(stage.folder, { recursive: true, force: true });
  };
};
