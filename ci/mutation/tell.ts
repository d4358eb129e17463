import pc from 'picocolors';
import { scoreMin } from './folders.ts';
import type { FolderResult, Verdict } from './units.ts';

/** Of those that were noticed nothing is told. */
export const verdictLines = ({ outcome, why, mutant, ms }: Verdict): string[] => {
  if (outcome === 'killed' || outcome === 'timed out') return [];
  return [
    `${pc.red(outcome)}  ${mutant.id} ${pc.dim(`(${mutant.patch.file}:${mutant.line}, ${why}, ${(ms / 1000).toFixed(1)} s)`)}`,
    `    ${mutant.change}`,
  ];
};

/** Where there is no mutant there is nothing to bound. */
export const isTooLow = ({ score }: FolderResult): boolean =>
  score.percent !== undefined && score.percent < scoreMin;

export const scoreLine = (result: FolderResult): string => {
  const { folder, score, equivalent } = result;
  const { killed, timedOut, survived, notCovered, percent } = score;
  const counts = `${killed} killed, ${timedOut} timed out, ${survived} survived, ${notCovered} not covered; ${equivalent} equivalent`;
  const shown = percent === undefined ? 'no mutant' : `${percent.toFixed(1)} %`;
  const mark = isTooLow(result) ? pc.red(`${shown}, below ${scoreMin} %`) : pc.green(shown);
  return `${folder.name.padEnd(10)} ${mark}  ${pc.dim(counts)}`;
};
