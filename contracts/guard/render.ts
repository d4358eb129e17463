import type { Difference } from './rows.ts';
import { classes } from './rules/index.ts';

const columns = 80;

/** Breaks at spaces, and after slashes where a word alone is too long. */
function wrap(text: string, width: number): string[] {
  const pieces = text.split(' ').flatMap(word => split(word, width));
  const lines: string[] = [];
  let line = '';
  for (const { piece, glued } of pieces) {
    const joined = line === '' ? piece : `${line}${glued ? '' : ' '}${piece}`;
    if (joined.length <= width) line = joined;
    else {
      lines.push(line);
      line = piece;
    }
  }
  return line === '' ? lines : [...lines, line];
}

function split(word: string, width: number): { piece: string; glued: boolean }[] {
  if (word.length <= width) return [{ piece: word, glued: false }];
  const parts = word.match(/[^/]*\/?/g)?.filter(part => part !== '') ?? [];
  const short = parts.flatMap(part => part.match(new RegExp(`.{1,${width}}`, 'gs')) ?? []);
  return short.map((piece, index) => ({ piece, glued: index > 0 }));
}

function rowLines(difference: Difference, ruleWidth: number): string[] {
  const { rule, direction, pointer, sentence } = difference;
  const left = [rule, direction];
  const plain = sentence.replace(` (${direction}, rule ${rule})`, '');
  const right = [...wrap(plain, columns - ruleWidth), ...wrap(`at ${pointer}`, columns - ruleWidth)];
  const height = Math.max(left.length, right.length);
  return Array.from({ length: height }, (_, index) =>
    `${(left[index] ?? '').padEnd(ruleWidth)}${right[index] ?? ''}`.trimEnd(),
  );
}

/** A table of 80 columns, grouped by class. */
export function renderTable(differences: readonly Difference[]): string[] {
  if (differences.length === 0) return ['no difference'];
  const ruleWidth = Math.max(...differences.map(({ rule }) => rule.length)) + 2;
  const groups = classes.flatMap(name => {
    const rows = differences.filter(difference => difference.class === name);
    if (rows.length === 0) return [];
    return [
      `${name}: ${rows.length}`,
      '─'.repeat(columns),
      ...rows.flatMap(row => rowLines(row, ruleWidth)),
      '',
    ];
  });
  return groups.slice(0, -1);
}

export function countLine(differences: readonly Difference[]): string {
  return classes.map(name => `${differences.filter(one => one.class === name).length} ${name}`).join(', ');
}
