import type { EngineCall } from '../grammar/record.ts';
import { until } from '../run/until.ts';
import type { Stage } from '../stage/stage.ts';
import { nameOfEngine } from './engine-at.ts';

const withinMs = 2_000;

export interface Work {
  /** Counted from 1. */
  readonly engine: number;
  readonly signal: AbortSignal;
  readonly isMeant?: (call: EngineCall) => boolean;
}

/** Once the engine is at work on a call, or after a while without one. */
export const amidWork = async (
  { clock, calls }: Stage,
  { engine, signal, isMeant = () => true }: Work,
): Promise<void> => {
  const isOpen = (call: EngineCall): boolean =>
    call.engine === nameOfEngine(engine) && call.how === undefined && isMeant(call);
  await until(clock, withinMs, () => signal.aborted || calls.calls.some(isOpen));
};
