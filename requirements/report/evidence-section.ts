import type { KeptRecord } from '../evidence-records/read-evidence.ts';
import { machineWords, standingWords, verdictWords } from '../evidence-records/words.ts';

const opening = `## Evidence

What no run of the gate can show, from records of runs elsewhere. A record counts while its digests of suite, contract
and server fit; the clauses of a stale one stand as they would without it. \`npx assay requirements evidence\` tells ages.
`;

/** Days, no ages: an age would change these bytes by itself. */
export function renderEvidence(records: readonly KeptRecord[]): string {
  if (records.length === 0) return `${opening}\nNone is kept.\n`;
  const lines = records.map(kept => {
    const { name, kind, made_at, machine } = kept.record;
    const file = `[${name}](requirements/evidence/${name}.json)`;
    const day = made_at.slice(0, 'yyyy-mm-dd'.length);
    const cells = [file, kind, day, machineWords(machine), verdictWords(kept.record), standingWords(kept)];
    return `| ${cells.map(text => text.replaceAll('|', '\\|')).join(' | ')} |`;
  });
  return [
    opening,
    '| record | kind | made | machine | verdicts | standing |',
    '| --- | --- | --- | --- | --- | --- |',
    ...lines,
    '',
  ].join('\n');
}
