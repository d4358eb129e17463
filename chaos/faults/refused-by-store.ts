import type { RunRecord, Witness } from '../grammar/record.ts';

/** Newcomers that the server turned away because it could not write. */
export const refusedByStore = (
  { operations }: RunRecord,
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
): readonly Witness[] =>
  operations.flatMap(({ tries }) =>
    tries
      .filter(({ sentMs, answeredMs = toMs }) => answeredMs >= fromMs && sentMs <= toMs)
      .filter(({ status, code }) => status === 503 && code === 'STORE_UNAVAILABLE')
      .map(({ sentMs, code }) => ({ atMs: sentMs, what: `a newcomer got 503 ${code}` })),
  );
