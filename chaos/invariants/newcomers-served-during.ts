import { type Finding, type Invariant, judged } from '../grammar/invariant.ts';
import { admittedTry, firstPieceOf } from '../grammar/operation.ts';

const withinMs = 1_000;

/** A fault of something that serving does not need: who comes while it is in place is served while it is. */
export const newcomersServedDuring = (fault: string): Invariant => ({
  name: `newcomers are served during: ${fault}`,
  sentence: `Who comes while the fault lasts is admitted, and has the first piece within ${withinMs} ms.`,
  judge: ({ faults, operations }) => {
    const windows = faults.filter(window => window.fault === fault);
    const newcomers = operations.filter(({ intendedMs, arrival: { reader } }) =>
      windows.some(
        ({ injectedMs, healedMs }) =>
          reader === 'prompt' && intendedMs >= injectedMs && intendedMs <= healedMs - withinMs,
      ),
    );
    const findings = newcomers.flatMap((operation): Finding[] => {
      const { task, intendedMs } = operation;
      const firstMs = firstPieceOf(operation)?.atMs;
      if (admittedTry(operation) !== undefined && firstMs !== undefined && firstMs - intendedMs <= withinMs)
        return [];
      const when = firstMs === undefined ? 'never' : `after ${Math.round(firstMs - intendedMs)} ms`;
      return [{ atMs: intendedMs, task, what: `who came then had the first piece ${when}` }];
    });
    return judged({
      ...{ looked: newcomers.length, findings, nothing: 'nobody came while the fault was in place' },
      figure: `${newcomers.length} newcomers`,
    });
  },
});
