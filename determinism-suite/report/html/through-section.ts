// What was asked of the orchestrator beyond the matrix.
import { escapeHtml } from '#conformance/harness';
import type { ThroughExamination } from '../../real/index.ts';
import type { DeterminismReport } from '../report.ts';
import { wayRows } from '../ways.ts';
import { type Field, figureField, table, verdictField } from './table.ts';

function waysTable(through: ThroughExamination): string {
  const rows = wayRows(through).map(({ way, verdict, cases, compared, found }): readonly Field[] => [
    ...[way, verdictField(verdict), figureField(cases), figureField(compared), found],
  ]);
  if (rows.length === 0) return '<p>None was asked: nothing is promised there.</p>';
  return table(['way', 'verdict', 'cases', 'compared', 'found'], rows);
}

function realPart(real: ThroughExamination['real']): string {
  const word = verdictField(real.verdict).html;
  if (real.verdict === 'inapplicable')
    return `<h3>Real inference: ${word}</h3><p>${escapeHtml(real.why)}</p>`;
  const { drawnFrom, asked, findings, cheat, why } = real;
  const told = [`${asked} prompts, drawn from ${drawnFrom}`, ...(why === undefined ? [] : [why])];
  const cheats = cheat === undefined ? '' : `<p>It cheats: ${escapeHtml(cheat)}</p>`;
  const rows = findings.map(({ clause, what, caseName = '' }) => [`(${clause})`, what, caseName]);
  const list = rows.length === 0 ? '' : table(['clause', 'found', 'case'], rows);
  return `<h3>Real inference: ${word}</h3><p>${escapeHtml(told.join('. '))}</p>${cheats}${list}`;
}

export function throughSection({ orchestrator }: DeterminismReport): string {
  if (orchestrator === undefined) return '';
  const { fault } = orchestrator;
  const made = fault === undefined ? '' : `<p>Made by the orchestrator: ${escapeHtml(fault)}</p>`;
  return `<h2>The ways of a task<small>through the orchestrator, each held against the engine itself</small></h2>
${made}${waysTable(orchestrator)}
${realPart(orchestrator.real)}`;
}
