import type { Config, PoolConfig, Priority, TenantConfig } from '#contracts';
import { FairShare, type Flow } from './fair-share.ts';
import type { Task } from './task.ts';

export type EvictionCode = 'QUEUE_SHARE_RECLAIMED' | 'QUEUE_FULL_DROP_LRU' | 'SHED_LOW_PRIORITY';

export type Verdict =
  | { readonly kind: 'admit' }
  | { readonly kind: 'displace'; readonly victim: Task; readonly code: EvictionCode }
  | { readonly kind: 'refuse' };

export interface Newcomer {
  readonly priority: Priority;
  readonly tenantId: string;
}

const rankOf = (priority: Priority): number => (priority === 'interactive' ? 0 : 1);
const isAbove = (one: Priority, other: Priority): boolean => rankOf(one) < rankOf(other);
const priorities: readonly Priority[] = ['interactive', 'batch'];

/** The bounded queue of one pool: who gets in, who gives way, who is next. */
export class WaitingRoom {
  readonly #pool: () => PoolConfig;
  readonly #config: () => Config;
  readonly #tasks = new Set<Task>();
  readonly #classes = new FairShare();
  readonly #tenants = { interactive: new FairShare(), batch: new FairShare() };

  constructor(pool: () => PoolConfig, config: () => Config) {
    this.#pool = pool;
    this.#config = config;
  }

  get waiting(): readonly Task[] {
    return [...this.#tasks];
  }

  /** Places that are taken; what went back to the queue takes none. */
  get places(): readonly Task[] {
    return this.waiting.filter(task => !task.isRequeued);
  }

  depth(priority: Priority): number {
    return this.waiting.filter(task => task.request.priority === priority).length;
  }

  enter(task: Task): void {
    this.#tasks.add(task);
  }

  leave(task: Task): void {
    this.#tasks.delete(task);
    if (this.#tasks.size === 0) this.#forgetShares();
  }

  judge(newcomer: Newcomer): Verdict {
    const { capacity, class_capacity: bounds, full_policy: policy } = this.#pool().queue;
    const places = this.places;
    const inClass = places.filter(task => task.request.priority === newcomer.priority).length;
    const isClassFull = inClass >= (bounds[newcomer.priority] ?? capacity);
    const isFull = places.length >= capacity;
    if (!isFull && !isClassFull) return { kind: 'admit' };
    const reclaimed = isFull ? this.#reclaim(newcomer, isClassFull) : undefined;
    if (reclaimed !== undefined)
      return { kind: 'displace', victim: reclaimed, code: 'QUEUE_SHARE_RECLAIMED' };
    const own = places.filter(task => task.origin.tenant.id === newcomer.tenantId);
    if (policy === 'drop-lru') return this.#drop(own, newcomer, isClassFull);
    if (policy === 'shed-low-priority' && isFull && !isClassFull) return shed(own, newcomer);
    return { kind: 'refuse' };
  }

  /** Those that would be dispatched before it as the queue stands, in their order. */
  ahead(task: Task): Task[] {
    const classes = this.#classes.copy();
    const tenants = { interactive: this.#tenants.interactive.copy(), batch: this.#tenants.batch.copy() };
    const left = new Set(this.#tasks).add(task);
    const found: Task[] = [];
    while (left.size > 0) {
      const next = this.#choose([...left], classes, tenants);
      if (next === undefined || next === task) return found;
      this.#count(next, classes, tenants);
      left.delete(next);
      found.push(next);
    }
    return found;
  }

  next(isEligible: (task: Task) => boolean): Task | undefined {
    return this.#choose(this.waiting.filter(isEligible), this.#classes, this.#tenants);
  }

  /** The task is dispatched: it is counted for its flows and leaves. */
  dispatch(task: Task): void {
    this.#count(task, this.#classes, this.#tenants);
    this.leave(task);
  }

  share(tenantId: string): number {
    const tenants = this.#config().tenants;
    const sum = tenants.reduce((total, tenant) => total + tenant.weight, 0);
    const own = tenants.find(tenant => tenant.id === tenantId)?.weight ?? 1;
    return Math.max(1, Math.floor((this.#pool().queue.capacity * own) / Math.max(own, sum)));
  }

  #reclaim(newcomer: Newcomer, isClassFull: boolean): Task | undefined {
    const held = Map.groupBy(this.places, task => task.origin.tenant.id);
    if ((held.get(newcomer.tenantId)?.length ?? 0) >= this.share(newcomer.tenantId)) return undefined;
    const above = [...held]
      .map(([id, tasks]) => ({ id, tasks, excess: tasks.length - this.share(id) }))
      .filter(entry => entry.excess > 0)
      .sort((one, other) => other.excess - one.excess || (one.id < other.id ? -1 : 1));
    const mayGo = (task: Task): boolean =>
      isClassFull
        ? task.request.priority === newcomer.priority
        : !isAbove(task.request.priority, newcomer.priority);
    return above[0]?.tasks.filter(mayGo).at(-1);
  }

  #drop(own: readonly Task[], newcomer: Newcomer, isClassFull: boolean): Verdict {
    const sameClass = own.filter(task => task.request.priority === newcomer.priority);
    const batch = own.filter(task => task.request.priority === 'batch');
    const lowest = batch.length > 0 ? batch : sameClass;
    const victim = (isClassFull ? sameClass : lowest)[0];
    return victim === undefined
      ? { kind: 'refuse' }
      : { kind: 'displace', victim, code: 'QUEUE_FULL_DROP_LRU' };
  }

  #forgetShares(): void {
    this.#classes.reset();
    for (const priority of priorities) this.#tenants[priority].reset();
  }

  #classFlow(priority: Priority): Flow {
    return { id: priority, weight: this.#config().classes[priority].weight, rank: rankOf(priority) };
  }

  #count(task: Task, classes: FairShare, tenants: Record<Priority, FairShare>): void {
    const { priority } = task.request;
    classes.serve(this.#classFlow(priority));
    tenants[priority].serve(tenantFlow(task.origin.tenant));
  }

  #choose(
    tasks: readonly Task[],
    classes: FairShare,
    tenants: Record<Priority, FairShare>,
  ): Task | undefined {
    const byClass = Map.groupBy(tasks, task => task.request.priority);
    const flow = classes.pick([...byClass.keys()].map(priority => this.#classFlow(priority)));
    const priority = priorities.find(name => name === flow?.id);
    if (priority === undefined) return undefined;
    const inClass = byClass.get(priority) ?? [];
    const flows = new Map(inClass.map(task => [task.origin.tenant.id, tenantFlow(task.origin.tenant)]));
    const tenant = tenants[priority].pick([...flows.values()]);
    return inClass.filter(task => task.origin.tenant.id === tenant?.id).sort(byDeadline)[0];
  }
}

const tenantFlow = (tenant: TenantConfig): Flow => ({ id: tenant.id, weight: tenant.weight, rank: 0 });

const byDeadline = (one: Task, other: Task): number =>
  one.deadlineMs - other.deadlineMs || one.origin.arrival - other.origin.arrival;

const shed = (own: readonly Task[], newcomer: Newcomer): Verdict => {
  const below = own.filter(task => isAbove(newcomer.priority, task.request.priority));
  const victim = below.at(-1);
  return victim === undefined ? { kind: 'refuse' } : { kind: 'displace', victim, code: 'SHED_LOW_PRIORITY' };
};
