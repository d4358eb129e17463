import {
  type Bounds,
  isGone,
  Launcher,
  newRunNonce,
  realClock,
  type TargetDocument,
  transcriptOf,
} from '#conformance/harness';
import type { Access } from './access-to.ts';
import type { BoundCase } from './binding.ts';
import { type RanCase, ranCase, runCase } from './case-run.ts';
import { type CastCase, castCase } from './cast.ts';
import { Company } from './company.ts';
import { gatewayReady } from './gateway-ready.ts';
import { redactorFor } from './redactor-for.ts';
import type { Settings } from './setup.ts';
import { Slots } from './slots.ts';
import { type ServerWatch, Stage } from './stage.ts';

export interface SuiteOptions {
  readonly cases: readonly BoundCase[];
  readonly document: TargetDocument;
  readonly bounds: Bounds;
  readonly access: Access;
  /** Cases at a time. */
  readonly jobs: number;
  /** Servers at a time. */
  readonly servers: number;
  readonly signal: AbortSignal;
  readonly watch?: ServerWatch;
  readonly onProgress: (event: ProgressEvent) => void;
  readonly onCase: (ran: RanCase) => void | Promise<void>;
}

export type ProgressEvent =
  | { readonly event: 'server-starting'; readonly name: string; readonly cases: number }
  | { readonly event: 'server-ready'; readonly name: string; readonly afterMs: number }
  | { readonly event: 'server-failed'; readonly name: string; readonly reason: string }
  | { readonly event: 'case-started'; readonly id: string };

/** Cases that one process serves. */
export interface Unit {
  readonly name: string;
  readonly settings: Settings;
  readonly cases: readonly BoundCase[];
  readonly isOwned: boolean;
}

/** Cases with the same settings of the server share one; the one that restarts or reads it has its own. */
export const unitsOf = (cases: readonly BoundCase[]): Unit[] => {
  const shared = new Map<string, BoundCase[]>();
  const owned: Unit[] = [];
  for (const bound of cases) {
    const { server, ownsServer } = bound.setup;
    if (ownsServer)
      owned.push({ name: `server of ${bound.scenario.id}`, settings: server, cases: [bound], isOwned: true });
    else {
      const key = JSON.stringify(Object.entries(server).sort());
      shared.set(key, [...(shared.get(key) ?? []), bound]);
    }
  }
  const groups = [...shared.values()].flatMap(inParts).sort((a, b) => b.length - a.length);
  return [
    ...groups.map((group, at) => ({
      name: `server ${at + 1}`,
      settings: group[0]?.setup.server ?? {},
      cases: group,
      isOwned: false,
    })),
    ...owned,
  ];
};

/** What a server lists of pools and of replica sets fits one page of 200, where a case looks for its own. */
const placesMax = 180;

const placesOf = ({ setup }: BoundCase): number =>
  Math.max(Object.keys(setup.pools).length, 1 + Object.keys(setup.tenants).length);

/** As few servers as can hold them, with about as many cases each. */
const inParts = (cases: readonly BoundCase[]): BoundCase[][] => {
  const places = cases.reduce((sum, bound) => sum + placesOf(bound), 0);
  const count = Math.ceil(places / (placesMax - 10));
  const parts: BoundCase[][] = Array.from({ length: count }, () => []);
  for (const [at, bound] of cases.entries()) parts[at % count]?.push(bound);
  return parts;
};

/** What uses all that a server has comes last, and one at a time. */
const isSociable = ({ bound }: CastCase): boolean => !bound.scenario.tags.includes('alone');

const hasLost = ({ transcript }: RanCase): boolean =>
  transcript.entries.some(entry => entry.kind === 'closed' && entry.by === 'error');

const endedBeside =
  'the server ended while other checks ran beside this one: with --jobs 1 it is known whose doing that was';

class Run {
  readonly #options: SuiteOptions;
  readonly #nonce = newRunNonce();
  readonly #launcher: Launcher;
  readonly #slots: Slots;
  readonly #scopes: ReadonlyMap<BoundCase, string>;
  /** Of a server that runs already, which all units share. */
  readonly #company = new Company();

  constructor(options: SuiteOptions) {
    this.#options = options;
    this.#launcher = new Launcher({ clock: realClock, bounds: options.bounds });
    this.#slots = new Slots(options.jobs);
    this.#scopes = new Map(options.cases.map((bound, at) => [bound, `k${at + 1}`]));
  }

