import { Watch } from '../../observe/watch-server.ts';
import { type Stage, type StageOptions, setStage } from '../../stage/stage.ts';

export interface Watched {
  readonly stage: Stage;
  readonly watch: Watch;
}

export interface StageOwner {
  readonly signal: AbortSignal;
  readonly leftBehind?: Set<() => void>;
}

/** A stage for as long as the work lasts; nothing of it stays, also where the work is interrupted. */
export const withStage = async <Result>(
  options: StageOptions,
  { signal, leftBehind }: StageOwner,
  work: (watched: Watched) => Promise<Result>,
): Promise<Result> => {
  const stage = await setStage(options);
  const abandon = (): void => stage.abandon();
  leftBehind?.add(abandon);
  const watch = new Watch(stage);
  try {
    return await work({ stage, watch });
  } finally {
    await watch.close();
    // Its tasks are nobody's any more: nothing waits for their ends.
    if (signal.aborted) await stage.server.kill();
    await stage.close();
    leftBehind?.delete(abandon);
  }
};
