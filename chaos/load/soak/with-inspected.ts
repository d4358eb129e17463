import { until } from '../../run/until.ts';
import type { StageOptions } from '../../stage/stage.ts';
import { type StageOwner, type Watched, withStage } from '../run/with-stage.ts';
import { Inspector, inspectorUrlIn } from './inspector.ts';

const readyWithinMs = 60_000;

export interface Inspected extends Watched {
  readonly inspector: Inspector;
}

/** A server that is ready and can be looked into; gone when the work is done. */
export const withInspected = <Result>(
  options: StageOptions,
  owner: StageOwner,
  work: (inspected: Inspected) => Promise<Result>,
): Promise<Result> =>
  withStage(options, owner, async ({ stage, watch }) => {
    await stage.server.start();
    await until(stage.clock, readyWithinMs, () => inspectorUrlIn(stage.output) !== undefined);
    const url = inspectorUrlIn(stage.output);
    if (url === undefined)
      throw new Error('the server did not say where it can be inspected: is it a process of Node?');
    watch.start();
    await until(stage.clock, readyWithinMs, () => watch.readiness.at(-1)?.status === 200);
    const inspector = await Inspector.connect(url);
    try {
      return await work({ stage, watch, inspector });
    } finally {
      inspector.close();
    }
  });
