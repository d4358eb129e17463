import type { World } from '../kernel/index.ts';

export class OverdueError extends Error {
  override readonly name = 'OverdueError';
}

export interface Bounds {
  readonly world: World;
  readonly limitMs: number;
  /** Ends it before its time. */
  readonly signal: AbortSignal;
}

/** Settles within the limit even if `run` ignores its signal: an engine that hangs holds nobody up. */
export function bounded<T>(bounds: Bounds, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const aborter = new AbortController();
  return new Promise((resolve, reject) => {
    const stop = (reason: unknown): void => {
      timer.cancel();
      bounds.signal.removeEventListener('abort', onAbort);
      aborter.abort(reason);
      reject(reason);
    };
    const onAbort = (): void => stop(bounds.signal.reason);
    const timer = bounds.world.after(
      bounds.limitMs,
      () => stop(new OverdueError(`no answer within ${bounds.limitMs} ms`)),
      { background: true },
    );
    if (bounds.signal.aborted) return onAbort();
    bounds.signal.addEventListener('abort', onAbort, { once: true });
    const settled = (settle: () => void): void => {
      timer.cancel();
      bounds.signal.removeEventListener('abort', onAbort);
      settle();
    };
    run(aborter.signal).then(
      value => settled(() => resolve(value)),
      (reason: unknown) => settled(() => reject(reason)),
    );
  });
}

export function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
