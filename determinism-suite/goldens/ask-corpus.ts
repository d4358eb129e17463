import type { Output } from '../comparison/output.ts';
import type { CorpusCase } from '../corpus/corpus-case.ts';
import type { EngineDriver, Fingerprint } from '../engines/index.ts';

export interface Given {
  readonly fingerprint: Fingerprint;
  readonly outputs: ReadonlyMap<string, Output>;
}

export interface Asking {
  readonly driver: EngineDriver;
  readonly cases: readonly CorpusCase[];
  readonly slots: number;
  /** All at once, so that each has neighbours; otherwise one after the other. */
  readonly isTogether: boolean;
}

export const casesOf = (driver: EngineDriver, cases: readonly CorpusCase[]): readonly CorpusCase[] =>
  cases.filter(
    ({ prompt }) => Buffer.byteLength(prompt) <= (driver.promptBytesMax ?? Number.POSITIVE_INFINITY),
  );

/** Starts the engine, asks each case once, streamed and cold, and ends it. */
export const askCorpus = async (
  { driver, cases, slots, isTogether }: Asking,
  signal: AbortSignal,
): Promise<Given> => {
  const engine = await driver.start({ slots, replica: 0 }, signal);
  const outputs = new Map<string, Output>();
  const ask = async (one: CorpusCase): Promise<void> => {
    const how = { seed: one.seed, isStreamed: true, mayReusePrompt: false };
    outputs.set(one.name, await engine.ask({ case: one, ...how }, signal));
  };
  try {
    if (isTogether) await Promise.all(cases.map(ask));
    else for (const one of cases) await ask(one);
    return { fingerprint: engine.fingerprint, outputs };
  } finally {
    await engine.stop();
  }
};
