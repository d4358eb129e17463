// The report for a terminal, within 80 columns.
import type { GoldensOfRun } from '../goldens/index.ts';
import { fingerprintText } from '../run/fingerprints.ts';
import type { LevelResult } from '../run/results.ts';
import { verdictKinds } from '../run/verdict.ts';
import { faultRows } from './fault-rows.ts';
import { labelled, shown, wrapped } from './lines.ts';
import type { DeterminismReport, ReportedDivergence, ReportedExplanation } from './report.ts';
import { lackingOf } from './report.ts';
import { throughText } from './through-text.ts';
import { levelWords, verdictWords } from './words.ts';

const heads = ['equal', 'diverged', 'cannot', 'unknown', 'compared'];

function rowOf({ level, counts, compared, verdict }: LevelResult): string {
  const figures = [...verdictKinds.map(kind => counts[kind]), compared];
  const name = `${level.padEnd(3)}${levelWords[level]}`.padEnd(28);
  return `${name}${figures.map(figure => String(figure).padStart(9)).join('')}  ${verdict === 'equal' ? '' : '<'}`.trimEnd();
}

function tableOf(levels: readonly LevelResult[]): string[] {
  const head = `${'cells of level'.padEnd(28)}${heads.map(name => name.padStart(9)).join('')}`;
  const reasons = levels
    .filter(({ verdict, because }) => verdict !== 'equal' && because !== undefined)
    .flatMap(({ level, verdict, because }) => labelled(level, `${verdictWords[verdict]}: ${because}`));
  return [head, ...levels.map(rowOf), ...reasons];
}

function divergenceLines({ cell, case: name, first }: ReportedDivergence): string[] {
  const before = [...first.before].slice(-40).join('');
  return [
    ...wrapped(`DIVERGED ${cell}`, ''),
    ...labelled(
      '  first',
      `${first.part} at ${first.at} of ${name}: ${shown(first.a)} and ${shown(first.b)}`,
    ),
    ...labelled('  before it', shown(before)),
  ];
}

function explanationLines(explanation: ReportedExplanation): string[] {
  return [
    ...labelled('  class', explanation.fault_class ?? 'none of those that are known'),
    ...labelled('  found', explanation.found),
    ...labelled('  smallest', explanation.smallest_pair),
  ];
}

/** One for each explanation, and one for what was not explained. */
function divergencesText({ divergences, explanations }: DeterminismReport): string[] {
  const told = explanations.flatMap((explanation, at) => {
    const own = divergences.find(({ cell, explanation: by }) => by === at && cell === explanation.cell);
    return own === undefined ? [] : [...divergenceLines(own), ...explanationLines(explanation), ''];
  });
  const unexplained = divergences.find(({ explanation }) => explanation === null);
  return unexplained === undefined ? told : [...told, ...divergenceLines(unexplained), ''];
}

function controlsText({ controls, injected }: DeterminismReport): string {
  const seeds = controls.map(
    ({ name, isShown, found }) => `${name}${isShown ? '' : ': NOT SHOWN'} (${found})`,
  );
  const caught = injected.filter(({ isCaught }) => isCaught).length;
  const named = injected.filter(({ faultClass, named: name }) => name === faultClass).length;
  return [...seeds, `${caught} of ${injected.length} injected faults caught, ${named} named`].join('; ');
}

const classWidth = 30;
const columnWidth = 16;

/** One line for each class of fault that was put into the scripted engine. */
function faultsTable(report: DeterminismReport): string[] {
  const lineOf = (cells: readonly string[]): string =>
    cells
      .map((cell, at) => cell.padEnd(at === 0 ? classWidth : columnWidth))
      .join('')
      .trimEnd();
  const head = ['injected class', 'caught', 'named', 'first divergence'];
  return [head, ...faultRows(report.injected)].map(lineOf);
}

export function perMinute({ asked, seconds }: Pick<DeterminismReport, 'asked' | 'seconds'>): number {
  return seconds > 0 ? Math.round((asked * 60) / seconds) : 0;
}

export function transcriptsText(report: DeterminismReport): string {
  const { transcripts, asked, seconds } = report;
  const earlier = transcripts === asked ? '' : `${transcripts - asked} before, `;
  return `${earlier}${asked} in ${seconds.toFixed(1)} s, ${perMinute(report)} a minute`;
}

export function goldensText({ compared, differing }: GoldensOfRun): string {
  if (differing.length === 0) return `${compared} of ${compared} equal`;
  return `${compared - differing.length} of ${compared} equal; others: ${differing.join(', ')}`;
}

/** What the orchestrator was not asked, a sentence for each reason. */
export function notThroughTexts({ left_out_through: left }: DeterminismReport): readonly string[] {
  const reasons = [...Map.groupBy(left, ({ because }) => because)];
  return reasons.map(
    ([because, cases]) => `${cases.length} not asked: ${because}: ${cases.map(one => one.case).join(', ')}`,
  );
}

export function outcomeText(report: DeterminismReport): string {
  const at = (verdict: string): string =>
    report.levels
      .filter(one => one.verdict === verdict)
      .map(({ level }) => level)
      .join(', ');
  if (report.exit_code === 0) return `holds at ${at('equal')}, for this fingerprint and nothing else`;
  if (report.orchestrator?.real.verdict === 'not decoded')
    return 'the orchestrator did not decode what it says';
  if (report.exit_code === 1 && at('diverged') === '') return 'not what its goldens say';
  if (report.exit_code === 1)
    return `diverged at ${at('diverged')}, where its document promises that it does not`;
  const unknown = at('unknown');
  if (unknown !== '') return `could not tell: ${unknown}`;
  if (at('equal') === '') return 'nothing was promised, so nothing was tested';
  return `could not tell of the orchestrator, which promises nothing; the engine holds at ${at('equal')}`;
}

export function reportText(report: DeterminismReport): string {
  const { engine, through, left_out: leftOut } = report;
  const asked = `${report.cases} cases of version ${report.corpus_version}`;
  const left =
    leftOut.length === 0 ? '' : `, ${leftOut.length} beyond its context left out: ${leftOut.join(', ')}`;
  const cover = report.is_whole
    ? 'the whole matrix'
    : `a cover of its pairs, up to ${report.neighbours_max} neighbours`;
  return `${[
    ...divergencesText(report),
    ...tableOf(report.levels),
    '',
    ...faultsTable(report),
    '',
    ...labelled('engine', through === null ? engine : `${engine}, through ${through}`),
    ...labelled('fingerprint', report.fingerprint === null ? 'none' : fingerprintText(report.fingerprint)),
    ...labelled('corpus', `${asked}${left}`),
    ...notThroughTexts(report).flatMap(text => labelled('through', text)),
    ...labelled('matrix', cover),
    ...labelled('transcripts', transcriptsText(report)),
    ...labelled('controls', controlsText(report)),
    ...lackingOf(report).flatMap(lacking => labelled('  lacking', lacking)),
    ...(report.goldens === undefined ? [] : labelled('goldens', goldensText(report.goldens))),
    ...(report.orchestrator === undefined ? [] : throughText(report.orchestrator)),
    ...labelled('outcome', outcomeText(report)),
  ].join('\n')}\n`;
}
