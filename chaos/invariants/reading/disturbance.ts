import type { RunRecord } from '../../grammar/record.ts';

/** What a fault held back may arrive so much later. */
const echoMs = 500;

/** Whether a fault was in place, or had just been, at any moment between these. */
export const isDisturbed = ({ faults }: RunRecord, fromMs: number, toMs: number): boolean =>
  faults.some(({ injectedMs, healedMs }) => injectedMs <= toMs && healedMs + echoMs >= fromMs);
