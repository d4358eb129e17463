// All that a run came to, as data: texts, pages and JSON are made of it.
import type { Divergence } from '../comparison/compare.ts';
import type { OutputPiece } from '../comparison/output.ts';
import { type InjectedFault, uncaughtFault } from '../controls/injected-faults.ts';
import { corpusVersion } from '../corpus/corpus.ts';
import type { Fingerprint } from '../engines/engine.ts';
import { isExplainedBy } from '../explanation/explain-run.ts';
import { type Explanation, pairText } from '../explanation/explanation.ts';
import type { GoldensOfRun } from '../goldens/index.ts';
import { circumstanceText } from '../matrix/cell.ts';
import type { Circumstance, Level } from '../matrix/circumstance.ts';
import type { ThroughExamination } from '../real/index.ts';
import type { EvidenceBook } from '../run/evidence.ts';
import type { Examination } from '../run/examine.ts';
import type { CellResult, LevelResult } from '../run/results.ts';
import type { ControlResult } from '../run/seed-controls.ts';
import type { DivergedElement, Verdict } from '../run/verdict.ts';

export interface ReportedSide {
  readonly transcript: string;
  readonly circumstance: string;
  readonly pieces: readonly string[];
  readonly text: string;
}

export interface ReportedDivergence {
  readonly level: Level;
  readonly cell: string;
  readonly case: string;
  readonly first: Divergence;
  readonly reference: ReportedSide;
  readonly other: ReportedSide;
  /** Which of the explanations is about it. */
  readonly explanation: number | null;
}

export interface ReportedExplanation {
  readonly cell: string;
  readonly case: string;
  readonly fault_class: string | null;
  readonly factors: readonly string[];
  readonly smallest_pair: string;
  readonly neighbours_min: number | null;
  readonly found: string;
}

export interface ReportedCell {
  readonly id: string;
  readonly level: Level;
  readonly circumstance: Circumstance;
  readonly verdict: Verdict['kind'];
  readonly because: string | null;
}

export interface DeterminismReport {
  readonly version: 1;
  readonly engine: string;
  readonly through: string | null;
  readonly fingerprint: Fingerprint | null;
  readonly corpus_version: number;
  readonly cases: number;
  readonly left_out: readonly string[];
  /** Asked of the engine, and not of the orchestrator. */
  readonly left_out_through: readonly { readonly case: string; readonly because: string }[];
  readonly is_whole: boolean;
  readonly neighbours_max: number;
  readonly transcripts: number;
  /** Of them in this process, and in how long; the others in one that it went on from. */
  readonly asked: number;
  readonly seconds: number;
  readonly exit_code: 0 | 1 | 2;
  readonly levels: readonly LevelResult[];
  readonly controls: readonly ControlResult[];
  readonly injected: readonly InjectedFault[];
  readonly cells: readonly ReportedCell[];
  readonly divergences: readonly ReportedDivergence[];
  readonly explanations: readonly ReportedExplanation[];
  /** Absent where the engine is not that of the goldens. */
  readonly goldens?: GoldensOfRun;
  /** Absent where none was asked. */
  readonly orchestrator?: ThroughExamination;
}

export interface ReportParts {
  readonly engine: string;
  readonly through: string | undefined;
  readonly isWhole: boolean;
  readonly cases: number;
  readonly seconds: number;
  readonly asked: number;
  readonly examination: Examination;
  readonly injected: readonly InjectedFault[];
  readonly goldens?: GoldensOfRun | undefined;
  readonly book: EvidenceBook;
}

/** More of them would say nothing new; the evidence has all. */
const divergencesMax = 60;

function sideOf({ id, circumstance, output }: DivergedElement['transcript']): ReportedSide {
  const pieces = (output?.pieces ?? []).map(({ t }: OutputPiece) => t);
  const words = circumstanceText(circumstance) || 'as the reference';
  return { transcript: id, circumstance: words, pieces, text: output?.text ?? '' };
}

function divergencesOf(
  { cell, verdict }: CellResult,
  explanations: readonly Explanation[],
): ReportedDivergence[] {
  if (verdict.kind !== 'diverged') return [];
  const at = explanations.findIndex(explanation => isExplainedBy(explanation, { cell, verdict }));
  return verdict.elements.map(({ divergence, reference, transcript }) => ({
    ...{ level: cell.level, cell: cell.id, case: transcript.case, first: divergence },
    ...{ reference: sideOf(reference), other: sideOf(transcript) },
    explanation: at < 0 ? null : at,
  }));
}

const reportedCell = ({ cell, verdict }: CellResult): ReportedCell => ({
  ...{ id: cell.id, level: cell.level, circumstance: cell.circumstance, verdict: verdict.kind },
  because: 'because' in verdict ? verdict.because : null,
});

const reportedExplanation = (explanation: Explanation): ReportedExplanation => ({
  cell: explanation.cell.id,
  case: explanation.case.name,
  fault_class: explanation.faultClass ?? null,
  factors: explanation.factors,
  smallest_pair: pairText(explanation.pair),
  neighbours_min: explanation.neighboursMin ?? null,
  found: explanation.found,
});

export function reportOf(parts: ReportParts): DeterminismReport {
  const { examination, book, injected, goldens } = parts;
  const { cells, explanations } = examination;
  return {
    version: 1,
    engine: parts.engine,
    through: parts.through ?? null,
    fingerprint: book.starts.find(({ fingerprint }) => fingerprint !== undefined)?.fingerprint ?? null,
    corpus_version: corpusVersion,
    cases: parts.cases - examination.leftOut.length,
    left_out: examination.leftOut.map(({ name }) => name),
    left_out_through: examination.leftOutThrough.map(({ case: { name }, because }) => ({
      case: name,
      because,
    })),
    is_whole: parts.isWhole,
    neighbours_max: book.plan?.neighboursMax ?? 0,
    transcripts: book.transcripts,
    asked: parts.asked,
    seconds: parts.seconds,
    exit_code: goldens !== undefined && goldens.differing.length > 0 ? 1 : examination.exitCode,
    levels: examination.levels,
    controls: examination.controls,
    injected,
    cells: cells.map(reportedCell),
    divergences: cells.flatMap(cell => divergencesOf(cell, explanations)).slice(0, divergencesMax),
    explanations: explanations.map(reportedExplanation),
    ...(goldens === undefined ? {} : { goldens }),
    ...(examination.orchestrator === undefined ? {} : { orchestrator: examination.orchestrator }),
  };
}

/** Why nothing of the run counts as equal, where its controls lack something. */
export function lackingOf({ controls, injected }: DeterminismReport): readonly string[] {
  const notShown = controls.filter(({ isShown }) => !isShown).map(({ name, found }) => `${name}: ${found}`);
  const uncaught = uncaughtFault(injected);
  return uncaught === undefined ? notShown : [...notShown, uncaught];
}
