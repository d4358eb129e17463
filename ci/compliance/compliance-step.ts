// Merges what every suite found out, writes it down, and says where it differs from what is committed.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freshOutcomes, staleSentences } from '../../requirements/evidence-records/outcomes.ts';
import { readEvidence } from '../../requirements/evidence-records/read-evidence.ts';
import {
  loadRequirements,
  mergeOutcomes,
  type ProofOutcome,
  renderStatus,
} from '../../requirements/index.ts';
import { root } from '../command.ts';
import { generate } from '../generate.ts';
import { passedOnce, type Step, type Tally, tallyOf } from '../step.ts';
import { standsAsFound } from './stands-as-found.ts';

const statusPath = join(root, 'requirements/status.yaml');

/** In CI a difference fails: what is committed must be what the runs find. Elsewhere it is written. */
const compare = async (outcomes: readonly ProofOutcome[], isStrict: boolean): Promise<Tally> => {
  const { records } = await readEvidence(root);
  const found = renderStatus(mergeOutcomes(await loadRequirements(), outcomes, freshOutcomes(records)));
  const committed = await readFile(statusPath, 'utf8');
  const stale = staleSentences(records);
  if (found === committed) return { ...passedOnce, notes: stale };
  await writeFile(statusPath, found);
  await generate();
  const changed = differences(committed, found);
  const sentences = ['requirements/status.yaml is not what the runs found; it is now:', ...changed, ...stale];
  // While nothing is committed there is nothing to differ from.
  const isFirst = committed.includes('verdicts: {}');
  const isWrong = !isFirst && !standsAsFound(committed, found, records);
  return isStrict && isWrong ? tallyOf([sentences.join('\n  ')]) : { ...passedOnce, notes: sentences };
};

const linesShownMax = 40;

const differences = (before: string, after: string): string[] => {
  const known = new Set(before.split('\n'));
  const lines = after.split('\n').filter(line => !known.has(line));
  return lines.length > linesShownMax
    ? [...lines.slice(0, linesShownMax), `and ${lines.length - linesShownMax} more`]
    : lines;
};

export const complianceStep = (outcomes: readonly ProofOutcome[]): Step => ({
  name: 'COMPLIANCE.md is what the runs found',
  run: () => compare(outcomes, process.env.CI !== undefined),
});
