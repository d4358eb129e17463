// What the store witnesses: which rows were asked for and when, who took a place in a queue, and what became durable.
import type { TaskRow } from '#reference-server';
import type { DiskWitness, Group } from './disk.ts';
import { rowKey } from './disk.ts';
import type { Rules } from './rules.ts';
import type { Scene } from './scene.ts';
import type { Ledger, Place, TaskFacts } from './task-facts.ts';

export interface WatchStoreParts {
  readonly scene: Scene;
  readonly ledger: Ledger;
  readonly rules: Rules;
  rowOf(key: string): TaskRow | undefined;
  endAsked(task: TaskFacts): void;
}

const isEnded = (row: TaskRow): boolean => row.endedWallMs !== null;

function rowsOf(group: Group): TaskRow[] {
  return group.flatMap(operation => (operation.kind === 'put-task' ? [operation.row] : []));
}

function poolIdOf(row: TaskRow): string {
  const text = row.snapshot ?? '';
  const from = text.indexOf('"poolId":"') + 10;
  return text.slice(from, text.indexOf('"', from));
}

export class WatchStore implements DiskWitness {
  readonly #parts: WatchStoreParts;
  /** Places that hang on a commit, to be given back where it fails. */
  readonly #undo = new WeakMap<Group, (() => void)[]>();
  readonly #held = new Map<string, number>();

  constructor(parts: WatchStoreParts) {
    this.#parts = parts;
  }

  asked(group: Group): void {
    const rows = rowsOf(group);
    const victims = rows.filter(row => row.state === 'evicted');
    const undo: (() => void)[] = [];
    for (const row of rows) this.#askedRow(row, { undo, victims });
    if (undo.length > 0) this.#undo.set(group, undo);
  }

  answered(group: Group, isWritten: boolean): void {
    for (const row of rowsOf(group)) {
      const task = this.#taskOf(row);
      if (task !== undefined) task.enteringPool = undefined;
    }
    if (!isWritten) for (const step of this.#undo.get(group)?.reverse() ?? []) step();
  }

  applying(group: Group, before: (key: string) => TaskRow | undefined): void {
    const { checks } = this.#parts.scene;
    const rows = rowsOf(group);
    for (const row of rows) {
      const old = before(rowKey(row));
      if (old !== undefined && isEnded(old)) {
        checks.holds('terminal-is-stored-once', old.state === row.state, () => {
          return `${rowKey(row)} was ${old.state} and becomes ${row.state}`;
        });
      } else if (row.state === 'evicted') {
        checks.mark('eviction is stored');
        const hasNewcomer = rows.some(other => other !== row && !isEnded(other));
        checks.holds('eviction-comes-with-admission', hasNewcomer, () => {
          return `${rowKey(row)} is evicted and nobody is admitted for it`;
        });
      }
    }
  }

  /** A process begins: the queue is what the disk says. */
  restart(open: readonly TaskRow[], isWaiting: (task: TaskFacts) => boolean): void {
    this.#held.clear();
    for (const task of this.#parts.ledger.all()) task.place = undefined;
    for (const row of open) {
      const task = this.#taskOf(row);
      if (task === undefined || !isWaiting(task)) continue;
      this.#take(task, { poolId: poolIdOf(row), priority: task.request.priority });
    }
  }

  leave(task: TaskFacts): void {
    const { place } = task;
    if (place === undefined) return;
    task.place = undefined;
    for (const name of namesOf(place)) this.#held.set(name, (this.#held.get(name) ?? 1) - 1);
  }

  #askedRow(row: TaskRow, admission: { undo: (() => void)[]; victims: readonly TaskRow[] }): void {
    const task = this.#taskOf(row);
    if (task === undefined) return;
    task.writesAsked += 1;
    const isFirst = task.writesAsked === 1 && this.#parts.rowOf(task.key) === undefined;
    if (isFirst) {
      task.beganInAdmission = row.openAttempt;
      task.enteringPool = poolIdOf(row);
      admission.undo.push(() => {
        task.writesAsked = 0;
        task.isRefusedByStore = true;
      });
    }
    if (isEnded(row)) {
      this.#askedEnd(task, row);
      // What ended has left; only a victim comes back where the commit fails.
      if (row.state === 'evicted') this.#leaveUntilUndone(task, admission.undo);
      else this.leave(task);
    } else if (row.state === 'running') this.#dispatched(task);
    else if (isFirst && !row.openAttempt) this.#enter(task, row, admission);
    else if (!row.openAttempt && this.#isMove(task, row)) this.#enter(task, row, admission);
    else if (!row.openAttempt && task.beganInAdmission && task.calls.length === 0) this.#comesBack(task, row);
  }

  #dispatched(task: TaskFacts): void {
    this.#checkOrder(task);
    task.wasDispatchedSinceRecovery = true;
    this.leave(task);
  }

  /** Of tasks that waited at the crash, in one flow, the earliest deadline goes first, then the earlier arrival. */
  #checkOrder(task: TaskFacts): void {
    const { scene, ledger, rules } = this.#parts;
    if (!rules.isFirstAfterRecovery(task)) return;
    for (const other of ledger.all()) {
      if (other === task || !rules.isFirstAfterRecovery(other) || !rules.isSameFlow(task, other)) continue;
      scene.checks.holds('recovered-in-order', other.deadlineAtMs >= task.deadlineAtMs - 1e-6, () => {
        return `${task.key} was dispatched before ${other.key}, which is due earlier`;
      });
    }
  }

