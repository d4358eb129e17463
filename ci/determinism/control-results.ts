// What shows in the same run that its verdicts could have been others: planted faults, and orchestrators that cheat.
import { withPlanted } from '../../conformance/mutants/prove-mutant.ts';
import { type CheatResult, examineCheats } from '../../determinism-suite/cheats/index.ts';
import { corpus } from '../../determinism-suite/corpus/corpus.ts';
import { embeddedDriver } from '../../determinism-suite/engines/embedded/driver.ts';
import type { RunningEngine } from '../../determinism-suite/engines/engine.ts';
import { examineReal, type RealResult } from '../../determinism-suite/real/index.ts';
import { OrchestratorDriver, referenceTarget } from '../../determinism-suite/through/index.ts';
import { type FaultResult, plantFaults } from './plant-faults.ts';
import { type RealFault, realFaults } from './real-faults.ts';
import { examineSuiteFaults, type SuiteFault } from './suite-faults.ts';

export interface ToldFault {
  readonly fault: RealFault;
  readonly result: RealResult;
}

export interface ControlResults {
  /** On the ways of a task. */
  readonly planted: readonly FaultResult[];
  readonly cheats: readonly CheatResult[];
  /** In what is said of real inference. */
  readonly told: readonly ToldFault[];
  /** In what the suite says of its own runs. */
  readonly suite: readonly SuiteFault[];
}

const contextMax = 512;
const start = { slots: 1, replica: 0 } as const;
const promptCharactersMax = 100;
/** Controls need no secret: the same prompts show the same faults. */
const drawnFrom = 2_026;

const engine = embeddedDriver(
  { name: 'embedded', promises: ['O'], isPieceAToken: false },
  { context: contextMax, flashAttention: false, unifiedKv: false, kvType: 'f16' },
);

const toldWith = async (fault: RealFault, own: RunningEngine, signal: AbortSignal): Promise<ToldFault> => {
  const found: RealResult[] = [];
  await withPlanted(await referenceTarget(), fault, async document => {
    const driver = new OrchestratorDriver({ engine, document, contextMax, own: { kind: 'embedded' } });
    const { orchestrator, stop } = await driver.start(start, signal);
    try {
      found.push(
        await examineReal({ orchestrator, own, known: [], drawnFrom, count: 2, isAlone: true }, signal),
      );
    } finally {
      await stop();
    }
  });
  const [result] = found;
  if (result === undefined) throw new Error(`nothing was asked with ${fault.id}`);
  return { fault, result };
};

export const runControls = async (signal: AbortSignal): Promise<ControlResults> => {
  const own = await engine.start(start, signal);
  try {
    const known = corpus.filter(({ prompt }) => prompt.length < promptCharactersMax).slice(0, 4);
    const cheats = await examineCheats({ own, known, contextMax, drawnFrom }, signal);
    const told: ToldFault[] = [];
    for (const fault of realFaults) told.push(await toldWith(fault, own, signal));
    const suite = await examineSuiteFaults(signal);
    return { planted: await plantFaults(signal), cheats, told, suite };
  } finally {
    await own.stop();
  }
};
