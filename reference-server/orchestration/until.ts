import type { Core, PoolRuntime } from './core.ts';

export interface Condition {
  holds(): boolean;
  readonly boundMs: number;
}

/** True as soon as it holds, which is looked at whenever something happened in the pool; false at the bound. */
export function until(core: Core, runtime: PoolRuntime, { holds, boundMs }: Condition): Promise<boolean> {
  if (holds()) return Promise.resolve(true);
  return new Promise(resolve => {
    const settle = (result: boolean): void => {
      timer.cancel();
      runtime.watchers.delete(look);
      resolve(result);
    };
    const look = (): void => {
      if (holds()) settle(true);
    };
    const timer = core.world.after(boundMs, () => settle(holds()), { background: true });
    runtime.watchers.add(look);
  });
}
