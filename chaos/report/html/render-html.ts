// The report as one file that needs nothing else: it loads nothing and runs nothing.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { escapeHtml } from '#conformance/harness';
import { verdicts } from '../../grammar/verdict.ts';
import type { Rendered } from '../folder.ts';
import type { ChaosReport, ReportedClaim, ReportedExperiment } from '../report.ts';
import { outcomeText, verdictSigns } from '../words.ts';
import { anchorOf, clausesCell, experimentSection, verdictMark } from './experiment-section.ts';

/** So few stand open, whatever came of them. */
const openMax = 3;

export const pageStyle = (): string =>
  ['page.css', '../plots/plots.css']
    .map(name => readFileSync(join(import.meta.dirname, name), 'utf8'))
    .join('\n');

const policyOf = (style: string): string => {
  const hash = createHash('sha256').update(style).digest('base64');
  return `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'`;
};

const square = ({ invariant, verdict }: ReportedClaim): string =>
  `<span class="cell v-${verdict}" title="${escapeHtml(`${invariant}: ${verdict}`)}">${verdictSigns[verdict]}</span>`;

const rowOf = (experiment: ReportedExperiment, at: number): string => {
  const { name, verdict, because, claims, planned_faults: faults, clauses } = experiment;
  const why = because === null ? '' : `<small>${escapeHtml(because)}</small>`;
  return `<tr><th scope="row"><a href="#${anchorOf(at)}">${escapeHtml(name)}</a></th><td>${verdictMark(verdict)}${why}</td><td><div class="cells">${claims.map(square).join('')}</div></td><td>${escapeHtml(faults.join(', '))}</td>${clausesCell(clauses)}</tr>`;
};

const overview = ({ experiments }: ChaosReport): string =>
  `<h2>Experiments<small>one square for each invariant, with its name in its title</small></h2>
<div class="scroll"><table><thead><tr><th scope="col">experiment</th><th scope="col">verdict</th><th scope="col">invariants</th><th scope="col">faults</th><th scope="col">clauses</th></tr></thead><tbody>${experiments.map(rowOf).join('\n')}</tbody></table></div>`;

const headlines: Readonly<Record<ChaosReport['outcome'], string>> = {
  held: 'What was claimed stays true',
  violated: 'Something does not stay true',
  undecided: 'It could not be told',
  interrupted: 'Interrupted',
};

const figures = ({ counts }: ChaosReport): string => {
  const items = verdicts.map(
    verdict =>
      `<li class="t-${verdict}"><span class="count">${counts[verdict]}</span>${verdictSigns[verdict]} ${verdict}</li>`,
  );
  return `<ul class="figures">${items.join('')}</ul>`;
};

const facts = ({ report, header }: Rendered): string => {
  const seeds = [...new Set(report.experiments.map(({ seed }) => seed))];
  const named = [
    ['Target', header.target],
    ['Begun', header.started_at],
    ['Seed', seeds.join(', ')],
    ...(report.not_begun.length === 0 ? [] : [['Not begun', report.not_begun.join(', ')]]),
  ];
  const rows = named.map(([name = '', value = '']) => `<dt>${name}</dt><dd>${escapeHtml(value)}</dd>`);
  return `<dl class="facts">${rows.join('')}</dl>`;
};

export interface Page {
  readonly title: string;
  readonly brand: string;
  readonly body: string;
}

/** Any page of this look. */
export const pageOf = ({ title, brand, body }: Page): string => {
  const style = pageStyle();
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyOf(style)}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer"><link rel="icon" href="data:,">
<title>${escapeHtml(title)}</title>
<style>${style}</style></head>
<body><main>
<p class="brand"><b>Assay</b> ${escapeHtml(brand)}</p>
${body}
</main></body></html>
`;
};

export const renderHtml = (rendered: Rendered): string => {
  const { report, records } = rendered;
  const areFew = report.experiments.length <= openMax;
  const sections = report.experiments.map((experiment, at) =>
    experimentSection(experiment, {
      ...{ at, record: records.get(experiment.name) },
      isOpen: areFew || experiment.verdict === 'violated' || experiment.verdict === 'unknown',
    }),
  );
  const body = `<h1>${headlines[report.outcome]}</h1>
<p class="outcome">${escapeHtml(outcomeText(report))}</p>
${figures(report)}
${facts(rendered)}
${overview(report)}
<h2>Each of them</h2>
${sections.join('\n')}
<footer>Made of the records beside this file; <code>assay chaos --rejudge</code> makes the verdicts again.</footer>`;
  return pageOf({ title: `Chaos: ${outcomeText(report)}`, brand: 'chaos', body });
};
