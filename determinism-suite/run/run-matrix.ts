// The loop: references, the cover that there is time for, and every start with its cells. Verdicts come afterwards, from
// what was recorded.
import { setImmediate } from 'node:timers/promises';
import type { Clock } from '#conformance/harness';
import type { CorpusCase } from '../corpus/corpus-case.ts';
import type { EngineDriver } from '../engines/engine.ts';
import { type Cell, referenceCircumstance } from '../matrix/cell.ts';
import type { Level } from '../matrix/circumstance.ts';
import { cellsOf, type MatrixOptions, sizeFor } from '../matrix/matrix.ts';
import { asksOf, asksOfCells, workOf, workOfCells } from '../matrix/work.ts';
import type { EvidenceBook } from './evidence.ts';
import { otherSetAt } from './fingerprints.ts';
import { type Drivers, type Group, groupsOf, slotsOf, standingOf } from './levels.ts';
import { CellRunner } from './run-cell.ts';
import { askControls } from './seed-controls.ts';
import { Session, StartFailed } from './session.ts';

export interface MatrixPlan {
  readonly cells: readonly Cell[];
  readonly asks: number;
  readonly neighboursMax: number;
  /** What is estimated, from the speed of the references; undefined where none was measured. */
  readonly seconds: number | undefined;
  readonly fits: boolean;
}

export interface RunOptions {
  readonly drivers: Drivers;
  readonly levels: readonly Level[];
  readonly cases: readonly CorpusCase[];
  readonly isWhole: boolean;
  readonly seconds: number;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly book: EvidenceBook;
  readonly onPlan: (plan: MatrixPlan) => void;
  readonly onCell: (cell: Cell) => void;
}

/** Some of the time is left for starts and for what runs slower in company. */
const shareOfBudget = 0.8;

export class MatrixRun {
  readonly #options: RunOptions;
  readonly #asked: readonly Level[];
  readonly #matrix: MatrixOptions;
  /** Work that is done in one second; undefined until something was measured. */
  #speed: number | undefined;
  #workDone = 0;
  #cells: readonly Cell[] | undefined;

  constructor(options: RunOptions) {
    this.#options = options;
    const { levels, drivers, cases, isWhole } = options;
    this.#asked = levels.filter(level => standingOf(level, drivers).kind === 'asked');
    const casesThrough = cases.filter(one => drivers.through?.leavesOut?.(one) === undefined);
    this.#matrix = { cases, casesThrough, slots: slotsOf(drivers.direct), isWhole };
  }

  /** The cells that belong to the run; how many neighbours there was time for is part of the evidence. */
  get cells(): readonly Cell[] {
    const { plan } = this.#options.book;
    if (plan === undefined) return [];
    this.#cells ??= this.#asked.flatMap(level => cellsOf(level, this.#matrix, plan));
    return this.#cells;
  }

  async run(): Promise<void> {
    const { book, signal } = this.#options;
    const base = this.#basePlace();
    if (this.#asked.length === 0) return;
    let session = this.#isReferenceLifeOver() ? undefined : await this.#open(base);
    try {
      if (session !== undefined) await this.#references(session);
      this.#plan();
      for (const group of groupsOf(this.cells)) {
        if (signal.aborted) return;
        const left = group.cells.filter(cell => !book.isWhole(cell.id, asksOf(cell).length));
        if (left.length === 0) continue;
        if (session === undefined || !isSamePlace(group.place, base)) {
          await session?.stop();
          session = await this.#openOrTell(group.place);
        }
        if (session !== undefined) await this.#group(session, { ...group, cells: left });
      }
    } finally {
      await session?.stop();
    }
  }

  /** One that doesn't start leaves its cells unknown, and the others go on. */
  async #openOrTell(place: Group['place']): Promise<Session | undefined> {
    try {
      return await this.#open(place);
    } catch (error) {
      if (error instanceof StartFailed) return undefined;
      throw error;
    }
  }

  #basePlace(): Group['place'] {
    const { path, replica, life } = referenceCircumstance;
    return { path, replica, life, slots: this.#matrix.slots[0] ?? 1 };
  }

  #open(place: Group['place']): Promise<Session> {
    const { drivers, signal, book } = this.#options;
    const driver: EngineDriver | undefined = place.path === 'direct' ? drivers.direct : drivers.through;
    if (driver === undefined) throw new Error(`nothing was named to ask by the path ${place.path}`);
    return Session.open({ driver, signal, start: book.nextStart, record: book.add }, place);
  }

  #isReferenceLifeOver(): boolean {
    const { book, cases } = this.#options;
    const isAsked = cases.every(({ name }) => book.referenceFor(name) !== undefined);
    return isAsked && book.plan !== undefined && book.ofControl('no seed varies').length > 0;
  }

  async #references(session: Session): Promise<void> {
    const { book, cases, clock, signal } = this.#options;
    const runner = this.#runner(session, this.#basePlace());
    const beganMs = clock.nowMs();
    for (const one of cases) {
      if (signal.aborted) return;
      if (book.referenceFor(one.name) !== undefined) continue;
      await runner.reference(one);
      this.#workDone += workOf(one);
    }
    const seconds = (clock.nowMs() - beganMs) / 1_000;
    if (this.#workDone > 0 && seconds > 0) this.#speed = this.#workDone / seconds;
    await askControls(session, { ...referenceCircumstance, ...this.#basePlace() }, cases);
  }

  #plan(): void {
    const { book, seconds, onPlan } = this.#options;
    const speed = this.#speed ?? Number.POSITIVE_INFINITY;
    if (book.plan === undefined) {
      const left = seconds * shareOfBudget * speed - this.#workDone;
      const { neighboursMax, isEveryCase } = sizeFor(this.#asked, this.#matrix, left);
      book.add({ kind: 'plan', neighboursMax, isEveryCase });
    }
    const { cells } = this;
    const needed = this.#speed === undefined ? undefined : workOfCells(cells) / this.#speed;
    onPlan({
      ...{ cells, asks: asksOfCells(cells), neighboursMax: book.plan?.neighboursMax ?? 0, seconds: needed },
      fits: needed === undefined || this.#matrix.isWhole || needed <= seconds,
    });
  }

  #runner(session: Session, place: Group['place']): CellRunner {
    const { book, drivers } = this.#options;
    const isHeldAcrossStarts = standingOf('D2', drivers).kind === 'asked';
    return new CellRunner({
      session,
      book,
      isHeldAcrossStarts,
      base: { ...referenceCircumstance, ...place },
    });
  }

  async #group(session: Session, { cells, place }: Group): Promise<void> {
    const { signal, onCell, book } = this.#options;
    const runner = this.#runner(session, place);
    if (otherSetAt(book.starts, place) !== undefined) return;
    for (const cell of cells) {
      if (signal.aborted) return;
      await runner.run(cell);
      onCell(cell);
      // An engine that answers at once would let no signal be heard.
      await setImmediate();
    }
  }
}

function isSamePlace(a: Group['place'], b: Group['place']): boolean {
  return a.path === b.path && a.replica === b.replica && a.slots === b.slots && a.life === b.life;
}
