// One experiment: its verdict, what it claims, what shows its faults, what was found, and how it went over time.
import { escapeHtml } from '#conformance/harness';
import type { RunRecord } from '../../grammar/record.ts';
import type { ReportedClaim, ReportedExperiment, ReportedFault } from '../report.ts';
import { counted, durationText, figuresText, momentText, verdictSigns } from '../words.ts';
import { plotsSection } from './plots-section.ts';

export const verdictMark = (verdict: ReportedExperiment['verdict']): string =>
  `<span class="verdict t-${verdict}"><span aria-hidden="true">${verdictSigns[verdict]}</span>${verdict}</span>`;

const tableOf = (heads: readonly string[], rows: readonly string[]): string =>
  `<div class="scroll"><table><thead><tr>${heads.map(head => `<th scope="col">${head}</th>`).join('')}</tr></thead><tbody>${rows.join('\n')}</tbody></table></div>`;

/** Ids are not cut at their hyphens. */
export const clausesCell = (clauses: readonly string[]): string =>
  `<td class="clauses">${clauses.map(clause => `<span>${escapeHtml(clause)}</span>`).join(' ')}</td>`;

const lookedText = ({ verdict, looked, figure, because, findings }: ReportedClaim): string => {
  if (verdict === 'unknown') return because ?? '';
  if (verdict === 'held') return figure ?? `${looked} looked at`;
  const found = counted(findings, 'finding');
  return figure === null ? found : `${found}; ${figure}`;
};

const claimRow = (claim: ReportedClaim): string =>
  `<tr><td>${verdictMark(claim.verdict)}</td><th scope="row">${escapeHtml(claim.invariant)}<small>${escapeHtml(claim.sentence)}</small></th><td>${escapeHtml(lookedText(claim))}</td>${clausesCell(claim.proves)}</tr>`;

const faultRow = (fault: ReportedFault): string => {
  const seen =
    fault.first_witnesses.length === 0
      ? `<span class="verdict t-unknown">${fault.failure === null ? 'nothing shows it' : escapeHtml(fault.failure)}</span>`
      : fault.first_witnesses.map(({ atMs, what }) => `${momentText(atMs)} ${escapeHtml(what)}`).join('<br>');
  const more = fault.witnesses - fault.first_witnesses.length;
  const rest = more > 0 ? `<small>and ${more} more</small>` : '';
  return `<tr><th scope="row">${escapeHtml(fault.name)}<small>${escapeHtml(fault.what)}</small></th><td class="moment">${momentText(fault.from_ms)}</td><td class="moment">${durationText(fault.to_ms - fault.from_ms)}</td><td>${seen}${rest}</td></tr>`;
};

const findingsOf = ({ invariant, findings, first_findings: first }: ReportedClaim): string => {
  const rows = first.map(
    ({ atMs, task = '', what }) =>
      `<tr><td class="moment">${momentText(atMs)}</td><td><code>${escapeHtml(task)}</code></td><td>${escapeHtml(what)}</td></tr>`,
  );
  const more = findings - first.length;
  const rest = more > 0 ? `<p>and ${counted(more, 'more finding')}</p>` : '';
  return `<h3 class="t-violated">${escapeHtml(invariant)}</h3>${tableOf(['moment', 'task', 'what was found'], rows)}${rest}`;
};

export const anchorOf = (at: number): string => `experiment-${at + 1}`;

const bodyOf = (experiment: ReportedExperiment, record: RunRecord | undefined): string => {
  const { what, workload, because, claims, faults, figures, repeat } = experiment;
  const violated = claims.filter(({ verdict }) => verdict === 'violated');
  return [
    `<p>${escapeHtml(what)} ${escapeHtml(workload)}</p>`,
    because === null ? '' : `<p class="t-${experiment.verdict}">${escapeHtml(because)}</p>`,
    figures === null ? '' : `<p>${escapeHtml(figuresText(figures))}</p>`,
    `<p class="again"><code>${escapeHtml(repeat)}</code></p>`,
    ...violated.map(findingsOf),
    claims.length === 0
      ? ''
      : `<h3>Claims</h3>${tableOf(['verdict', 'invariant', 'looked at', 'clauses'], claims.map(claimRow))}`,
    faults.length === 0
      ? ''
      : `<h3>Faults</h3>${tableOf(['fault', 'from', 'for', 'what shows it'], faults.map(faultRow))}`,
    record === undefined ? '' : `<h3>Over time</h3>${plotsSection(record)}`,
  ].join('\n');
};

export interface SectionOptions {
  readonly at: number;
  readonly isOpen: boolean;
  readonly record: RunRecord | undefined;
}

export const experimentSection = (
  experiment: ReportedExperiment,
  { at, isOpen, record }: SectionOptions,
): string => `<details${isOpen ? ' open' : ''}><summary><b>${escapeHtml(experiment.name)}</b>${verdictMark(experiment.verdict)}</summary>
<div class="experiment" id="${anchorOf(at)}">${bodyOf(experiment, record)}</div></details>`;
