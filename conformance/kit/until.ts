import { realClock } from '#conformance/harness';

const pollMs = 2;

/** Resolves with whether it came to hold within the bound. */
export const until = async (holds: () => boolean | Promise<boolean>, boundMs: number): Promise<boolean> => {
  const endMs = realClock.nowMs() + boundMs;
  while (!(await holds())) {
    if (realClock.nowMs() >= endMs) return false;
    await new Promise<void>(resolve => void realClock.after(pollMs, resolve));
  }
  return true;
};

/** What it resolves with, or undefined once the time is up: what an adapter never does must not be waited for. */
export const within = async <Value>(promise: Promise<Value>, limitMs: number): Promise<Value | undefined> => {
  const late = Promise.withResolvers<undefined>();
  const cancel = realClock.after(limitMs, () => late.resolve(undefined));
  try {
    return await Promise.race([promise, late.promise]);
  } finally {
    cancel();
  }
};
