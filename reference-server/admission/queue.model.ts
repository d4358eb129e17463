// The queue as the specification tells it: plain lists, looked through and sorted anew each time. It is
// the yardstick of the real one and shares no code with it.
import type { AdmissionDecision, QueueEntry, QueueRules } from './index.ts';

type State = 'pending' | 'waiting' | 'overdue' | 'leaving';
interface Task {
  readonly entry: QueueEntry;
  readonly requeued: boolean;
  state: State;
  displaces?: string;
}
interface Service {
  start: number;
  served: number;
  readonly weight: number;
}

const classes = ['interactive', 'batch'] as const; // highest first
const level = (entry: QueueEntry) => classes.indexOf(entry.priority);
const older = (a: Task, b: Task) => a.entry.arrival - b.entry.arrival;
const urgent = (a: Task, b: Task) => a.entry.deadlineAtMs - b.entry.deadlineAtMs || older(a, b);
const margin = (task: Task) => task.entry.deadlineAtMs - (task.entry.predictedEndMs ?? 0);
const ends = (service: Service) => service.start + (service.served + 1) / service.weight;

export class ModelQueue {
  tasks: Task[] = [];
  readonly rules: QueueRules;
  readonly #runningTurns = new Set<string>();
  readonly #services = new Map<string, Service>();
  readonly #virtual = new Map<string, number>();
  #backlogged = new Set<string>();

  constructor(rules: QueueRules) {
    this.rules = rules;
  }

  weight = (tenant: string) => this.rules.tenantWeights.get(tenant) ?? 1;

  /** A tenant that the configuration does not name has the least share there is. */
  share(tenant: string): number {
    if (!this.rules.tenantWeights.has(tenant)) return 1;
    const all = [...this.rules.tenantWeights.values()].reduce((sum, weight) => sum + weight, 0);
    return Math.max(1, Math.floor((this.rules.capacity * this.weight(tenant)) / all));
  }

  seated = () => this.tasks.filter(task => !task.requeued && task.state !== 'leaving');

  excess = (tenant: string) =>
    this.seated().filter(task => task.entry.tenant === tenant).length - this.share(tenant);

  decide(newcomer: QueueEntry): AdmissionDecision {
    const policy = this.rules.fullPolicy;
    const refusal = { kind: 'refused', code: 'ADMISSION_REJECT', policyLabel: policy } as const;
    const classBound = this.rules.classCapacity?.[newcomer.priority] ?? this.rules.capacity;
    const room = this.rules.capacity - this.seated().length;
    const sameClass = (task: Task) => task.entry.priority === newcomer.priority;
    const classRoom = Math.min(classBound, this.rules.capacity) - this.seated().filter(sameClass).length;
    if (room > 0 && classRoom > 0) return { kind: 'admitted' };
    if (room < 0 || classRoom < 0) return refusal;
    const giving = this.tasks
      .filter(task => task.state === 'waiting' && !task.requeued)
      .filter(task => (classRoom === 0 ? sameClass(task) : level(task.entry) >= level(newcomer)))
      .sort(older);
    if (room === 0 && this.excess(newcomer.tenant) < 0) {
      const givers = [...new Set(giving.map(task => task.entry.tenant))]
        .filter(tenant => this.excess(tenant) > 0)
        .sort((a, b) => this.excess(b) - this.excess(a) || (a < b ? -1 : 1));
      const youngest = giving.findLast(task => task.entry.tenant === givers[0]);
      if (youngest) {
        return { kind: 'admitted', displaced: { id: youngest.entry.id, code: 'QUEUE_SHARE_RECLAIMED' } };
      }
    }
    const own = giving.filter(task => task.entry.tenant === newcomer.tenant);
    const lowestOwn = (tasks: Task[]) =>
      tasks.filter(a => tasks.every(b => level(b.entry) <= level(a.entry)));
    if (policy === 'drop-lru') {
      const [longest] = lowestOwn(own).sort((a, b) =>
        this.rules.etaAwareEviction ? margin(a) - margin(b) || older(a, b) : older(a, b),
      );
      if (longest)
        return { kind: 'admitted', displaced: { id: longest.entry.id, code: 'QUEUE_FULL_DROP_LRU' } };
    }
    if (policy === 'shed-low-priority' && classRoom > 0) {
      const lower = lowestOwn(own.filter(task => level(task.entry) > level(newcomer))).at(-1);
      if (lower) return { kind: 'admitted', displaced: { id: lower.entry.id, code: 'SHED_LOW_PRIORITY' } };
    }
    return refusal;
  }

