// Asks what a cell asks, of one start: what warms the cache first, then all of its cases at the same time.
import type { CorpusCase } from '../corpus/corpus-case.ts';
import type { Cell } from '../matrix/cell.ts';
import type { Circumstance } from '../matrix/circumstance.ts';
import { primesOf } from '../matrix/work.ts';
import type { EvidenceBook } from './evidence.ts';
import type { Session } from './session.ts';
import type { Transcript } from './transcript.ts';

export interface CellRunParts {
  readonly session: Session;
  readonly book: EvidenceBook;
  /** Whether outputs of two starts are promised to be the same: otherwise each start has references of its own. */
  readonly isHeldAcrossStarts: boolean;
  /** How a reference is asked here. */
  readonly base: Circumstance;
}

export class CellRunner {
  readonly #parts: CellRunParts;
  readonly #own = new Map<string, Transcript>();

  constructor(parts: CellRunParts) {
    this.#parts = parts;
  }

  async reference(one: CorpusCase): Promise<Transcript> {
    const { session, base } = this.#parts;
    return session.ask({ role: 'reference', of: one.name, circumstance: base, case: one });
  }

  async run(cell: Cell): Promise<void> {
    const { session } = this.#parts;
    const { circumstance } = cell;
    const known = new Map<CorpusCase, Transcript>();
    for (const one of new Set(cell.cases)) known.set(one, await this.#referenceFor(cell, one));
    const question = (one: CorpusCase) => ({ of: cell.id, circumstance, case: one, against: known.get(one) });
    for (const one of primesOf(cell))
      await session.ask({ ...question(one), role: 'prime', mayReusePrompt: true });
    await Promise.all(cell.cases.map(one => session.ask({ ...question(one), role: 'element' })));
  }

  async #referenceFor({ level }: Cell, one: CorpusCase): Promise<Transcript> {
    const { book, session, isHeldAcrossStarts } = this.#parts;
    const first = book.referenceFor(one.name);
    const needsOwn = level === 'D1' || (level === 'D3' && !isHeldAcrossStarts);
    if (first !== undefined && (first.start === session.start || !needsOwn)) return first;
    const own = this.#own.get(one.name) ?? (await this.reference(one));
    this.#own.set(one.name, own);
    return own;
  }
}
