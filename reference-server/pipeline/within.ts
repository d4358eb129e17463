// A step of somebody else's code, waited for no longer than a bound.
import type { World } from '../kernel/index.ts';

export function withinMs(world: World, boundMs: number, step: () => void | Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = world.after(boundMs, () => reject(new Error(`not done within ${boundMs} ms`)));
    const run = async (): Promise<void> => step();
    run()
      .then(resolve, reject)
      .finally(() => timer.cancel());
  });
}
