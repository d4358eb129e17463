// Who takes how many places of the queue, and who could give one up.
import { type HeapSeat, heapSeat, IndexedHeap, present } from '../kernel/index.ts';
import type { Occupancy } from './decide.ts';
import { compareArrival, type PriorityClass, priorityClasses, type QueueEntry, rankOf } from './entry.ts';
import { type QueueRules, shareOf, weightOf } from './rules.ts';
import { Flow, type Waiting } from './waiting.ts';

interface TenantPlaces {
  readonly id: string;
  readonly flows: readonly Flow[];
  readonly seat: HeapSeat<TenantPlaces>;
  share: number;
  places: number;
}

function excess(tenant: TenantPlaces): number {
  return tenant.places - tenant.share;
}

/** The tenant furthest above its share first, ties by id. */
function isFurther(a: TenantPlaces, b: TenantPlaces): boolean {
  const lead = excess(a) - excess(b);
  return lead === 0 ? a.id < b.id : lead > 0;
}

class TenantRecord implements TenantPlaces {
  readonly id: string;
  readonly flows: readonly Flow[];
  readonly seat: HeapSeat<TenantPlaces> = heapSeat<TenantPlaces>(this);
  share: number;
  places = 0;

  constructor(id: string, rules: QueueRules) {
    this.id = id;
    this.share = shareOf(rules, id);
    this.flows = priorityClasses.map(priority => new Flow(id, priority, weightOf(rules, id)));
  }
}

export class Places implements Occupancy {
  #rules: QueueRules;
  readonly #tenants = new Map<string, TenantPlaces>();
  readonly #aboveShare = new IndexedHeap<TenantPlaces>(isFurther);
  readonly #byClass = priorityClasses.map(() => 0);
  #total = 0;

  constructor(rules: QueueRules) {
    this.#rules = rules;
  }

  get total(): number {
    return this.#total;
  }

  ofClass(priority: PriorityClass): number {
    return this.#byClass[rankOf(priority)] ?? 0;
  }

  ofTenant(tenant: string): number {
    return this.#tenants.get(tenant)?.places ?? 0;
  }

  shareOfTenant(tenant: string): number {
    return this.#tenants.get(tenant)?.share ?? shareOf(this.#rules, tenant);
  }

  flow(tenant: string, priority: PriorityClass): Flow {
    return present(this.#tenant(tenant).flows[rankOf(priority)], 'every tenant has a flow of every class');
  }

  take(flow: Flow): void {
    this.#count(flow, 1);
  }

  free(flow: Flow): void {
    this.#count(flow, -1);
  }

  offer(waiting: Waiting): void {
    waiting.flow.displaceable.add(waiting);
    if (this.#rules.etaAwareEviction) waiting.flow.byMargin.add(waiting);
  }

  withhold(waiting: Waiting): void {
    waiting.flow.displaceable.remove(waiting);
    if (this.#rules.etaAwareEviction) waiting.flow.byMargin.remove(waiting);
  }

  oldest(tenant: string, priority: PriorityClass): QueueEntry | undefined {
    return this.#tenants.get(tenant)?.flows[rankOf(priority)]?.displaceable.oldest?.entry;
  }

  youngest(tenant: string, priority: PriorityClass): QueueEntry | undefined {
    return this.#tenants.get(tenant)?.flows[rankOf(priority)]?.displaceable.youngest?.entry;
  }

  leastLikely(tenant: string, priority: PriorityClass): QueueEntry | undefined {
    return this.#tenants.get(tenant)?.flows[rankOf(priority)]?.byMargin.first()?.entry;
  }

  /** Mostly the heap's first; only where that one has nothing to give are the others looked at. */
  youngestAboveShare(classes: readonly PriorityClass[]): QueueEntry | undefined {
    const first = this.#aboveShare.first();
    const offered = first && this.#youngestOf(first, classes);
    if (first === undefined || offered) return offered;
    let giver: TenantPlaces | undefined;
    for (const tenant of this.#aboveShare.values()) {
      if (this.#youngestOf(tenant, classes) && (!giver || isFurther(tenant, giver))) giver = tenant;
    }
    return giver && this.#youngestOf(giver, classes);
  }

  /** Every flow there is. */
  *flows(): Generator<Flow> {
    for (const tenant of this.#tenants.values()) yield* tenant.flows;
  }

  reconfigure(rules: QueueRules): void {
    const offered = [...this.flows()].flatMap(flow => [...flow.displaceable.values()]);
    for (const waiting of offered) this.withhold(waiting);
    this.#rules = rules;
    for (const waiting of offered) this.offer(waiting);
    for (const tenant of this.#tenants.values()) {
      if (tenant.seat.index >= 0) this.#aboveShare.remove(tenant.seat);
      tenant.share = shareOf(rules, tenant.id);
      this.#rank(tenant);
    }
  }

  #tenant(id: string): TenantPlaces {
    const known = this.#tenants.get(id);
    if (known !== undefined) return known;
    const tenant = new TenantRecord(id, this.#rules);
    this.#tenants.set(id, tenant);
    return tenant;
  }

  #youngestOf(tenant: TenantPlaces, classes: readonly PriorityClass[]): QueueEntry | undefined {
    let youngest: QueueEntry | undefined;
    for (const priority of classes) {
      const entry = this.youngest(tenant.id, priority);
      if (entry && (!youngest || compareArrival(youngest, entry) < 0)) youngest = entry;
    }
    return youngest;
  }

  #count(flow: Flow, by: 1 | -1): void {
    const tenant = this.#tenant(flow.tenant);
    tenant.places += by;
    this.#total += by;
    this.#byClass[flow.rank] = (this.#byClass[flow.rank] ?? 0) + by;
    this.#rank(tenant);
  }

  #rank(tenant: TenantPlaces): void {
    const isMember = tenant.seat.index >= 0;
    if (excess(tenant) <= 0) {
      if (isMember) this.#aboveShare.remove(tenant.seat);
    } else if (isMember) this.#aboveShare.update(tenant.seat);
    else this.#aboveShare.add(tenant.seat);
  }
}
