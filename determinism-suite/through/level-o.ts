// Level O of one engine: what an orchestrator gives is held against what the engine gives when it is asked directly.
import { compareOutputs, type Divergence } from '../comparison/compare.ts';
import type { Output } from '../comparison/output.ts';
import type { CorpusCase } from '../corpus/corpus-case.ts';
import { askFor, type OCheck, oChecks, type Seen } from './o-checks.ts';
import type { ORig } from './o-rig.ts';
import { NotServed } from './refusal.ts';

export interface OResult {
  readonly check: string;
  readonly clause: OCheck['clause'];
  readonly caseName: string;
  readonly verdict: 'equal' | 'diverged' | 'unknown';
  /** How many outputs were held against the engine's. */
  readonly compared: number;
  /** Of the first that differs, and who saw it. */
  readonly divergence?: Divergence;
  readonly who?: string;
  /** Where it was seen. */
  readonly seenIn?: Seen['kind'];
  /** Why nothing can be told. */
  readonly why?: string;
}

/** Of a stream that broke the pieces have to be the first of the engine's. */
const beginningOf = (due: Output, seen: Output): Output => ({
  ...seen,
  text: due.text.slice(0, seen.text.length),
  pieces: due.pieces.slice(0, seen.pieces.length),
});

const divergenceOf = (due: Output, { output, kind }: Seen, isPieceAToken: boolean): Divergence | undefined =>
  kind === 'beginning'
    ? compareOutputs(beginningOf(due, output), output, { isPieceAToken })
    : compareOutputs(due, output, { isPieceAToken: isPieceAToken && kind === 'stream' });

/** Readers of one task have the same pieces, whatever the engine's document says of them. */
const readersApart = (seen: readonly Seen[]): Divergence | undefined => {
  const [first, ...others] = seen.filter(({ kind }) => kind === 'stream');
  for (const other of first === undefined ? [] : others) {
    const apart = first && compareOutputs(first.output, other.output, { isPieceAToken: true });
    if (apart !== undefined) return apart;
  }
  return undefined;
};

interface Looked {
  readonly due: Output;
  readonly seen: readonly Seen[];
  readonly check: OCheck;
  readonly isPieceAToken: boolean;
}

const judged = ({ due, seen, check, isPieceAToken }: Looked) => {
  for (const one of seen) {
    const divergence = divergenceOf(due, one, isPieceAToken);
    if (divergence !== undefined) return { divergence, who: one.who, seenIn: one.kind };
  }
  const divergence = check.clause === 'a' ? readersApart(seen) : undefined;
  return divergence && { divergence, who: 'readers of one task', seenIn: 'stream' as const };
};

const resultOf = async (
  rig: ORig,
  { check, entry, due }: { check: OCheck; entry: CorpusCase; due: Output },
  signal: AbortSignal,
): Promise<OResult> => {
  const base = { check: check.name, clause: check.clause, caseName: entry.name };
  try {
    const seen = await check.look(rig, entry, signal);
    const apart = judged({ due, seen, check, isPieceAToken: rig.isPieceAToken });
    const verdict = apart === undefined ? 'equal' : 'diverged';
    return { ...base, verdict, compared: seen.length, ...apart };
  } catch (error) {
    if (!(error instanceof NotServed)) throw error;
    return { ...base, verdict: 'unknown', compared: 0, why: error.message };
  }
};

export interface LevelOOptions {
  readonly rig: ORig;
  readonly cases: readonly CorpusCase[];
  onResult?(result: OResult): void;
}

/** Every check on every case, one after the other: what is looked at is the way of one task. */
export const runLevelO = async ({ rig, cases, onResult }: LevelOOptions, signal: AbortSignal) => {
  const results: OResult[] = [];
  for (const entry of cases) {
    const due = await rig.direct.ask(askFor(entry), signal);
    for (const check of oChecks) {
      if (check.needsHosts && rig.hosts.length === 0) continue;
      const result = await resultOf(rig, { check, entry, due }, signal);
      results.push(result);
      onResult?.(result);
    }
  }
  return results;
};