  admit(entry: QueueEntry): AdmissionDecision {
    const decision = this.decide(entry);
    if (decision.kind === 'refused') return decision;
    const displaced = decision.displaced?.id;
    for (const task of this.tasks) if (task.entry.id === displaced) task.state = 'leaving';
    const newcomer: Task = { entry, requeued: false, state: 'pending' };
    if (displaced !== undefined) newcomer.displaces = displaced;
    this.tasks.push(newcomer);
    this.#settle();
    return decision;
  }

  /** Both ends of an admission: it becomes durable, or it never was. */
  conclude(id: string, isDurable: boolean): void {
    const task = this.tasks.find(candidate => candidate.entry.id === id);
    const displaced = this.tasks.find(candidate => candidate.entry.id === task?.displaces);
    if (task) task.state = 'waiting';
    if (displaced) displaced.state = 'waiting';
    this.tasks = this.tasks.filter(candidate => candidate !== (isDurable ? displaced : task));
    this.#settle();
  }

  enter(entry: QueueEntry, requeued: boolean): void {
    if (requeued && entry.turnKey !== undefined) this.#runningTurns.delete(entry.turnKey);
    this.tasks.push({ entry, requeued, state: 'waiting' });
    this.#settle();
  }

  release(turnKey: string): void {
    this.#runningTurns.delete(turnKey);
    this.#settle();
  }

  remove(id: string): QueueEntry | undefined {
    const task = this.tasks.find(candidate => candidate.entry.id === id);
    if (!task || task.state === 'pending' || task.state === 'leaving') return undefined;
    this.tasks = this.tasks.filter(candidate => candidate !== task);
    this.#settle();
    return task.entry;
  }

  expire(nowMs: number): string[] {
    this.#passOver(nowMs);
    const overdue = this.tasks.filter(task => task.state === 'overdue');
    this.tasks = this.tasks.filter(task => task.state !== 'overdue');
    return overdue.map(task => task.entry.id).sort();
  }

  next(nowMs: number): QueueEntry | undefined {
    this.#passOver(nowMs);
    const heads = this.eligible().sort(urgent);
    const owed = classes.filter(name => heads.some(task => task.entry.priority === name));
    const name = owed.sort((a, b) => ends(this.#service(a)) - ends(this.#service(b)))[0];
    const lead = (task: Task) => ends(this.#service(`${task.entry.priority}/${task.entry.tenant}`));
    const [task] = heads.filter(head => head.entry.priority === name).sort((a, b) => lead(a) - lead(b));
    if (!task || !name) return undefined;
    this.#charge(name, 'pool');
    this.#charge(`${name}/${task.entry.tenant}`, name);
    if (task.entry.turnKey !== undefined) this.#runningTurns.add(task.entry.turnKey);
    this.tasks = this.tasks.filter(candidate => candidate !== task);
    this.#settle();
    return task.entry;
  }

  eligible(): Task[] {
    const waiting = this.tasks.filter(task => task.state === 'waiting');
    return waiting.filter(({ entry }) => {
      const turn = entry.turnKey;
      if (turn === undefined) return true;
      const hasEarlier = waiting.some(o => o.entry.turnKey === turn && o.entry.arrival < entry.arrival);
      return !this.#runningTurns.has(turn) && !hasEarlier;
    });
  }

  #passOver(nowMs: number): void {
    for (const task of this.tasks) {
      if (task.state === 'waiting' && task.entry.deadlineAtMs <= nowMs) task.state = 'overdue';
    }
    this.#settle();
  }

  #service(name: string): Service {
    const [priority = '', tenant] = name.split('/');
    const weight =
      tenant === undefined
        ? this.rules.classWeights[priority === 'batch' ? 'batch' : 'interactive']
        : this.weight(tenant);
    const service = this.#services.get(name) ?? { start: 0, served: 0, weight };
    this.#services.set(name, service);
    return service;
  }

  #charge(name: string, parent: string): void {
    const service = this.#service(name);
    this.#virtual.set(parent, ends(service));
    service.served += 1;
  }

  /** Who begins to wait is measured from what its siblings have reached. */
  #settle(): void {
    const names = this.eligible().flatMap(({ entry }) => [
      entry.priority,
      `${entry.priority}/${entry.tenant}`,
    ]);
    for (const name of new Set(names)) {
      if (this.#backlogged.has(name)) continue;
      const parent = name.includes('/') ? (name.split('/')[0] ?? '') : 'pool';
      Object.assign(this.#service(name), { start: this.#virtual.get(parent) ?? 0, served: 0 });
    }
    this.#backlogged = new Set(names);
  }
}
