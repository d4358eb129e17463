import { Watch } from '../../observe/watch-server.ts';
import { until } from '../../run/until.ts';
import { type Stage, type StageOptions, setStage } from '../../stage/stage.ts';
import { Inspector, inspectorUrlIn } from './inspector.ts';

const readyWithinMs = 60_000;

export interface Inspected {
  readonly stage: Stage;
  readonly watch: Watch;
  readonly inspector: Inspector;
}

/** A server that is ready and can be looked into; gone when the work is done. */
export const withInspected = async <Result>(
  options: StageOptions,
  work: (inspected: Inspected) => Promise<Result>,
): Promise<Result> => {
  const stage = await setStage(options);
  const watch = new Watch(stage);
  let inspector: Inspector | undefined;
  try {
    await stage.server.start();
    await until(stage.clock, readyWithinMs, () => inspectorUrlIn(stage.output) !== undefined);
    const url = inspectorUrlIn(stage.output);
    if (url === undefined)
      throw new Error('the server did not say where it can be inspected: is it a process of Node?');
    watch.start();
    await until(stage.clock, readyWithinMs, () => watch.readiness.at(-1)?.status === 200);
    inspector = await Inspector.connect(url);
    return await work({ stage, watch, inspector });
  } finally {
    inspector?.close();
    await watch.close();
    await stage.close();
  }
};
