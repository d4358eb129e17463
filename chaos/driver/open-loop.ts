import type { Clock } from '#conformance/harness';
import type { Arrival, Operation } from '../grammar/operation.ts';
import type { NowMs } from '../stage/call-book.ts';

export interface OpenLoopOptions {
  readonly clock: Clock;
  readonly nowMs: NowMs;
  /** Of the run's clock: when the workload begins. */
  readonly startMs: number;
  readonly signal: AbortSignal;
  readonly begin: (arrival: Arrival, intendedMs: number) => Operation;
  readonly carryOut: (operation: Operation) => Promise<void>;
}

/** Each arrival at its time, however the ones before it fare. Resolves when all that was begun has come to its end. */
export const openLoop = async (
  arrivals: readonly Arrival[],
  options: OpenLoopOptions,
): Promise<readonly number[]> => {
  const { clock, nowMs, startMs, signal, begin, carryOut } = options;
  const due = [...arrivals].sort((a, b) => a.atMs - b.atMs);
  const lagMs: number[] = [];
  const running: Promise<void>[] = [];
  const everySent = Promise.withResolvers<void>();
  let at = 0;
  let cancel: (() => void) | undefined;
  const turn = (): void => {
    while (!signal.aborted && at < due.length) {
      const arrival = due[at];
      if (arrival === undefined) break;
      const intendedMs = startMs + arrival.atMs;
      const waitMs = intendedMs - nowMs();
      if (waitMs > 0) {
        cancel = clock.after(waitMs, turn);
        return;
      }
      at += 1;
      lagMs.push(-waitMs);
      running.push(carryOut(begin(arrival, intendedMs)));
    }
    everySent.resolve();
  };
  const onAbort = (): void => {
    cancel?.();
    everySent.resolve();
  };
  signal.addEventListener('abort', onAbort, { once: true });
  turn();
  await everySent.promise;
  await Promise.all(running);
  signal.removeEventListener('abort', onAbort);
  return lagMs;
};
