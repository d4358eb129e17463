// May a newcomer take a place, and who makes room for it? A pure function of what the queue holds.
import { unreachable } from '../kernel/index.ts';
import { type PriorityClass, priorityClasses, type QueueEntry, rankOf } from './entry.ts';
import { classCapacityOf, type FullPolicy, type QueueRules } from './rules.ts';

export type DisplacementCode = 'QUEUE_SHARE_RECLAIMED' | 'QUEUE_FULL_DROP_LRU' | 'SHED_LOW_PRIORITY';

export interface Displacement {
  readonly id: string;
  readonly code: DisplacementCode;
}

export type AdmissionDecision =
  | { readonly kind: 'admitted'; readonly displaced?: Displacement }
  | { readonly kind: 'refused'; readonly code: 'ADMISSION_REJECT'; readonly policyLabel: FullPolicy };

/** What a decision may look at. Only tasks that may be displaced at all are offered. */
export interface Occupancy {
  readonly total: number;
  ofClass(priority: PriorityClass): number;
  ofTenant(tenant: string): number;
  shareOfTenant(tenant: string): number;
  oldest(tenant: string, priority: PriorityClass): QueueEntry | undefined;
  youngest(tenant: string, priority: PriorityClass): QueueEntry | undefined;
  /** Of a tenant's tasks in a class the one least likely to meet its deadline. */
  leastLikely(tenant: string, priority: PriorityClass): QueueEntry | undefined;
  /** The youngest task, in these classes, of the tenant furthest above its share that has one. */
  youngestAboveShare(classes: readonly PriorityClass[]): QueueEntry | undefined;
}

interface Fullness {
  readonly pool: boolean;
  readonly ofClass: boolean;
}

/** Lowest class first. */
const classesUpwards: readonly PriorityClass[] = priorityClasses.toReversed();

/** Classes whose tasks may make room for the newcomer: its own, or those below too where only the pool is full. */
function classesGiving(newcomer: QueueEntry, full: Fullness): readonly PriorityClass[] {
  if (full.ofClass) return [newcomer.priority];
  return classesUpwards.filter(priority => rankOf(priority) >= rankOf(newcomer.priority));
}

function reclaimed(occupancy: Occupancy, newcomer: QueueEntry, full: Fullness): QueueEntry | undefined {
  if (!full.pool) return undefined;
  if (occupancy.ofTenant(newcomer.tenant) >= occupancy.shareOfTenant(newcomer.tenant)) return undefined;
  return occupancy.youngestAboveShare(classesGiving(newcomer, full));
}

interface FullQueue {
  readonly rules: QueueRules;
  readonly occupancy: Occupancy;
  readonly newcomer: QueueEntry;
  readonly full: Fullness;
}

function dropped({ rules, occupancy, newcomer, full }: FullQueue): QueueEntry | undefined {
  for (const priority of classesGiving(newcomer, full)) {
    const entry = rules.etaAwareEviction
      ? occupancy.leastLikely(newcomer.tenant, priority)
      : occupancy.oldest(newcomer.tenant, priority);
    if (entry) return entry;
  }
  return undefined;
}

function shed({ occupancy, newcomer, full }: FullQueue): QueueEntry | undefined {
  if (full.ofClass) return undefined;
  for (const priority of classesUpwards) {
    if (rankOf(priority) <= rankOf(newcomer.priority)) return undefined;
    const entry = occupancy.youngest(newcomer.tenant, priority);
    if (entry) return entry;
  }
  return undefined;
}

function admitted(entry: QueueEntry, code: DisplacementCode): AdmissionDecision {
  return { kind: 'admitted', displaced: { id: entry.id, code } };
}

function refused(policyLabel: FullPolicy): AdmissionDecision {
  return { kind: 'refused', code: 'ADMISSION_REJECT', policyLabel };
}

function byFullPolicy(queue: FullQueue): AdmissionDecision {
  const policy = queue.rules.fullPolicy;
  switch (policy) {
    case 'reject':
      return refused(policy);
    case 'drop-lru': {
      const entry = dropped(queue);
      return entry ? admitted(entry, 'QUEUE_FULL_DROP_LRU') : refused(policy);
    }
    case 'shed-low-priority': {
      const entry = shed(queue);
      return entry ? admitted(entry, 'SHED_LOW_PRIORITY') : refused(policy);
    }
    default:
      return unreachable(policy);
  }
}

export function decideAdmission(
  rules: QueueRules,
  occupancy: Occupancy,
  newcomer: QueueEntry,
): AdmissionDecision {
  const room = rules.capacity - occupancy.total;
  const classRoom = classCapacityOf(rules, newcomer.priority) - occupancy.ofClass(newcomer.priority);
  if (room > 0 && classRoom > 0) return { kind: 'admitted' };
  // After a restart into smaller bounds one displacement makes no room: the queue has to drain first.
  if (room < 0 || classRoom < 0) return refused(rules.fullPolicy);
  const full = { pool: room === 0, ofClass: classRoom === 0 };
  const giver = reclaimed(occupancy, newcomer, full);
  if (giver) return admitted(giver, 'QUEUE_SHARE_RECLAIMED');
  return byFullPolicy({ rules, occupancy, newcomer, full });
}
