// The cells of a level, so that a factor that matters shows as a row or a column.
import { escapeHtml } from '#conformance/harness';
import { circumstanceText, referenceCircumstance } from '../../matrix/cell.ts';
import type { LevelResult } from '../../run/results.ts';
import { verdictKinds } from '../../run/verdict.ts';
import type { DeterminismReport, ReportedCell } from '../report.ts';
import { levelWords, verdictSigns } from '../words.ts';

export const verdictClass = (verdict: ReportedCell['verdict']): string => verdict.split(' ')[0] ?? '';

const neighbourWords = (count: number): string => (count === 1 ? '1 neighbour' : `${count} neighbours`);

function columnOf({ circumstance }: ReportedCell): string {
  const words = circumstanceText({ ...circumstance, neighbours: 0 }, referenceCircumstance);
  return words === '' ? 'as the reference' : words;
}

function square({ id, verdict, because }: ReportedCell): string {
  const title = because === null ? `${id}: ${verdict}` : `${id}: ${verdict}, ${because}`;
  const sign = verdictSigns[verdict];
  return `<span class="cell v-${verdictClass(verdict)}" title="${escapeHtml(title)}">${sign}</span>`;
}

function gridOf(cells: readonly ReportedCell[]): string {
  const columns = [...new Set(cells.map(columnOf))];
  const rows = [...Map.groupBy(cells, ({ circumstance }) => circumstance.neighbours)].sort(
    ([a], [b]) => a - b,
  );
  const head = columns.map(name => `<th scope="col">${escapeHtml(name)}</th>`).join('');
  const body = rows.map(([neighbours, own]) => {
    const fields = columns.map(name => {
      const squares = own.filter(cell => columnOf(cell) === name).map(square);
      return `<td><div class="cells">${squares.join('')}</div></td>`;
    });
    return `<tr><th scope="row">${neighbourWords(neighbours)}</th>${fields.join('')}</tr>`;
  });
  return `<div class="scroll"><table><thead><tr><th></th>${head}</tr></thead><tbody>${body.join('\n')}</tbody></table></div>`;
}

function levelSection(result: LevelResult, cells: readonly ReportedCell[]): string {
  const { level, verdict, because } = result;
  const word = `<span class="t-${verdictClass(verdict)}">${escapeHtml(verdict)}</span>`;
  const why = because === undefined ? '' : `<p>${escapeHtml(because)}</p>`;
  const grid = cells.length === 0 ? '' : gridOf(cells);
  return `<h3>${level} ${escapeHtml(levelWords[level])}: ${word}</h3>\n${why}${grid}`;
}

function countsTable(levels: readonly LevelResult[]): string {
  const head = [...verdictKinds, 'compared'].map(name => `<th scope="col">${name}</th>`).join('');
  const rows = levels.map(({ level, counts, compared }) => {
    const figures = [...verdictKinds.map(kind => counts[kind]), compared];
    const fields = figures.map(figure => `<td class="figure">${figure}</td>`).join('');
    return `<tr><th scope="row">${level} ${escapeHtml(levelWords[level])}</th>${fields}</tr>`;
  });
  return `<div class="scroll"><table><thead><tr><th scope="col">cells of level</th>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

export function matrixSection({ levels, cells }: DeterminismReport): string {
  const sections = levels.map(result =>
    levelSection(
      result,
      cells.filter(({ level }) => level === result.level),
    ),
  );
  return `<h2>Cells<small>one square for each, with its case in its title</small></h2>
${countsTable(levels)}
${sections.join('\n')}`;
}