  async all(): Promise<void> {
    // Two engines can't listen at one port.
    const isPortFixed = this.#options.document.target.gateway?.upstream_port !== undefined;
    const servers = new Slots(isPortFixed ? 1 : this.#options.servers);
    try {
      await Promise.all(unitsOf(this.#options.cases).map(unit => servers.use(() => this.#unit(unit))));
    } finally {
      await this.#launcher.close();
    }
  }

  async #unit(unit: Unit): Promise<void> {
    if (this.#options.signal.aborted) return;
    const { document } = this.#options;
    const cast = unit.cases.map(bound =>
      castCase({ document, bound, scope: this.#scopes.get(bound) ?? 'k0', nonce: this.#nonce }),
    );
    const { name, settings } = unit;
    const { watch } = this.#options;
    const stage = new Stage({
      ...{ name, document, launcher: this.#launcher, cast, settings },
      ...(watch === undefined ? {} : { watch }),
    });
    const company = document.target.kind === 'url' ? this.#company : new Company();
    const run = (member: CastCase): Promise<void> =>
      unit.isOwned ? this.#case(member, stage) : this.#inCompany(member, stage, company);
    try {
      await stage.startPeers();
      if (!unit.isOwned && !(await this.#started(stage, unit, cast))) return;
      await Promise.all(cast.filter(isSociable).map(member => this.#slots.use(() => run(member))));
      for (const member of cast) if (!isSociable(member)) await run(member);
    } finally {
      await stage.close();
    }
    await this.#afterwards(unit, company);
  }

  /** What lost its server while others ran beside it is not held against it; it is examined again, alone. */
  async #inCompany(member: CastCase, stage: Stage, company: Company): Promise<void> {
    if (company.deadSince !== undefined) {
      company.left.push(member);
      return;
    }
    company.begin(member);
    const ran = await this.#ran(member, stage);
    const wasAlone = company.end(member);
    if (ran === undefined) return;
    const { url } = stage.running;
    if (hasLost(ran) && (await isGone(url, { clock: realClock, bounds: this.#options.bounds }))) {
      company.deadSince ??= ran.result.id;
      if (!wasAlone && ran.result.verdict !== 'passed') {
        company.unclear.push(member);
        return;
      }
    }
    await this.#options.onCase(ran);
  }

  async #afterwards(unit: Unit, company: Company): Promise<void> {
    const [unclear, left] = [company.unclear.splice(0), company.left.splice(0)];
    if (this.#options.document.target.kind === 'url') {
      for (const member of unclear) await this.#errored(member, endedBeside);
      for (const member of left)
        await this.#errored(member, `nobody listens there any more, since ${company.deadSince}`);
      return;
    }
    for (const { bound } of unclear)
      await this.#unit({ ...unit, name: `${unit.name}, for ${bound.scenario.id} alone`, cases: [bound] });
    if (left.length > 0)
      await this.#unit({ ...unit, name: `${unit.name}, again`, cases: left.map(({ bound }) => bound) });
  }

  async #started(stage: Stage, unit: Unit, cast: readonly CastCase[]): Promise<boolean> {
    const { onProgress } = this.#options;
    const sinceMs = realClock.nowMs();
    onProgress({ event: 'server-starting', name: unit.name, cases: unit.cases.length });
    try {
      await stage.start();
      await gatewayReady({ ...this.#options, stage, cast, clock: realClock });
      onProgress({ event: 'server-ready', name: unit.name, afterMs: realClock.nowMs() - sinceMs });
      return true;
    } catch (error) {
      // It quotes the end of what the server said.
      const said = error instanceof Error ? error.message : String(error);
      const reason = cast[0] === undefined ? said : redactorFor(cast[0]).text(said);
      onProgress({ event: 'server-failed', name: unit.name, reason });
      for (const member of cast) await this.#errored(member, `the server could not be started: ${reason}`);
      return false;
    }
  }

  async #case(cast: CastCase, stage: Stage): Promise<void> {
    const ran = await this.#ran(cast, stage);
    if (ran !== undefined) await this.#options.onCase(ran);
  }

  async #ran(cast: CastCase, stage: Stage): Promise<RanCase | undefined> {
    const { signal, bounds, access, onProgress } = this.#options;
    if (signal.aborted) return undefined;
    onProgress({ event: 'case-started', id: cast.bound.scenario.id });
    return runCase({ cast, stage, bounds, clock: realClock, access, signal });
  }

  async #errored(cast: CastCase, reason: string): Promise<void> {
    const { id, title } = cast.bound.scenario;
    const transcript = transcriptOf({ check: id, title, entries: [], claims: [] });
    await this.#options.onCase(ranCase({ cast, transcript, durationMs: 0, error: reason }));
  }
}

/** Runs the cases, each told as soon as it is judged. */
export const runSuite = (options: SuiteOptions): Promise<void> => new Run(options).all();
