import type { PlannedFault } from './experiment.ts';
import type { RunRecord } from './record.ts';

/** A fault shows within this time after it was healed, or not at all. */
const echoMs = 2_000;

/** The record with what in it shows each of its faults; they stand in it as they were planned. Pure. */
export const witnessed = (record: RunRecord, planned: readonly PlannedFault[]): RunRecord => ({
  ...record,
  faults: record.faults.map((window, at) => {
    const { injectedMs: fromMs, healedMs } = window;
    const witnesses = planned[at]?.fault.witnesses(record, { fromMs, toMs: healedMs + echoMs }) ?? [];
    return { ...window, witnesses };
  }),
});
