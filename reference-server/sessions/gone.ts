import type { Session } from './session.ts';

export interface GoneSession {
  readonly session: Session;
  readonly untilMs: number;
  /** It ran out and was not deleted: a task of it that turns up after a restart keeps it alive. */
  readonly isExpired: boolean;
}

/** Sessions that answer 410, the next to be forgotten first. */
export class GoneSessions {
  readonly #rowsMax: number;
  readonly #byKey = new Map<string, GoneSession>();

  constructor(rowsMax: number) {
    this.#rowsMax = rowsMax;
  }

  get size(): number {
    return this.#byKey.size;
  }

  get(key: string, nowMs: number): GoneSession | undefined {
    const gone = this.#byKey.get(key);
    if (gone === undefined || gone.untilMs > nowMs) return gone;
    this.#byKey.delete(key);
    return undefined;
  }

  /** In the order of `untilMs`, or memory is freed later. */
  add(gone: GoneSession): void {
    this.#byKey.set(gone.session.key, gone);
    const [oldest] = this.#byKey.keys();
    if (this.#byKey.size > this.#rowsMax && oldest !== undefined) this.#byKey.delete(oldest);
  }

  delete(key: string): void {
    this.#byKey.delete(key);
  }

  forgetUntil(nowMs: number): void {
    for (const [key, { untilMs }] of this.#byKey) {
      if (untilMs > nowMs) return;
      this.#byKey.delete(key);
    }
  }

  values(): readonly GoneSession[] {
    return [...this.#byKey.values()];
  }
}
