import { type Bounds, instantText, newRunNonce, parsedJson, realClock, valueAt } from '#conformance/harness';
import { type Baseline, openapiDocument, type Transcript } from '#contracts';
import { loadRequirements } from '#requirements';
import {
  type CheckResult,
  type Gate,
  type Kill,
  type RunSources,
  requirementsDigest,
} from '../report/index.ts';
import type { Access } from './access-to.ts';
import type { BoundCase } from './binding.ts';
import type { RanCase } from './case-run.ts';
import type { RunPlan } from './plan-run.ts';
import { contractDigest, featuresDigest, packageVersion, suiteDigest, thisHost } from './run-facts.ts';
import { type ProgressEvent, runSuite } from './run-suite.ts';

/** What a run may use up; beyond it no case is begun. */
export interface Budget {
  readonly requests?: number;
  readonly tokens?: number;
  readonly seconds?: number;
}

export interface ExecuteOptions {
  readonly plan: RunPlan;
  readonly access: Access;
  readonly bounds: Bounds;
  readonly jobs: number;
  readonly servers: number;
  readonly budget: Budget;
  readonly failFast: boolean;
  /** Which assertion of which check killed which mutant, as far as that is not stale. */
  readonly kills: readonly Kill[];
  /** The name of a signal ends it early, as its reason. */
  readonly signal: AbortSignal;
  readonly filter?: string;
  readonly shard?: { readonly index: number; readonly count: number };
  readonly baseline?: Baseline;
  readonly gate?: Gate;
  readonly command: readonly string[];
  readonly apiVersion?: string;
  readonly onEvent: (event: RunEvent) => void;
}

export type RunEvent = ProgressEvent | { readonly event: 'case-ended'; readonly ran: RanCase };

const openapiVersion = String(valueAt(openapiDocument('data'), 'info.version'));

const checkOf = (bound: BoundCase, verdict: CheckResult['verdict'], reason: string): CheckResult => {
  const { id, title, file, line } = bound.scenario;
  return {
    ...{
      id,
      title,
      kind: 'conformance',
      verdict,
      reason,
      clauses: bound.clauses,
      assertions: [],
      source: { file, line },
    },
    ...(verdict === 'errored' ? { error: reason } : {}),
  };
};

/** What the submissions of a case may at most have had generated. */
const tokensIn = ({ entries }: Transcript): number =>
  entries.reduce((total, entry) => {
    const body = entry.kind === 'request' && entry.method === 'POST' ? parsedJson(entry.body) : undefined;
    const [asked, choices] = [valueAt(body, 'max_tokens'), valueAt(body, 'n')];
    return total + (typeof asked === 'number' ? asked * (typeof choices === 'number' ? choices : 1) : 0);
  }, 0);

/** Why a run ends before its last case. */
type Stop = 'budget' | 'fail-fast' | string;

class Execution {
  readonly #options: ExecuteOptions;
  readonly #startedMs = realClock.nowMs();
  readonly #startedAtMs = realClock.wallMs();
  readonly #stop = new AbortController();
  readonly results: CheckResult[] = [];
  readonly #transcripts: Transcript[] = [];
  readonly #times: { id: string; started_ms: number; duration_ms: number }[] = [];
  #stoppedBy: Stop | undefined;
  #tokens = 0;

  constructor(options: ExecuteOptions) {
    this.#options = options;
  }

  async run(): Promise<RunSources> {
    const { plan, bounds, access, jobs, servers, signal, onEvent, budget } = this.#options;
    const onAbort = (): void => this.#end(String(signal.reason));
    signal.addEventListener('abort', onAbort, { once: true });
    if (signal.aborted) onAbort();
    // Who says how long takes the place of the profile: a model on a slow machine needs longer.
    const budgetMs = budget.seconds === undefined ? plan.profile.budget_ms : budget.seconds * 1_000;
    const cancel = realClock.after(budgetMs, () => this.#end('budget'));
    try {
      await runSuite({
        ...{ cases: plan.runnable, document: plan.document, bounds, access, jobs, servers },
        signal: this.#stop.signal,
        onProgress: onEvent,
        onCase: ran => this.#take(ran),
      });
    } finally {
      cancel();
      signal.removeEventListener('abort', onAbort);
      await access.connections.close();
    }
    return this.#sources();
  }

  #end(by: Stop): void {
    this.#stoppedBy ??= by;
    this.#stop.abort(new Error(by));
  }

