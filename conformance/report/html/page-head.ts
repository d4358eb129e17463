import { escapeHtml } from '#conformance/harness';
import type { Report } from '#contracts';
import { draftVersion } from '../edition.ts';
import { clauseVerdicts, counted, outcomeSentence } from '../render/words.ts';
import type { ClauseVerdict, RequirementRow, RunRecord } from '../report-input.ts';
import { mark } from './mark-symbols.ts';

const levels = ['MUST', 'SHOULD', 'MAY'] as const;

const outcomeMarks = {
  holds: 'proven',
  violated: 'violated',
  undecided: 'unknown',
  over_budget: 'unproven',
  interrupted: 'untested',
} as const;

const outcomeSentences = {
  holds: 'keeps the promises that were tried',
  violated: 'breaks promises',
  undecided: 'could not be judged',
  over_budget: 'ran out of its budget',
  interrupted: 'was interrupted',
} as const;

type Counts = Readonly<Record<ClauseVerdict, number>>;

const countsOf = (rows: readonly RequirementRow[]): Counts => {
  const counts = { violated: 0, unknown: 0, unproven: 0, proven: 0, inapplicable: 0, untested: 0 };
  for (const { verdict } of rows) counts[verdict] += 1;
  return counts;
};

/** A bar fills from the left with what is proven. */
const fromLeft: readonly ClauseVerdict[] = [
  'proven',
  'unproven',
  'unknown',
  'violated',
  'untested',
  'inapplicable',
];

/** What each verdict's share of the whole is; widths are attributes, since the page allows no style but its own. */
const barOf = (counts: Counts, label: string): string => {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  let x = 0;
  const parts = fromLeft.map(verdict => {
    const width = all === 0 ? 0 : (counts[verdict] / all) * 100;
    const part =
      width === 0
        ? ''
        : `<rect class="b-${verdict}" x="${x.toFixed(3)}" y="0" width="${width.toFixed(3)}" height="4"/>`;
    x += width;
    return part;
  });
  return `<svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" role="img" aria-label="${escapeHtml(label)}">${parts.join('')}</svg>`;
};

const figuresOf = (counts: Counts): string =>
  clauseVerdicts
    .map(
      verdict =>
        `<li><button type="button" class="figure v-${verdict}" data-show="requirements" data-verdict="${verdict}" data-scored="1"><span class="count">${counts[verdict]}</span><span class="word">${mark(verdict)}${verdict}</span></button></li>`,
    )
    .join('');

const cellOf = (rows: readonly RequirementRow[], area: string, level: string): string => {
  if (rows.length === 0) return '<td class="none"><span aria-label="none">·</span></td>';
  const counts = countsOf(rows);
  const told = fromLeft.filter(verdict => counts[verdict] > 0);
  const words = told.map(verdict => `${counts[verdict]} ${verdict}`).join(', ');
  const marks = told
    .map(verdict => `<span class="tally v-${verdict}">${mark(verdict)}${counts[verdict]}</span>`)
    .join('');
  return `<td><button type="button" class="cell" data-show="requirements" data-area="${escapeHtml(area)}" data-level="${level}" aria-label="${escapeHtml(`${area}, ${level}: ${words}`)}"><span class="tallies">${marks}</span>${barOf(counts, words)}</button></td>`;
};

const matrixOf = (rows: readonly RequirementRow[]): string => {
  const areas = [...Map.groupBy(rows, row => row.area)].sort(([a], [b]) => (a < b ? -1 : 1));
  const lines = areas.map(([area, own]) => {
    const cells = levels.map(level =>
      cellOf(
        own.filter(row => row.level === level),
        area,
        level,
      ),
    );
    return `<tr><th scope="row"><button type="button" class="area" data-show="requirements" data-area="${escapeHtml(area)}">${escapeHtml(area)}</button></th>${cells.join('')}</tr>`;
  });
  const head = levels.map(level => `<th scope="col">${level}</th>`).join('');
  return `<table class="matrix"><thead><tr><th scope="col">Area</th>${head}</tr></thead><tbody>${lines.join('')}</tbody></table>`;
};

/** A draft has no number to be told. */
const profileOf = ({ profile, edition }: Report): string =>
  edition === undefined || edition.version === draftVersion ? profile : `${profile} ${edition.version}`;

const factsOf = ({ report, run }: RunRecord): string => {
  const facts: readonly (readonly [string, string])[] = [
    ['Profile', profileOf(report)],
    ['Contract', report.contract.api_version],
    ['Suite', `${report.suite.name} ${report.suite.version}`],
    ...(report.target.api_version === undefined
      ? []
      : [['Target tells', report.target.api_version] as const]),
    ['When', run.started_at.replace('T', ' ').replace(/(\.\d+)?Z$/, ' UTC')],
    ['Took', `${(run.duration_ms / 1000).toFixed(1)} s`],
    ['Exit code', String(report.exit_code)],
  ];
  return facts.map(([name, value]) => `<div><dt>${name}</dt><dd>${escapeHtml(value)}</dd></div>`).join('');
};

const reasonsOf = ({ report }: RunRecord): string => {
  const reasons = (report.reasons ?? []).map(reason => `<li>${escapeHtml(reason)}</li>`).join('');
  const degenerate = report.degenerate
    ? '<li>No check passed: it answers as something that is no orchestrator.</li>'
    : '';
  return `<ul class="reasons">${reasons}${degenerate}</ul>`;
};

/** Readable without any script: what was tested, how it came out, and where. */
export const pageHead = (record: RunRecord): string => {
  const { report } = record;
  const { scored, checks } = report.summary;
  const all = Object.values(scored).reduce((sum, count) => sum + count, 0);
  const ran = checks.passed + checks.failed + checks.errored;
  return `<header class="head o-${report.outcome}">
<p class="brand"><span>${escapeHtml(report.suite.name)}</span> conformance report<button type="button" id="theme" class="quiet" aria-label="Switch between light and dark">◐</button></p>
<h1><svg class="mark v-${outcomeMarks[report.outcome]}" aria-hidden="true"><use href="#mark-${outcomeMarks[report.outcome]}"/></svg><span><span class="target">${escapeHtml(report.target.name)}</span> ${outcomeSentences[report.outcome]}</span></h1>
<p class="sr">Outcome: ${outcomeSentence(report)}</p>
${reasonsOf(record)}
<dl class="facts">${factsOf(record)}</dl>
</header>
<section aria-labelledby="figures-title"><h2 id="figures-title">${counted(all, 'scored requirement')}<small>${counted(ran, 'check')} ran: ${checks.passed} passed, ${checks.failed} failed, ${checks.errored} errored; ${checks.inapplicable} inapplicable, ${checks.out_of_reach} out of reach</small></h2>
${barOf(scored, 'Scored requirements by verdict')}
<ul class="figures">${figuresOf(scored)}</ul></section>
<section aria-labelledby="matrix-title"><h2 id="matrix-title">By area and level<small>every requirement of the profile; choose a cell to see its rows</small></h2>
<div class="scroll">${matrixOf(report.requirements)}</div></section>`;
};
