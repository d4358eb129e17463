import type { Clock } from '#conformance/harness';
import type { FailureKind } from './behaviour.ts';

/** After these nothing more comes, and it is the other side that ends it. */
export const isLeftOpen = (kind: FailureKind): boolean => kind === 'malformed' || kind === 'stall';

export const pause = (clock: Clock, ms: number): Promise<void> =>
  new Promise(resolve => void clock.after(ms, resolve));

const textShownMax = 1_000;

/** A text that only fills buffers says nothing by its length. */
export const shownText = (text: string): string => text.slice(0, textShownMax);
