// Where a divergence is tried again to find out what made it. What is tried here changes no verdict.
import { compareOutputs } from '../comparison/compare.ts';
import type { Output } from '../comparison/output.ts';
import type { CorpusCase } from '../corpus/corpus-case.ts';
import type { EngineDriver } from '../engines/engine.ts';
import { type Cell, circumstanceText, referenceCircumstance } from '../matrix/cell.ts';
import type { Circumstance } from '../matrix/circumstance.ts';
import type { EvidenceBook } from '../run/evidence.ts';
import type { Drivers } from '../run/levels.ts';
import { Session, StartFailed } from '../run/session.ts';

export interface LaboratoryParts {
  readonly drivers: Drivers;
  readonly cases: readonly CorpusCase[];
  readonly book: EvidenceBook;
  readonly signal: AbortSignal;
}

/** Nothing came of a trial: nothing can be said of what it was to show. */
export class TrialFailed extends Error {
  override readonly name = 'TrialFailed';
}

export class Laboratory {
  readonly #parts: LaboratoryParts;

  constructor(parts: LaboratoryParts) {
    this.#parts = parts;
  }

  /** Whether there is a difference, by the same comparison as everywhere. */
  differ(a: Output | undefined, b: Output | undefined): boolean {
    if (a === undefined || b === undefined) throw new TrialFailed('nothing came');
    return compareOutputs(a, b, this.#parts.drivers.direct) !== undefined;
  }

  /** The same again and again, one at a time; the first of them is the first that its start is asked. */
  async repeats(circumstance: Circumstance, one: CorpusCase, times: number): Promise<readonly Output[]> {
    return this.#within(circumstance, async session => {
      const outputs: Output[] = [];
      for (let repeat = 0; repeat < times; repeat += 1)
        outputs.push(await this.#ask(session, { ...circumstance, repeat }, one));
      return outputs;
    });
  }

  /** One case under a circumstance, and never as the first request of its start. */
  async under(
    circumstance: Circumstance,
    { cases: [one, ...company] }: Pick<Cell, 'cases'>,
  ): Promise<Output> {
    if (one === undefined) throw new TrialFailed('there is no case');
    return this.#within(circumstance, async session => {
      const alone = { ...circumstance, neighbours: 0 };
      await this.#ask(session, { ...alone, cache: 'cold' }, this.#leadFor(one));
      if (circumstance.cache === 'warm') await this.#ask(session, alone, one);
      const [output] = await Promise.all(
        [one, ...this.#companyOf(circumstance, one, company)].map(each =>
          this.#ask(session, circumstance, each),
        ),
      );
      if (output === undefined) throw new TrialFailed('nothing came');
      return output;
    });
  }

  get base(): Circumstance {
    const { direct } = this.#parts.drivers;
    return { ...referenceCircumstance, slots: direct.slots?.[0] ?? referenceCircumstance.slots };
  }

  /** A short one that no seed matters to. */
  get greedyCase(): CorpusCase | undefined {
    return this.#parts.cases.find(({ sampling, maxTokens }) => sampling === 'greedy' && maxTokens > 8);
  }

  #leadFor(one: CorpusCase): CorpusCase {
    const lead = this.#parts.cases.find(({ name, prompt }) => name !== one.name && prompt !== one.prompt);
    return lead ?? one;
  }

  #companyOf(
    { neighbours }: Circumstance,
    one: CorpusCase,
    company: readonly CorpusCase[],
  ): readonly CorpusCase[] {
    const others = this.#parts.cases.filter(({ name }) => name !== one.name);
    return [...company, ...others, ...others].slice(0, neighbours);
  }

  async #within<Result>(place: Circumstance, run: (session: Session) => Promise<Result>): Promise<Result> {
    const { drivers, book, signal } = this.#parts;
    const driver: EngineDriver | undefined = place.path === 'direct' ? drivers.direct : drivers.through;
    if (driver === undefined) throw new TrialFailed(`nothing to ask by the path ${place.path}`);
    const parts = { driver, signal, start: book.nextStart, record: book.add };
    const session = await Session.open(parts, place).catch((error: unknown) => {
      throw error instanceof StartFailed ? new TrialFailed(error.message, { cause: error }) : error;
    });
    try {
      return await run(session);
    } finally {
      await session.stop();
    }
  }

  async #ask(session: Session, circumstance: Circumstance, one: CorpusCase): Promise<Output> {
    const of = `trial: ${circumstanceText(circumstance) || 'as the reference'}`;
    const { output, failure } = await session.ask({ role: 'trial', of, circumstance, case: one });
    if (output === undefined) throw new TrialFailed(failure ?? 'nothing came');
    return output;
  }
}
