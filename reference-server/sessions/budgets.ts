// What tenants may use in all: tokens, decoding time, money. A budget doesn't refill.
import type { Config, PoolConfig } from '#contracts';
import { OrchestratorError } from '../kernel/index.ts';
import { type Task, taskKey, type UsageRow } from '../tasks/index.ts';

/** Each part is absent where the tenant has no such budget, and never below 0. */
export interface BudgetsLeft {
  readonly tokens?: number;
  readonly timeMs?: number;
  readonly cost?: number;
}

interface Amounts {
  readonly tokens: number;
  readonly timeMs: number;
  readonly cost: number;
}

type Counted = Pick<
  Task,
  'tenantId' | 'taskId' | 'poolId' | 'promptTokens' | 'pieces' | 'outcome' | 'attempts'
>;

interface Counts {
  readonly promptTokens: number;
  readonly completionTokens: number;
}

const nothing: Amounts = { tokens: 0, timeMs: 0, cost: 0 };

/** Billionths, so that sums of prices meet a budget exactly. */
function rounded(cost: number): number {
  return Math.round(cost * 1e9) / 1e9;
}

export function costOf(prices: PoolConfig['prices'], counts: Counts): number {
  const { input_per_million, output_per_million } = prices;
  return rounded(
    (counts.promptTokens * input_per_million + counts.completionTokens * output_per_million) / 1e6,
  );
}

/** What `total` has beyond `before`; an engine that counts less than was seen gives nothing back. */
function beyond(total: Amounts, before: Amounts): Amounts {
  return {
    tokens: Math.max(0, total.tokens - before.tokens),
    timeMs: Math.max(0, total.timeMs - before.timeMs),
    cost: Math.max(0, rounded(total.cost - before.cost)),
  };
}

function plus(a: Amounts, b: Amounts): Amounts {
  return { tokens: a.tokens + b.tokens, timeMs: a.timeMs + b.timeMs, cost: rounded(a.cost + b.cost) };
}

function seenCounts({ promptTokens, pieces }: Counted): Counts {
  return pieces === 0 ? { promptTokens: 0, completionTokens: 0 } : { promptTokens, completionTokens: pieces };
}

/** The engine's own counts where it ended well, else what was seen. */
function finalCounts(task: Counted): Counts {
  const { outcome } = task;
  if (outcome?.state !== 'completed' || outcome.usage === undefined) return seenCounts(task);
  return { promptTokens: outcome.usage.prompt_tokens, completionTokens: outcome.usage.completion_tokens };
}

function finalMs({ outcome, attempts }: Counted): number {
  if (outcome?.state === 'completed') return outcome.decodeMs;
  const last = attempts.at(-1);
  return last?.ended_ms === undefined ? 0 : Math.max(0, last.ended_ms - last.started_ms);
}

export class Budgets {
  #budgets: ReadonlyMap<string, Config['tenants'][number]['budgets']>;
  #prices: ReadonlyMap<string, PoolConfig['prices']>;
  readonly #used = new Map<string, Amounts>();
  /** What tasks that run were charged so far. */
  readonly #charged = new Map<string, Amounts>();

  constructor(config: Pick<Config, 'tenants' | 'pools'>) {
    this.#budgets = new Map(config.tenants.map(({ id, budgets }) => [id, budgets]));
    this.#prices = new Map(config.pools.map(({ id, prices }) => [id, prices]));
  }

  /** Other budgets and prices; what was used stays used. */
  reconfigure(config: Pick<Config, 'tenants' | 'pools'>): void {
    this.#budgets = new Map(config.tenants.map(({ id, budgets }) => [id, budgets]));
    this.#prices = new Map(config.pools.map(({ id, prices }) => [id, prices]));
  }

  /** Throws BUDGET_EXHAUSTED once one of the tenant's budgets is spent. */
  check(tenantId: string): void {
    const spent = Object.entries(this.remaining(tenantId)).find(([, left]) => left <= 0);
    if (spent !== undefined)
      throw new OrchestratorError('BUDGET_EXHAUSTED', { details: { budget: spent[0] } });
  }

  remaining(tenantId: string): BudgetsLeft {
    const { tokens, time_ms, cost } = this.#budgets.get(tenantId) ?? {};
    const used = this.#used.get(tenantId) ?? nothing;
    return {
      ...(tokens === undefined ? {} : { tokens: Math.max(0, tokens - used.tokens) }),
      ...(time_ms === undefined ? {} : { timeMs: Math.max(0, time_ms - used.timeMs) }),
      ...(cost === undefined ? {} : { cost: Math.max(0, rounded(cost - used.cost)) }),
    };
  }

  /** Adds to what the tenant used; `exhausted` once that is more than a budget. Exactly a budget is not. */
  spend(tenantId: string, amounts: Partial<Amounts>): 'within' | 'exhausted' {
    const used = plus(this.#used.get(tenantId) ?? nothing, { ...nothing, ...amounts });
    this.#used.set(tenantId, used);
    const { tokens, time_ms, cost } = this.#budgets.get(tenantId) ?? {};
    const isOver =
      used.tokens > (tokens ?? Number.POSITIVE_INFINITY) ||
      used.timeMs > (time_ms ?? Number.POSITIVE_INFINITY) ||
      used.cost > (cost ?? Number.POSITIVE_INFINITY);
    return isOver ? 'exhausted' : 'within';
  }

  /** Charges what a running task has used beyond what it was charged before. */
  progress(task: Counted, decodeMs: number): 'within' | 'exhausted' {
    return this.#charge(task, seenCounts(task), decodeMs);
  }

  /** Settles a task that ended. The row to keep; undefined for a tenant without budgets. */
  spent(task: Counted): UsageRow | undefined {
    if (!this.#isBounded(task.tenantId)) return undefined;
    if (task.attempts.length > 0) this.#charge(task, finalCounts(task), finalMs(task));
    this.#charged.delete(taskKey(task.tenantId, task.taskId));
    return this.#row(task.tenantId);
  }

  rows(): readonly UsageRow[] {
    return [...this.#used.keys()].map(tenantId => this.#row(tenantId));
  }

  restore(rows: readonly UsageRow[]): void {
    for (const { tenantId, tokens, timeMs, cost } of rows) this.#used.set(tenantId, { tokens, timeMs, cost });
  }

  #isBounded(tenantId: string): boolean {
    return Object.keys(this.remaining(tenantId)).length > 0;
  }

  #charge(task: Counted, counts: Counts, timeMs: number): 'within' | 'exhausted' {
    if (!this.#isBounded(task.tenantId)) return 'within';
    const key = taskKey(task.tenantId, task.taskId);
    const before = this.#charged.get(key) ?? nothing;
    const prices = this.#prices.get(task.poolId);
    const total: Amounts = {
      tokens: counts.promptTokens + counts.completionTokens,
      timeMs,
      cost: prices === undefined ? 0 : costOf(prices, counts),
    };
    const more = beyond(total, before);
    this.#charged.set(key, plus(before, more));
    return this.spend(task.tenantId, more);
  }

  #row(tenantId: string): UsageRow {
    return { tenantId, ...(this.#used.get(tenantId) ?? nothing) };
  }
}
