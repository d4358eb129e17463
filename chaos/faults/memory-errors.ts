import type { Fault } from '../grammar/fault.ts';
import { devicesOf } from './devices-of.ts';
import { raised } from './evidence.ts';

/** Heals by itself: a counter that fell would mean that the device was reset. */
export const memoryErrors = (kind: 'corrected' | 'uncorrected', device = 0): Fault => ({
  name: `${kind} memory errors`,
  what: `A device finds ${kind} errors in its memory.`,
  needs: [],
  inject: stage => devicesOf(stage).addErrors(device, { [kind]: 1 }),
  heal: async () => undefined,
  witnesses: (record, span) => raised(record, span, { name: 'ecc_errors_total', labels: { kind } }),
});
