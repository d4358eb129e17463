import type { Clock } from '#conformance/harness';
import { NoAnswer } from './exchange.ts';

export const conditionMs = 20_000;
const pollPauseMs = 20;

/** Asks until it holds; false once the bound has passed. Where nothing answers yet it does not hold yet. */
export const comesToHold = async (
  clock: Clock,
  holds: () => boolean | Promise<boolean>,
): Promise<boolean> => {
  const endMs = clock.nowMs() + conditionMs;
  while (clock.nowMs() < endMs) {
    try {
      if (await holds()) return true;
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
    }
    await new Promise<void>(resolve => void clock.after(pollPauseMs, resolve));
  }
  return false;
};
