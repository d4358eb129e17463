// Does the suite see what it is there to see? Each fault is put into the scripted engine, one at a time, and the same
// examination that real engines get has to catch it and to name it.
import { ManualClock } from '#conformance/harness';
import { corpus } from '../corpus/corpus.ts';
import type { CorpusCase } from '../corpus/corpus-case.ts';
import { type Level, levels } from '../matrix/circumstance.ts';
import { EvidenceBook } from '../run/evidence.ts';
import { type Examination, type ExamineOptions, examine } from '../run/examine.ts';
import { type FaultClass, faultClasses } from './fault-class.ts';
import { scriptedDriver } from './scripted-engine.ts';
import { scriptedThrough } from './scripted-orchestrator.ts';

/** The level whose promise the fault breaks. */
const spokenOf: Readonly<Record<FaultClass, Level>> = {
  'batch-size dependence': 'D3',
  'first request differs': 'D1',
  'seed ignored': 'D1',
  'seed lost after a restart': 'D2',
  'prefix-cache effect': 'D3',
  'tie-break': 'D1',
  'adapter path': 'O',
  'stream and non-stream differ': 'D3',
  'replica drift': 'D4',
  'orchestrator-made': 'O',
};

export interface InjectedFault {
  readonly faultClass: FaultClass;
  /** The level that speaks of it, and whether it diverged there. */
  readonly level: Level;
  readonly isCaught: boolean;
  /** What the first explanation says. */
  readonly named: FaultClass | 'no class';
  readonly firstDivergence: string;
}

/** A few cases are enough where every request is spoilt alike; one token shows too little. */
const few: readonly CorpusCase[] = corpus
  .filter(({ prompt, maxTokens }) => prompt.length <= 160 && maxTokens > 1)
  .slice(0, 12);

/** High enough for the threshold of the faulty arithmetic. */
export const smallCover = { kind: 'plan', neighboursMax: 8, isEveryCase: true } as const;

export async function examineScripted(
  fault: FaultClass | undefined,
  cases: readonly CorpusCase[] = few,
  more: Partial<ExamineOptions> = {},
): Promise<Examination> {
  const direct = scriptedDriver(fault);
  return examine({
    ...{ drivers: { direct, through: scriptedThrough(direct, fault) }, levels, cases },
    ...{ isWhole: false, seconds: 60, clock: new ManualClock(), signal: new AbortController().signal },
    ...{ book: new EvidenceBook(() => undefined), onPlan: () => undefined, onCell: () => undefined },
    uncaught: undefined,
    ...more,
  });
}

function firstDivergence({ cells }: Examination, level: Level): string {
  for (const { cell, verdict } of cells)
    if (cell.level === level && verdict.kind === 'diverged') {
      const [first] = verdict.elements;
      if (first !== undefined) return `${first.divergence.part} at ${first.divergence.at}`;
    }
  return 'none';
}

async function inject(faultClass: FaultClass): Promise<InjectedFault> {
  const level = spokenOf[faultClass];
  const book = new EvidenceBook(() => undefined, [smallCover]);
  const examination = await examineScripted(faultClass, few, { book });
  const isCaught = examination.levels.some(one => one.level === level && one.verdict === 'diverged');
  return {
    ...{ faultClass, level, isCaught },
    named: examination.explanations[0]?.faultClass ?? 'no class',
    firstDivergence: firstDivergence(examination, level),
  };
}

export async function injectAll(): Promise<InjectedFault[]> {
  const all: InjectedFault[] = [];
  for (const faultClass of faultClasses) all.push(await inject(faultClass));
  return all;
}

/** Why no verdict of a run with these controls is equal; undefined where each fault was caught. */
export function uncaughtFault(injected: readonly InjectedFault[]): string | undefined {
  const missed = injected.filter(({ isCaught }) => !isCaught).map(({ faultClass }) => faultClass);
  return missed.length === 0 ? undefined : `not caught in this run, when injected: ${missed.join(', ')}`;
}