  /** Admitted to start at once, and another was more entitled: it waits in the place that it was given. */
  #comesBack(task: TaskFacts, row: TaskRow): void {
    task.beganInAdmission = false;
    if (task.place === undefined)
      this.#take(task, { poolId: poolIdOf(row), priority: task.request.priority });
  }

  #isMove(task: TaskFacts, row: TaskRow): boolean {
    const last = task.calls.at(-1);
    return last !== undefined && task.place === undefined && last.poolId !== poolIdOf(row);
  }

  #enter(
    task: TaskFacts,
    row: TaskRow,
    { undo, victims }: { undo: (() => void)[]; victims: readonly TaskRow[] },
  ): void {
    for (const victim of victims) this.#displaced(task, victim, undo);
    const place = { poolId: poolIdOf(row), priority: task.request.priority };
    this.#take(task, place);
    task.enteringPool = place.poolId;
    undo.push(() => this.leave(task));
    const { checks } = this.#parts.scene;
    const pool = this.#parts.rules.pool(place.poolId);
    const [whole = '', ofClass = ''] = namesOf(place);
    const bounds = [
      [whole, pool?.queue.capacity],
      [ofClass, pool?.queue.class_capacity[place.priority] ?? pool?.queue.capacity],
    ] as const;
    for (const [name, capacity = 0] of bounds) {
      const held = this.#held.get(name) ?? 0;
      // What was restored takes its place whether or not there is room; an exchange adds nothing.
      checks.holds('queue-is-bounded', held <= capacity || victims.length > 0, () => {
        return `${held} wait in ${name} after ${task.key} was let in, of at most ${capacity}`;
      });
      if (held === capacity) checks.mark(`queue is full: ${name === whole ? 'pool' : 'class'}`);
    }
  }

  #displaced(newcomer: TaskFacts, row: TaskRow, undo: (() => void)[]): void {
    const victim = this.#taskOf(row);
    if (victim === undefined || victim === newcomer) return;
    const { checks } = this.#parts.scene;
    const isHigher = victim.request.priority === 'interactive' && newcomer.request.priority === 'batch';
    checks.holds('no-higher-class-displaced', !isHigher, () => `${victim.key} gives way to ${newcomer.key}`);
    // One that moved to this pool passed its admission like any newcomer.
    const wasCalled = victim.calls.some(call => !call.server.isDead && call.poolId === victim.queuedIn);
    checks.holds('requeued-is-never-displaced', !wasCalled, () => `${victim.key} ran before`);
    this.#leaveUntilUndone(victim, undo);
    victim.hangsOnCommit = true;
    undo.push(() => {
      victim.hangsOnCommit = false;
    });
  }

  #leaveUntilUndone(task: TaskFacts, undo: (() => void)[]): void {
    const { place } = task;
    if (place === undefined) return;
    this.leave(task);
    undo.push(() => this.#take(task, place));
  }

  #take(task: TaskFacts, place: Place): void {
    this.leave(task);
    task.place = place;
    task.queuedIn = place.poolId;
    for (const name of namesOf(place)) this.#held.set(name, (this.#held.get(name) ?? 0) + 1);
  }

  #askedEnd(task: TaskFacts, row: TaskRow): void {
    if (task.endAskedAtMs !== undefined) return;
    const { scene, rules } = this.#parts;
    if (row.state !== 'evicted') {
      task.endAskedAtMs = scene.nowMs;
      task.endFrames = row.frames ?? undefined;
      this.#parts.endAsked(task);
    }
    if (row.state !== 'canceled' || task.cancelAskedAtMs !== undefined || task.isSessionDeleted) return;
    const { on_disconnect, reattach_grace_ms } = rules.config.streams;
    const leftAtMs = task.lastReaderLeftAtMs;
    const isDue =
      on_disconnect === 'cancel' &&
      task.readers.size === 0 &&
      leftAtMs !== undefined &&
      scene.nowMs - leftAtMs >= reattach_grace_ms - 1e-6;
    scene.checks.mark('canceled for its readers');
    scene.checks.holds('grace-is-whole', isDue, () => {
      return `${task.key} is canceled with ${task.readers.size} readers, the last one gone at ${leftAtMs}`;
    });
  }

  #taskOf(row: TaskRow): TaskFacts | undefined {
    return this.#parts.ledger.get(rowKey(row));
  }
}

function namesOf({ poolId, priority }: Place): readonly string[] {
  return [poolId, `${poolId}/${priority}`];
}
