// Two streams side by side, at the first place at which they differ.
import type { DeterminismReport, ReportedDivergence, ReportedExplanation, ReportedSide } from '../report.ts';
import { escapeHtml } from './escape-html.ts';

const shownBefore = 240;
const shownAfter = 160;

/** Whitespace and what can't be seen differ as visibly as letters do. */
const visible = (character: string): string => {
  if (character === '\n') return '⏎\n';
  return /[\p{C}]/u.test(character) ? `\\u{${character.codePointAt(0)?.toString(16)}}` : character;
};

const spelled = (characters: readonly string[]): string => escapeHtml(characters.map(visible).join(''));

function stream({ text }: ReportedSide, before: string): string {
  const characters = [...text];
  const at = [...before].length;
  const head = characters.slice(Math.max(0, at - shownBefore), at);
  const here = characters[at];
  const tail = characters.slice(at + 1, at + 1 + shownAfter);
  const cut = at > shownBefore ? '… ' : '';
  const mark = here === undefined ? '<mark>(ended)</mark>' : `<mark>${spelled([here])}</mark>`;
  return `<pre class="stream"><span class="before">${cut}${spelled(head)}</span>${mark}${spelled(tail)}</pre>`;
}

function side(
  title: string,
  own: ReportedSide,
  { before, value }: { before: string; value: string },
): string {
  const pieces = own.pieces.length === 0 ? 'not streamed' : `${own.pieces.length} pieces`;
  return `<div class="side"><h4>${title}: ${escapeHtml(own.circumstance)} (transcript ${own.transcript}, ${pieces})</h4>
${stream(own, before)}<p>There: <code>${escapeHtml(value)}</code></p></div>`;
}

function divergence({ first, reference, other, cell, case: name }: ReportedDivergence): string {
  const all = first.all.map(({ part, at }) => `${part} at ${at}`).join(', ');
  return `<details><summary><b>${escapeHtml(first.part)} at ${first.at}</b> of ${escapeHtml(name)}, ${escapeHtml(cell)}</summary>
<p>What differs: ${escapeHtml(all)}</p>
<div class="sides">${side('Reference', reference, { before: first.before, value: first.a })}${side('Compared', other, { before: first.before, value: first.b })}</div></details>`;
}

function explanationFacts(explanation: ReportedExplanation): string {
  const facts = [
    ['Class', explanation.fault_class ?? 'none of those that are known'],
    ['Found', explanation.found],
    ['Factors', explanation.factors.join(', ') || 'none'],
    ['Smallest pair', explanation.smallest_pair],
    ...(explanation.neighbours_min === null ? [] : [['From', `${explanation.neighbours_min} neighbours on`]]),
  ];
  const rows = facts.map(([name = '', value = '']) => `<dt>${name}</dt><dd>${escapeHtml(value)}</dd>`);
  return `<dl class="facts">${rows.join('')}</dl>`;
}

export function divergenceSection({ divergences, explanations }: DeterminismReport): string {
  if (divergences.length === 0) return '';
  const explained = explanations.map((explanation, at) => {
    const own = divergences.filter(one => one.explanation === at);
    return `<h3>${escapeHtml(explanation.fault_class ?? 'Unknown class')}</h3>${explanationFacts(explanation)}${own.map(divergence).join('\n')}`;
  });
  const open = divergences.filter(one => one.explanation === null);
  const others = open.length === 0 ? '' : `<h3>Not explained</h3>${open.map(divergence).join('\n')}`;
  return `<h2>Divergences</h2>\n${explained.join('\n')}${others}`;
}
