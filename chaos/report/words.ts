// What verdicts, figures and moments are called, wherever a person reads them. Pure.
import type { Verdict } from '../grammar/verdict.ts';
import type { Figures } from './figures.ts';
import { outcomes } from './outcome-of.ts';
import type { ChaosReport } from './report.ts';

export const verdictSigns: Readonly<Record<Verdict, string>> = {
  held: '✓',
  violated: '✗',
  unknown: '?',
  inapplicable: '–',
};

export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;

/** «1.24 s», «980 ms». */
export const durationText = (ms: number): string =>
  Math.abs(ms) >= 1_000 ? `${(ms / 1_000).toFixed(2)} s` : `${Math.round(ms)} ms`;

/** A moment since the workload began. */
export const momentText = (ms: number): string => `${(ms / 1_000).toFixed(2)} s`;

const firstPieceText = ({ first_piece_p50_ms: half, first_piece_p95_ms: most }: Figures): string =>
  half === null || most === null
    ? ''
    : `; first piece after ${durationText(half)} (p95 ${durationText(most)})`;

export const figuresText = (figures: Figures): string => {
  const fared = outcomes.filter(outcome => figures.outcomes[outcome] > 0);
  const told = fared.map(outcome => `${figures.outcomes[outcome]} ${outcome}`).join(', ');
  const lives = figures.server_lives > 1 ? `; ${figures.server_lives} processes of the server` : '';
  return `${counted(figures.due, 'task')} due, ${figures.admitted} admitted: ${told || 'none ran'}${firstPieceText(figures)}${lives}`;
};

const ofAll = ({ counts, experiments }: ChaosReport, verdict: Verdict): string =>
  `${counts[verdict]} of ${counted(experiments.length, 'experiment')}`;

const sentences: Readonly<Record<ChaosReport['outcome'], (report: ChaosReport) => string>> = {
  held: report => `held: ${ofAll(report, 'held')}`,
  violated: report => `violated: ${ofAll(report, 'violated')}`,
  undecided: report =>
    report.experiments.length === 0
      ? 'undecided: nothing was run'
      : `undecided: ${report.counts.unknown > 0 ? `${ofAll(report, 'unknown')} unknown` : 'nothing could be run here'}`,
  interrupted: report => `interrupted: ${report.experiments.length} begun, ${report.not_begun.length} not`,
};

export const outcomeText = (report: ChaosReport): string => {
  const { inapplicable } = report.counts;
  const left = inapplicable === 0 ? '' : `; ${inapplicable} inapplicable on this machine`;
  return `${sentences[report.outcome](report)}${left}`;
};
