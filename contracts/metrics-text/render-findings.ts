import type { MetricFinding } from './finding.ts';

const columns = 80;
const leftWidth = 24;

/** Breaks at spaces; a word that is too long alone is cut. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap(part => part.match(new RegExp(`.{1,${width}}`, 'gs')) ?? [])) {
    if (line === '') line = word;
    else if (line.length + 1 + word.length <= width) line += ` ${word}`;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

/** Control characters in a label value must not move the cursor of whoever reads this. */
const shown = (text: string): string =>
  text.replace(/\p{Cc}/gu, character => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`);

function findingLines(finding: MetricFinding): string[] {
  const left = [finding.rule, finding.line === 0 ? '' : `line ${finding.line}`];
  const times = finding.count > 1 ? ` (${finding.count} times)` : '';
  const right = wrap(shown(finding.sentence) + times, columns - leftWidth);
  const height = Math.max(right.length, left[1] === '' ? 1 : 2);
  return Array.from({ length: height }, (_, index) =>
    `${(left[index] ?? '').padEnd(leftWidth)}${right[index] ?? ''}`.trimEnd(),
  );
}

/** A table of 80 columns, closed by a count. */
export function renderFindings(findings: readonly MetricFinding[]): string[] {
  if (findings.length === 0) return ['every sample is what the catalogue says'];
  const count = `${findings.length} finding${findings.length === 1 ? '' : 's'}`;
  return [...findings.flatMap(findingLines), '', count];
}
