// Two streams side by side, at the first place at which they differ.
import { escapeHtml } from '#conformance/harness';
import type { DeterminismReport, ReportedDivergence, ReportedExplanation, ReportedSide } from '../report.ts';

const shownBefore = 240;
const shownAfter = 160;

/** Whitespace and what can't be seen differ as visibly as letters do. */
const visible = (character: string): string => {
  if (character === '\n') return '⏎\n';
  return /[\p{C}]/u.test(character) ? `\\u{${character.codePointAt(0)?.toString(16)}}` : character;
};

const spelled = (characters: readonly string[]): string => escapeHtml(characters.map(visible).join(''));

interface Place {
  readonly before: string;
  /** What the side has there, as it was compared. */
  readonly value: string;
  /** Of the piece that is the token; undefined where it is a character. */
  readonly piece: number | undefined;
}

/** The token where pieces tell it; otherwise as much as shows. */
function markLength({ pieces }: ReportedSide, rest: readonly string[], { piece }: Place): number {
  const token = piece === undefined ? undefined : pieces[piece];
  if (token !== undefined) return [...token].length;
  const shown = rest.findIndex(character => character.trim() !== '');
  return piece === undefined || shown < 0 ? 1 : shown + 1;
}

function stream(own: ReportedSide, place: Place): string {
  const characters = [...own.text];
  const at = [...place.before].length;
  const head = characters.slice(Math.max(0, at - shownBefore), at);
  const rest = characters.slice(at);
  const length = markLength(own, rest, place);
  const tail = rest.slice(length, length + shownAfter);
  const cut = at > shownBefore ? '… ' : '';
  const mark = rest.length === 0 ? '(ended)' : spelled(rest.slice(0, length));
  return `<pre class="stream"><span class="before">${cut}${spelled(head)}</span><mark>${mark}</mark>${spelled(tail)}</pre>`;
}

function side(title: string, own: ReportedSide, place: Place): string {
  const pieces = own.pieces.length === 0 ? 'not streamed' : `${own.pieces.length} pieces`;
  return `<div class="side"><h4>${title}: ${escapeHtml(own.circumstance)} (transcript ${own.transcript}, ${pieces})</h4>
${stream(own, place)}<p>There: <code>${escapeHtml(place.value)}</code></p></div>`;
}

/** Parts that have a place for each token. */
const ofTokens: readonly string[] = ['tokenIds', 'logprobs', 'pieces'];

/** The first of a group stands open. */
function divergence(
  { first, reference, other, cell, case: name }: ReportedDivergence,
  index: number,
): string {
  const place = { before: first.before, piece: ofTokens.includes(first.part) ? first.at : undefined };
  const sides = [
    side('Reference', reference, { ...place, value: first.a }),
    side('Compared', other, { ...place, value: first.b }),
  ];
  const all = first.all.map(({ part, at }) => `${part} at ${at}`).join(', ');
  const state = index === 0 ? ' open' : '';
  return `<details${state}><summary><b>${escapeHtml(first.part)} at ${first.at}</b> of ${escapeHtml(name)}, ${escapeHtml(cell)}</summary>
<p>What differs: ${escapeHtml(all)}</p>
<div class="sides">${sides.join('')}</div></details>`;
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
