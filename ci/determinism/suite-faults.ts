// Question: would a run show it if the suite asked another engine than its document says, one that hides what it is, or
// fewer cases than it has? Each is done to a run, and judged as the run of the gate is.
import { examineScripted, smallCover } from '../../determinism-suite/controls/injected-faults.ts';
import { scriptedDriver } from '../../determinism-suite/controls/scripted-engine.ts';
import { corpus } from '../../determinism-suite/corpus/corpus.ts';
import { embeddedDriver } from '../../determinism-suite/engines/embedded/driver.ts';
import {
  buildNotTold,
  type EngineDriver,
  type RunningEngine,
} from '../../determinism-suite/engines/engine.ts';
import { askCorpus, goldensOfEngine, readGoldens } from '../../determinism-suite/goldens/index.ts';
import { type DeterminismReport, reportOf } from '../../determinism-suite/report/report.ts';
import { EvidenceBook } from '../../determinism-suite/run/evidence.ts';
import { type Holding, type SuiteReport, suiteClauses } from './suite-clauses.ts';

interface Broken {
  readonly name: string;
  readonly breaks: readonly string[];
  /** What a run with it has to say of each of them. */
  readonly due: Exclude<Holding, 'holds'>;
}

export interface SuiteFault extends Broken {
  readonly found: readonly Holding[];
  readonly isCaught: boolean;
}

const judged = (fault: Broken, report: SuiteReport): SuiteFault => {
  const found = fault.breaks.map(clause => suiteClauses[clause]?.(report) ?? 'holds');
  return { ...fault, found, isCaught: found.every(holding => holding === fault.due) };
};

/** The engine with something done to each of its starts. */
const changed = (change: (engine: RunningEngine) => Partial<RunningEngine>): EngineDriver => {
  const sound = scriptedDriver();
  return {
    ...sound,
    start: async (options, signal) => {
      const engine = await sound.start(options, signal);
      const { fingerprint } = engine;
      return {
        ...{ fingerprint, ask: (ask, asked) => engine.ask(ask, asked), stop: () => engine.stop() },
        ...change(engine),
      };
    },
  };
};

export const scriptedReport = async (direct: EngineDriver): Promise<DeterminismReport> => {
  const book = new EvidenceBook(() => undefined, [smallCover]);
  const asked = { drivers: { direct }, levels: ['D1'], book } as const;
  const examination = await examineScripted(undefined, corpus, asked);
  return reportOf({
    ...{ engine: 'scripted', through: undefined, isWhole: false, cases: corpus.length },
    ...{ examination, injected: [], book, asked: book.transcripts, seconds: 0 },
  });
};

const hidesItsBuild = changed(({ fingerprint }) => ({
  fingerprint: { ...fingerprint, build: buildNotTold },
}));

const [unanswered] = corpus;

const answersAllButOne = changed(engine => ({
  ask: async (ask, signal) => {
    if (ask.case.name === unanswered?.name) throw new Error('nothing came');
    return engine.ask(ask, signal);
  },
}));

const takesTheShort: EngineDriver = { ...scriptedDriver(), promptBytesMax: 80 };

/** A few are enough: none of the goldens is made with it. */
const askedMax = 4;
const settings = { context: 512, flashAttention: true, unifiedKv: false, kvType: 'f16' } as const;

/** It says of itself what the document says, and was started otherwise. */
const startedOtherwise = async (signal: AbortSignal): Promise<SuiteReport> => {
  const goldens = await readGoldens();
  const driver = embeddedDriver({ name: 'embedded', promises: ['D1'], isPieceAToken: true }, settings);
  const cases = corpus.filter(({ prompt }) => prompt.length <= 80).slice(0, askedMax);
  const { outputs } = await askCorpus({ driver, cases, slots: 1, isTogether: false }, signal);
  const { fingerprint } = goldens.head;
  const found = goldensOfEngine(goldens, { fingerprint, outputs });
  return { levels: [], cells: [], cases: cases.length, fingerprint, ...(found && { goldens: found }) };
};

const otherSettings: Broken = {
  name: 'other-settings',
  breaks: ['ORCH-3050(c)', 'OC-TEST-7002(a)'],
  due: 'violated',
};

/** Those of a scripted engine. */
const scripted: readonly (Broken & { readonly direct: EngineDriver })[] = [
  { name: 'hidden-build', breaks: ['OC-TEST-7002(b)'], due: 'unknown', direct: hidesItsBuild },
  { name: 'unanswered-case', breaks: ['OC-TEST-7003(a)'], due: 'unknown', direct: answersAllButOne },
  { name: 'cases-left-out', breaks: ['OC-TEST-7003(a)'], due: 'violated', direct: takesTheShort },
];

export const examineScriptedFaults = async (): Promise<readonly SuiteFault[]> => {
  const found: SuiteFault[] = [];
  for (const { direct, ...fault } of scripted) found.push(judged(fault, await scriptedReport(direct)));
  return found;
};

export const examineSuiteFaults = async (signal: AbortSignal): Promise<readonly SuiteFault[]> => [
  judged(otherSettings, await startedOtherwise(signal)),
  ...(await examineScriptedFaults()),
];