  #take(ran: RanCase): void {
    const { budget, access, failFast, onEvent } = this.#options;
    this.results.push(ran.result);
    this.#transcripts.push(ran.transcript);
    const endedMs = realClock.nowMs() - this.#startedMs;
    const duration_ms = Math.round(ran.durationMs);
    this.#times.push({
      id: ran.result.id,
      started_ms: Math.max(0, Math.round(endedMs - ran.durationMs)),
      duration_ms,
    });
    this.#tokens += tokensIn(ran.transcript);
    onEvent({ event: 'case-ended', ran });
    if (access.pace.sent > (budget.requests ?? Number.POSITIVE_INFINITY)) this.#end('budget');
    if (this.#tokens > (budget.tokens ?? Number.POSITIVE_INFINITY)) this.#end('budget');
    if (failFast && ran.result.verdict === 'failed') this.#end('fail-fast');
  }

  #notRun(): CheckResult[] {
    const ran = new Set(this.results.map(({ id }) => id));
    const left = this.#options.plan.runnable.filter(({ scenario }) => !ran.has(scenario.id));
    const why =
      this.#stoppedBy === 'budget' ? 'the budget of the run was used up' : 'the run was ended before it';
    return [
      ...this.#options.plan.notRun.map(({ bound, verdict, reason }) => checkOf(bound, verdict, reason)),
      ...left.map(bound => checkOf(bound, 'errored', why)),
    ];
  }

  async #sources(): Promise<RunSources> {
    const { plan, baseline, gate, apiVersion } = this.#options;
    const stopped = this.#stoppedBy;
    const { target } = plan.document;
    const requirements = await loadRequirements();
    return {
      input: {
        suite: { name: 'assay', version: await packageVersion() },
        contract: { api_version: openapiVersion },
        profile: plan.profile,
        target: { name: target.name, ...(apiVersion === undefined ? {} : { api_version: apiVersion }) },
        requirements,
        checks: [...this.results, ...this.#notRun()],
        kills: this.#options.kills,
        today: instantText(realClock.wallMs()).slice(0, 10),
        ...(baseline === undefined ? {} : { baseline }),
        ...(gate === undefined ? {} : { gate }),
        ...(stopped === undefined || stopped === 'budget' || stopped === 'fail-fast'
          ? {}
          : { interruptedBy: stopped }),
        ...(stopped === 'budget' ? { overBudget: true } : {}),
      },
      facts: await this.#facts(requirementsDigest(requirements)),
      transcripts: this.#transcripts,
    };
  }

  async #facts(requirements: string): Promise<RunSources['facts']> {
    const { plan, filter, shard, command } = this.#options;
    const { target } = plan.document;
    const durationMs = realClock.nowMs() - this.#startedMs;
    return {
      run_id: newRunNonce(),
      started_at: instantText(this.#startedAtMs),
      ended_at: instantText(this.#startedAtMs + durationMs),
      duration_ms: Math.round(durationMs),
      command: [...command],
      seed: plan.profile.seed,
      digests: {
        suite: await suiteDigest(),
        contract: await contractDigest(),
        requirements,
      },
      host: thisHost(),
      target: {
        name: target.name,
        kind: target.kind,
        ...(target.url === undefined ? {} : { url: target.url }),
      },
      scope: {
        dialect: plan.profile.dialect ?? 'orchqueue',
        features: await featuresDigest(),
        ...(filter === undefined ? {} : { filter }),
        ...(shard === undefined ? {} : { shard: { ...shard } }),
      },
      claims: { told: [], claimed: [...target.claims].sort() },
      checks: this.#times,
    };
  }
}

/** Runs what was planned, and gives all that reports are made of. */
export const executeRun = (options: ExecuteOptions): Promise<RunSources> => new Execution(options).run();
