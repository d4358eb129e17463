import { realClock } from '#conformance/harness';

const partMs = 100;

/** Counted in parts: for however long the machine holds this process up, no engine was silent for longer than one. */
export const afterSilence = (ms: number, tell: () => void): (() => void) => {
  let leftMs = ms;
  let cancel = (): void => undefined;
  const next = (): void => {
    if (leftMs <= 0) {
      tell();
      return;
    }
    const nowMs = Math.min(partMs, leftMs);
    leftMs -= nowMs;
    cancel = realClock.after(nowMs, next);
  };
  next();
  return () => cancel();
};
