import type { World } from '../../../kernel/index.ts';

/** Resolves at that time, at once where it has passed; rejects with the signal's reason. */
export function pauseUntil(atMs: number, signal: AbortSignal, world: World): Promise<void> | undefined {
  const delayMs = atMs - world.monotonicMs();
  if (signal.aborted) throw signal.reason;
  if (delayMs <= 0) return undefined;
  return new Promise((resolve, reject) => {
    const onAbort = (): void => {
      timer.cancel();
      reject(signal.reason);
    };
    const timer = world.after(delayMs, () => {
      signal.removeEventListener('abort', onAbort);
      resolve();
    });
    signal.addEventListener('abort', onAbort, { once: true });
  });
}

/** Nothing more, until the call is aborted. */
export function stall(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
