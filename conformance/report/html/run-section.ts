import { escapeHtml } from '#conformance/harness';
import { sortedBy } from '../canonical-json.ts';
import { checkWords } from '../render/words.ts';
import type { RunRecord } from '../report-input.ts';
import { mark } from './mark-symbols.ts';

const rowsOf = (rows: readonly (readonly [string, string])[]): string =>
  rows
    .map(([name, value]) => `<div><dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd></div>`)
    .join('');

const bytes = (count: number): string => `${(count / 1024 ** 3).toFixed(1)} GiB`;

/** Where it ran, with what, and the digests by which it can be checked. */
export const runSection = ({ run, report }: RunRecord): string => {
  const { host, scope, claims } = run;
  const accelerators = host.accelerators.map(({ index, name }) => `${index}: ${name}`).join(', ');
  const shard = scope.shard === undefined ? 'whole' : `${scope.shard.index} of ${scope.shard.count}`;
  const about: readonly (readonly [string, string])[] = [
    ['Run', run.run_id],
    ['Command', run.command?.join(' ') ?? ''],
    [
      'Target',
      [run.target.kind, run.target.url, run.target.server].filter(part => part !== undefined).join(' · '),
    ],
    ['Profile', `${scope.profile.name}, edition ${scope.profile.version}`],
    ['Filter', scope.filter ?? 'none'],
    ['Shard', shard],
    ['Dialect', scope.dialect],
    ['Seed', String(run.seed)],
    ['The target tells', claims.told.join(', ') || 'nothing'],
    ['Claimed for it', claims.claimed.join(', ') || 'nothing more'],
    ['Interrupted by', run.interrupted_by ?? 'nothing'],
  ];
  const where: readonly (readonly [string, string])[] = [
    ['System', `${host.os} · ${host.arch}`],
    ['Processors', String(host.cpus)],
    ['Memory', bytes(host.memory_bytes)],
    ['Node', host.node],
    ['Accelerators', accelerators || 'none'],
  ];
  const digests = [
    ...sortedBy(Object.entries(run.digests), ([name]) => name),
    ['profile edition', scope.profile.digest],
    ['features', scope.features],
  ] as readonly (readonly [string, string])[];
  const stale = (report.baseline?.stale ?? []).map(
    each => `<li>${escapeHtml(`${each.requirement}: ${each.why}`)}</li>`,
  );
  return `<div class="columns"><section><h3>Run</h3><dl class="rows">${rowsOf(about.filter(([, value]) => value !== ''))}</dl></section>
<section><h3>Host</h3><dl class="rows">${rowsOf(where)}</dl>${stale.length === 0 ? '' : `<h3>Stale baseline entries</h3><ul>${stale.join('')}</ul>`}</section>
<section class="wide"><h3>Digests</h3><dl class="rows mono">${rowsOf(digests)}</dl></section></div>`;
};

/** What was not run is always listed, with its reason: it must not look like what passed. */
export const notRunSection = ({ report }: RunRecord): string => {
  const rows = report.checks.filter(
    ({ verdict }) => verdict === 'inapplicable' || verdict === 'out_of_reach',
  );
  if (rows.length === 0) return '<p class="empty">Every check of the profile ran.</p>';
  const lines = rows.map(
    ({ title, verdict, reason = '', clauses }) =>
      `<tr><td>${mark(verdict)}${checkWords[verdict]}</td><td>${escapeHtml(title)}<div class="ids">${escapeHtml(clauses.join(' '))}</div></td><td>${escapeHtml(reason)}</td></tr>`,
  );
  return `<table class="plain"><thead><tr><th scope="col">Verdict</th><th scope="col">Check</th><th scope="col">Why</th></tr></thead><tbody>${lines.join('')}</tbody></table>`;
};
