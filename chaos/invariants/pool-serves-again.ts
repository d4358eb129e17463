import { sampleSum } from '#conformance/harness';
import { type Finding, type Invariant, judged } from '../grammar/invariant.ts';
import type { FaultWindow, RunRecord } from '../grammar/record.ts';
import { poolOf } from '../stage/configuration.ts';
import { mayStartMs, restartNumbers, successionsOf } from './reading/restarts.ts';

/** From the heal until the engine may be started, by the numbers of its pool. */
const waitLeftMs = (record: RunRecord, engine: string, healedMs: number): number => {
  const numbers = restartNumbers(record.setting);
  const own = successionsOf(record).filter(one => one.engine === engine);
  return Math.max(0, ...own.map(one => mayStartMs(one, numbers, healedMs) - healedMs));
};

/** When a task of it that began after the moment had its first piece. */
const workedAfter = ({ calls }: RunRecord, engine: string, fromMs: number): number | undefined => {
  const firsts = calls.flatMap(({ engine: own, task, atMs, pieces: [first] }) =>
    own === engine && task !== undefined && atMs >= fromMs && first !== undefined ? [first.atMs] : [],
  );
  return firsts.length === 0 ? undefined : Math.min(...firsts);
};

const judgedHeal = (
  record: RunRecord,
  engine: string,
  { healedMs, ms }: Pick<FaultWindow, 'healedMs'> & { readonly ms: number },
): { readonly tookMs: number; readonly dueMs: number; readonly findings: readonly Finding[] } => {
  const leftMs = waitLeftMs(record, engine, healedMs);
  const tookMs = (workedAfter(record, engine, healedMs) ?? Number.POSITIVE_INFINITY) - healedMs;
  const dueMs = leftMs + ms;
  if (tookMs <= dueMs) return { tookMs, dueMs, findings: [] };
  const when = Number.isFinite(tookMs) ? `after ${Math.round(tookMs)} ms` : 'never';
  const what = `${engine} served again ${when}; it had to wait for ${Math.round(leftMs)} ms`;
  return { tookMs, dueMs, findings: [{ atMs: healedMs, what, span: { tookMs, dueMs } }] };
};

const isAsked = ({ operations }: RunRecord, pool: number, fromMs: number): boolean =>
  operations.some(
    ({ arrival, tries }) => arrival.pool === pool && tries.some(({ sentMs }) => sentMs >= fromMs),
  );

/** By the server's own word at the end. */
const stillOut = ({ final }: RunRecord, pool: number): Finding[] => {
  if (final === undefined) return [];
  const told = sampleSum(final.samples, 'pool_ready', { pool_id: poolOf(pool) });
  return told === 1 ? [] : [{ atMs: final.atMs, what: `pool ${pool} is not ready at the end` }];
};

/** Pools and engines by their number, where each engine has a pool of its own. */
export const poolServesAgain = (fault: string, pool: number, ms: number): Invariant => ({
  name: `its pool serves again within ${ms} ms`,
  sentence: `Once a start of the engine would last, its pool serves again, after no more than the wait that was left and ${ms} ms.`,
  isTimed: true,
  judge: record => {
    const engine = `engine ${pool}`;
    const heals = record.faults.filter(one => one.fault === fault && isAsked(record, pool, one.healedMs));
    const judgements = heals.map(({ healedMs }) => judgedHeal(record, engine, { healedMs, ms }));
    const [first] = judgements;
    return judged({
      looked: heals.length,
      findings: [
        ...judgements.flatMap(({ findings }) => findings),
        ...(heals.length === 0 ? [] : stillOut(record, pool)),
      ],
      nothing: 'nobody came for it after the fault',
      ...(first === undefined || first.findings.length > 0
        ? {}
        : { figure: `${Math.round(first.tookMs)} ms of ${Math.round(first.dueMs)}` }),
    });
  },
});
