import type { CastCase } from './cast.ts';

/** The cases that share a server, and who of them ran beside another. */
export class Company {
  readonly #running = new Set<CastCase>();
  readonly #accompanied = new Set<CastCase>();
  /** The check at whose end nobody listened any more. */
  deadSince: string | undefined;
  /** Ran beside others when the server ended. */
  readonly unclear: CastCase[] = [];
  /** Were not begun when it did. */
  readonly left: CastCase[] = [];

  begin(member: CastCase): void {
    this.#running.add(member);
    if (this.#running.size > 1) for (const each of this.#running) this.#accompanied.add(each);
  }

  /** Whether nobody else ran at any time while it did. */
  end(member: CastCase): boolean {
    this.#running.delete(member);
    return !this.#accompanied.has(member);
  }
}
