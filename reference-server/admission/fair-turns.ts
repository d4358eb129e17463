// Whose turn is it? Weighted fair queuing, one unit per task, first between the classes and then between
// the tenants of the class. Served is the flow whose next task would end first in virtual time. A unit is
// charged when a task is dispatched, so that what was canceled cost its tenant nothing.
import { IndexedHeap, present } from '../kernel/index.ts';
import { compareUrgency, priorityClasses, type QueueEntry } from './entry.ts';
import { type QueueRules, weightOf } from './rules.ts';
import type { Flow } from './waiting.ts';

interface Account {
  weight: number;
  base: number;
  served: number;
}

interface Pausing {
  /** The step of the queue in which it last ran out of work. */
  idleStep: number;
}

interface ClassAccount extends Account, Pausing {
  /** The class's own virtual time, by which its tenants are measured. */
  virtual: number;
  readonly flows: IndexedHeap<Flow>;
}

/** The virtual time at which its unit number `units`, counted from now, is done. */
function finishOf(account: Account, units: number): number {
  return account.base + (account.served + units) / account.weight;
}

function isEntitledBefore(a: Flow, b: Flow): boolean {
  const lead = finishOf(a, 1) - finishOf(b, 1);
  if (lead !== 0) return lead < 0;
  const [first, second] = [a.order.first(), b.order.first()];
  return first !== undefined && second !== undefined && compareUrgency(first.entry, second.entry) < 0;
}

function newClass(weight: number): ClassAccount {
  return { weight, base: 0, served: 0, virtual: 0, idleStep: -1, flows: new IndexedHeap(isEntitledBefore) };
}

/** How many of an account's next `waiting` units are done before that finish; a tie is for the caller to judge. */
function unitsBefore(account: Account, waiting: number, target: Target): number {
  const guess = Math.round((target.finish - account.base) * account.weight - account.served);
  for (let units = Math.min(waiting, guess + 1); units > 0; units -= 1) {
    const finish = finishOf(account, units);
    if (finish < target.finish || (finish === target.finish && target.winsTie(units))) return units;
  }
  return 0;
}

interface Target {
  readonly finish: number;
  /** Whether the other account's unit of that number goes first at an equal finish. */
  winsTie(units: number): boolean;
}

export class FairTurns {
  readonly #classes: readonly ClassAccount[];
  #virtual = 0;
  #step = 0;

  constructor(rules: QueueRules) {
    this.#classes = priorityClasses.map(priority => newClass(rules.classWeights[priority]));
  }

  /** Begins a step. Who runs out of work and gets new work within one step never stopped waiting. */
  step(): void {
    this.#step += 1;
  }

  /** To be called when what a flow holds has changed. */
  refresh(flow: Flow): void {
    const owner = this.#classOf(flow);
    if (flow.order.size === 0) this.#rest(flow, owner);
    else if (flow.turn.index >= 0) owner.flows.update(flow.turn);
    else this.#wake(flow, owner);
  }

  first(): Flow | undefined {
    let best: ClassAccount | undefined;
    for (const account of this.#classes) {
      if (account.flows.size === 0) continue;
      if (best === undefined || finishOf(account, 1) < finishOf(best, 1)) best = account;
    }
    return best?.flows.first();
  }

  /** Flows in which somebody waits, by what they are owed now. */
  *inOrder(): Generator<Flow> {
    const owed = this.#classes.filter(account => account.flows.size > 0);
    for (const account of owed.sort((a, b) => finishOf(a, 1) - finishOf(b, 1)))
      yield* [...account.flows.values()].sort((a, b) => (isEntitledBefore(a, b) ? -1 : 1));
  }

  /** One unit for a flow that went past the first one, which is still owed its own: time stands still. */
  chargeAside(flow: Flow): void {
    this.#classOf(flow).served += 1;
    flow.served += 1;
  }

  /** One unit for the flow that `first` named, to be followed by a refresh. */
  charge(flow: Flow): void {
    const owner = this.#classOf(flow);
    this.#virtual = finishOf(owner, 1);
    owner.served += 1;
    owner.virtual = finishOf(flow, 1);
    flow.served += 1;
  }

  /** How many would be dispatched before it if nothing else came, whether it waits already or not. */
  position(entry: QueueEntry, flow: Flow): number {
    const owner = this.#classOf(flow);
    const ahead = this.#aheadInClass(entry, flow, owner);
    const account = owner.flows.size > 0 ? owner : { weight: owner.weight, base: this.#virtual, served: 0 };
    const finish = finishOf(account, ahead + 1);
    let position = ahead;
    for (const [rank, other] of this.#classes.entries()) {
      if (other === owner) continue;
      let waiting = 0;
      for (const its of other.flows.values()) waiting += its.order.size;
      position += unitsBefore(other, waiting, { finish, winsTie: () => rank < flow.rank });
    }
    return position;
  }

  reconfigure(rules: QueueRules, flows: Iterable<Flow>): void {
    for (const [rank, priority] of priorityClasses.entries()) {
      const account = present(this.#classes[rank], 'every class has an account');
      reweigh(account, rules.classWeights[priority]);
    }
    for (const flow of flows) {
      const heap = this.#classOf(flow).flows;
      const isActive = flow.turn.index >= 0;
      if (isActive) heap.remove(flow.turn);
      reweigh(flow, weightOf(rules, flow.tenant));
      if (isActive) heap.add(flow.turn);
    }
  }

  #wake(flow: Flow, owner: ClassAccount): void {
    if (owner.flows.size === 0 && owner.idleStep !== this.#step) {
      owner.base = this.#virtual;
      owner.served = 0;
    }
    if (flow.idleStep !== this.#step) {
      flow.base = owner.virtual;
      flow.served = 0;
    }
    owner.flows.add(flow.turn);
  }

  #rest(flow: Flow, owner: ClassAccount): void {
    if (flow.turn.index < 0) return;
    owner.flows.remove(flow.turn);
    flow.idleStep = this.#step;
    if (owner.flows.size === 0) owner.idleStep = this.#step;
  }

  #aheadInClass(entry: QueueEntry, flow: Flow, owner: ClassAccount): number {
    const own = flow.order.rank({ entry });
    const account = flow.turn.index >= 0 ? flow : { weight: flow.weight, base: owner.virtual, served: 0 };
    const finish = finishOf(account, own + 1);
    let ahead = own;
    for (const other of owner.flows.values()) {
      if (other === flow) continue;
      const winsTie = (units: number): boolean => {
        const rival = other.order.at(units - 1);
        return rival !== undefined && compareUrgency(rival.entry, entry) < 0;
      };
      ahead += unitsBefore(other, other.order.size, { finish, winsTie });
    }
    return ahead;
  }

  #classOf(flow: Flow): ClassAccount {
    return present(this.#classes[flow.rank], 'every class has an account');
  }
}

/** What was served under the old weight stays served. */
function reweigh(account: Account, weight: number): void {
  account.base = finishOf(account, 0);
  account.served = 0;
  account.weight = weight;
}
