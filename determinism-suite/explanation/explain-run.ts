// One explanation for each thing that is wrong, not for each cell that shows it.
import type { CorpusCase } from '../corpus/corpus-case.ts';
import { differingFactors } from '../matrix/cell.ts';
import type { CellResult } from '../run/results.ts';
import type { DivergedElement } from '../run/verdict.ts';
import { explain, type Surroundings, type Suspect } from './explain.ts';
import type { Explanation } from './explanation.ts';

/** Trials cost time: beyond so many a person has enough to begin with. */
const explanationsMax = 8;

interface Diverged {
  readonly result: CellResult;
  readonly elements: readonly DivergedElement[];
}

function divergedOf(results: readonly CellResult[]): Diverged[] {
  return results.flatMap(result =>
    result.verdict.kind === 'diverged' ? [{ result, elements: result.verdict.elements }] : [],
  );
}

/** Of what differs in a cell the shortest prompt. */
function suspectOf(
  { result, elements }: Diverged,
  cases: ReadonlyMap<string, CorpusCase>,
): Suspect | undefined {
  const known = elements.flatMap(({ reference, transcript }) => {
    const one = cases.get(transcript.case);
    if (one === undefined || reference.output === undefined || transcript.output === undefined) return [];
    return [{ cell: result.cell, case: one, reference: reference.output, output: transcript.output }];
  });
  return known.sort((a, b) => a.case.prompt.length - b.case.prompt.length)[0];
}

/** Whether what was found would make that cell differ as well. */
export function isExplainedBy(
  { cell, factors, pair, neighboursMin = 0 }: Explanation,
  other: Diverged['result'],
): boolean {
  if (other.cell === cell) return true;
  const { circumstance, level } = other.cell;
  if (factors.length === 0) return false;
  if (factors.includes('repeat')) return true;
  if (factors.includes('life')) return level !== 'D1' && circumstance.life > 0;
  const differing = differingFactors(pair[0], circumstance);
  return factors.every(factor => differing.includes(factor)) && circumstance.neighbours >= neighboursMin;
}

export async function explainRun(
  results: readonly CellResult[],
  surroundings: Surroundings,
  cases: readonly CorpusCase[],
): Promise<Explanation[]> {
  const byName = new Map(cases.map(one => [one.name, one]));
  const explanations: Explanation[] = [];
  for (const diverged of divergedOf(results)) {
    if (explanations.length === explanationsMax) break;
    if (explanations.some(explanation => isExplainedBy(explanation, diverged.result))) continue;
    const suspect = suspectOf(diverged, byName);
    if (suspect !== undefined) explanations.push(await explain(suspect, surroundings));
  }
  return explanations;
}
