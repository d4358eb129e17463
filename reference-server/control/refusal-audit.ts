// What anybody can have refused as often as they like leaves records as well, but only so many in a minute: the rest
// are counted, by code, in one record at the minute's end.
import type { Timer, World } from '../kernel/index.ts';
import type { AuditEntry, AuditTrail } from './audit-trail.ts';

export interface RefusalAuditOptions {
  readonly world: World;
  readonly trail: Pick<AuditTrail, 'append'>;
  /** Records of one tenant, and of all without a key together, within a minute. */
  perMinuteMax(): number;
}

interface Minute {
  recorded: number;
  readonly sinceWallMs: number;
  /** By code. */
  readonly unrecorded: Map<string, number>;
  last: AuditEntry | undefined;
  timer: Timer | undefined;
}

const minuteMs = 60_000;

/** @implements ASY-CTRL-006 */
export class RefusalAudit {
  readonly #options: RefusalAuditOptions;
  /** By tenant, of which there are as many as are configured; all without a key are one. */
  readonly #minutes = new Map<string, Minute>();

  constructor(options: RefusalAuditOptions) {
    this.#options = options;
  }

  /** Resolves once its record is durable or lost, and at once where it is only counted. */
  async refused(entry: AuditEntry): Promise<void> {
    const minute = this.#minuteOf(entry.tenantId ?? '');
    if (minute.recorded < this.#options.perMinuteMax()) {
      minute.recorded += 1;
      await this.#options.trail.append(entry);
      return;
    }
    const code = entry.code ?? 'INTERNAL';
    minute.unrecorded.set(code, (minute.unrecorded.get(code) ?? 0) + 1);
    minute.last = entry;
  }

  /** What was counted so far is recorded. */
  async close(): Promise<void> {
    await Promise.all([...this.#minutes].map(([who, minute]) => this.#over(who, minute)));
  }

  #minuteOf(who: string): Minute {
    const known = this.#minutes.get(who);
    if (known !== undefined) return known;
    const { world } = this.#options;
    const minute: Minute = {
      recorded: 0,
      sinceWallMs: Math.floor(world.wallMs()),
      unrecorded: new Map(),
      last: undefined,
      timer: undefined,
    };
    this.#minutes.set(who, minute);
    minute.timer = world.after(minuteMs, () => void this.#over(who, minute), { background: true });
    return minute;
  }

  async #over(who: string, { last, unrecorded, sinceWallMs, timer }: Minute): Promise<void> {
    this.#minutes.delete(who);
    timer?.cancel();
    if (last === undefined) return;
    const { code: _, target: __, ...entry } = last;
    const details = { since_ms: sinceWallMs, refusals: Object.fromEntries(unrecorded) };
    await this.#options.trail.append({ ...entry, details });
  }
}
