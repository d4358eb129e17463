// What was found of the orchestrator counts in the same levels as what the matrix found. Pure.
import type { ThroughExamination } from '../real/index.ts';
import type { Examination } from './examine.ts';
import { exitCodeOf, type LevelResult, worstOf } from './results.ts';

type Found = ThroughExamination['ways'] | ThroughExamination['replicas'];

/** Of a level that the document does not promise nothing counts. */
function withFound(level: LevelResult, found: Found): LevelResult {
  if (level.verdict === 'cannot promise' || found.length === 0) return level;
  const counts = { ...level.counts };
  for (const { verdict } of found) counts[verdict] += 1;
  const compared = level.compared + found.reduce((sum, one) => sum + one.compared, 0);
  const doubt = found.find(({ verdict }) => verdict === 'unknown')?.why;
  const because = level.because ?? doubt;
  // What no control of the run speaks for is equal on neither path.
  const verdict = worstOf(counts);
  const isHeldBack = level.verdict === 'unknown' && verdict === 'equal';
  return {
    ...level,
    ...{ counts, compared, verdict: isHeldBack ? 'unknown' : verdict },
    ...(because === undefined ? {} : { because }),
  };
}

/** An orchestrator that promises nothing was asked for, and nothing can be told of it. */
function exitCode(levels: readonly LevelResult[], { real, O }: ThroughExamination): 0 | 1 | 2 {
  const code = exitCodeOf(levels);
  if (code === 1 || real.verdict === 'not decoded') return 1;
  return real.verdict === 'unknown' || O === 'cannot promise' ? 2 : code;
}

export function withOrchestrator(examination: Examination, through: ThroughExamination): Examination {
  const levels = examination.levels.map(level => {
    if (level.level === 'O') return withFound(level, through.ways);
    return level.level === 'D4' ? withFound(level, through.replicas) : level;
  });
  return { ...examination, levels, orchestrator: through, exitCode: exitCode(levels, through) };
}
