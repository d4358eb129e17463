// A whole examination of one engine: asked, judged and explained.
import type { CompareOptions } from '../comparison/differences.ts';
import type { CorpusCase } from '../corpus/corpus-case.ts';
import { explainRun } from '../explanation/explain-run.ts';
import type { Explanation } from '../explanation/explanation.ts';
import { Laboratory } from '../explanation/laboratory.ts';
import type { Cell } from '../matrix/cell.ts';
import type { Level } from '../matrix/circumstance.ts';
import type { ThroughExamination } from '../real/index.ts';
import { standingOf } from './levels.ts';
import {
  type CellResult,
  cellResults,
  exitCodeOf,
  type LevelResult,
  lackingControl,
  levelResults,
} from './results.ts';
import { MatrixRun, type RunOptions } from './run-matrix.ts';
import { type ControlResult, judgeControls } from './seed-controls.ts';

export interface ExamineOptions extends RunOptions {
  /** What of the injected faults was not caught, so that nothing of this run may count as equal. */
  readonly uncaught: string | undefined;
}

export interface LeftOutThrough {
  readonly case: CorpusCase;
  readonly because: string;
}

export interface Examination {
  readonly levels: readonly LevelResult[];
  readonly cells: readonly CellResult[];
  readonly controls: readonly ControlResult[];
  readonly explanations: readonly Explanation[];
  readonly leftOut: readonly CorpusCase[];
  /** Asked of the engine, and not of the orchestrator. */
  readonly leftOutThrough: readonly LeftOutThrough[];
  /** What was asked of the orchestrator beyond the matrix. */
  readonly orchestrator?: ThroughExamination;
  readonly exitCode: 0 | 1 | 2;
}

/** Prompts that the engine does not take. */
function split(options: ExamineOptions): {
  readonly taken: readonly CorpusCase[];
  readonly leftOut: readonly CorpusCase[];
} {
  const { promptBytesMax = Number.POSITIVE_INFINITY } = options.drivers.direct;
  const isTaken = ({ prompt }: CorpusCase): boolean => Buffer.byteLength(prompt) <= promptBytesMax;
  return { taken: options.cases.filter(isTaken), leftOut: options.cases.filter(one => !isTaken(one)) };
}

function isSteady(cells: readonly CellResult[], level: Level): boolean | undefined {
  const own = cells.filter(({ cell }) => cell.level === level);
  return own.length === 0 ? undefined : own.every(({ verdict }) => verdict.kind !== 'diverged');
}

function misfits({ drivers, levels }: ExamineOptions, taken: readonly CorpusCase[]): LeftOutThrough[] {
  if (!levels.includes('O') || standingOf('O', drivers).kind !== 'asked') return [];
  return taken.flatMap(one => {
    const because = drivers.through?.leavesOut?.(one);
    return because === undefined ? [] : [{ case: one, because }];
  });
}

interface Judging {
  readonly options: ExamineOptions;
  readonly cells: readonly Cell[];
  readonly taken: readonly CorpusCase[];
}

async function explained(
  { options, taken }: Judging,
  results: readonly CellResult[],
): Promise<Explanation[]> {
  const { drivers, book, signal } = options;
  if (signal.aborted) return [];
  const laboratory = new Laboratory({ drivers, book, signal, cases: taken });
  return explainRun(results, { laboratory, isFirstLifeSteady: isSteady(results, 'D1') }, taken);
}

export async function examine(options: ExamineOptions): Promise<Examination> {
  const { taken, leftOut } = split(options);
  const run = new MatrixRun({ ...options, cases: taken });
  await run.run();
  const { book, drivers, levels, uncaught } = options;
  const compared: CompareOptions = drivers.direct;
  const controls = judgeControls(book, compared);
  const lacking = uncaught ?? lackingControl(controls);
  const { isPieceAToken } = compared;
  const cells = cellResults({ book, cells: run.cells, lacking, isPieceAToken });
  const told = levelResults(levels, cells, drivers);
  const explanations = await explained({ options, cells: run.cells, taken }, cells);
  const leftOutThrough = misfits(options, taken);
  const exitCode = exitCodeOf(told);
  return { levels: told, cells, controls, explanations, leftOut, leftOutThrough, exitCode };
}
