// One process's connection to the disk: latency, refusals, hangs, and the instants at which a crash may come.
// The server's own write lane stands in front of it, so that grouping is the product's and not the simulation's.
import {
  type Retention,
  type SessionRow,
  type Store,
  type StoreOperation,
  storeUnavailable,
  type TaskQuery,
  type TaskRow,
  type UsageRow,
  WriteLane,
} from '#reference-server';
import { type Disk, type Group, rowKey } from './disk.ts';
import type { Flaw } from './flaws.ts';
import type { Scene } from './scene.ts';

/** Where in the life of a write a crash may come. */
export type CrashPoint = 'before-durable' | 'after-durable' | 'after-answer';

export interface StoreHabits {
  readonly writeMs: readonly [number, number];
  readonly readMs: readonly [number, number];
  readonly refuses: number;
  readonly hangs: number;
  readonly hangMsMax: number;
}

export interface StoreWitness {
  asked(operations: Group): void;
  answered(operations: Group, isWritten: boolean): void;
  reached(point: CrashPoint): void;
}

export interface SimStoreParts {
  readonly scene: Scene;
  readonly disk: Disk;
  readonly witness: StoreWitness;
  readonly flaw: Flaw | undefined;
  /** Read each time, since faults come and go. */
  habits(): StoreHabits;
}

export class SimStore implements Store {
  readonly #parts: SimStoreParts;
  readonly #lane: WriteLane;
  #isDead = false;
  #waiting = 0;
  #isWriting = false;
  writesRefused = 0;

  constructor(parts: SimStoreParts) {
    this.#parts = parts;
    this.#lane = new WriteLane({ send: groups => this.#send(groups), waitingMax: 10_000 });
  }

  get isIdle(): boolean {
    return this.#waiting === 0 && !this.#isWriting;
  }

  /** To be asked once everything of a step has run: the store never rests while somebody waits. */
  get isStuck(): boolean {
    return this.#waiting > 0 && !this.#isWriting && !this.#isDead;
  }

  kill(): void {
    this.#isDead = true;
  }

  commit(operations: readonly StoreOperation[]): Promise<void> {
    if (this.#isDead) return new Promise(() => undefined);
    const { scene, witness } = this.#parts;
    scene.crossings += 1;
    if (scene.isTraced) scene.note(`store is asked to write ${operations.map(spell).join(', ')}`);
    witness.asked(operations);
    this.#waiting += 1;
    const answer = this.#lane.commit(operations);
    answer.then(
      () => witness.answered(operations, true),
      () => {
        this.writesRefused += 1;
        witness.answered(operations, false);
      },
    );
    return answer;
  }

  findTask(tenantId: string, taskId: string): Promise<TaskRow | undefined> {
    return this.#read('findTask', () => this.#parts.disk.tasks.get(rowKey({ tenantId, taskId })));
  }

  listTasks({ tenantId, state, before = Number.MAX_SAFE_INTEGER, limit }: TaskQuery) {
    return this.#read('listTasks', () => {
      const rows = [...this.#parts.disk.tasks.values()].filter(
        row =>
          row.tenantId === tenantId && row.ordinal < before && (state === undefined || row.state === state),
      );
      return rows.sort((a, b) => b.ordinal - a.ordinal).slice(0, limit);
    });
  }

  openTasks(): Promise<readonly TaskRow[]> {
    return this.#read('openTasks', () => this.#parts.disk.openTasks());
  }

  sessions(): Promise<readonly SessionRow[]> {
    return this.#read('sessions', () => [...this.#parts.disk.sessions.values()]);
  }

  usage(): Promise<readonly UsageRow[]> {
    return this.#read('usage', () => [...this.#parts.disk.usage.values()]);
  }

  audit() {
    return this.#read('audit', () => []);
  }

  highestOrdinal(): Promise<number> {
    return this.#read('highestOrdinal', () => this.#parts.disk.highestOrdinal);
  }

  /** Retention is far longer than a simulation. */
  forget(_retention: Retention): Promise<void> {
    return this.#lane.chore(() => {
      this.#isWriting = true;
      return this.#read('forget', () => undefined).finally(() => {
        this.#isWriting = false;
      });
    });
  }

  close(): Promise<void> {
    this.#parts.scene.crossings += 1;
    return this.#lane.finish(async () => undefined);
  }

  #read<T>(name: string, value: () => T): Promise<T> {
    const { scene, habits } = this.#parts;
    scene.crossings += 1;
    const [from, to] = habits().readMs;
    return new Promise((resolve, reject) => {
      const fails = scene.chance.is(habits().refuses);
      scene.later(scene.chance.delayMs(from, to), () => {
        if (this.#isDead) return;
        scene.crossings += 1;
        if (scene.isTraced) scene.note(`store answers ${name}${fails ? ': unavailable' : ''}`);
        if (fails) reject(storeUnavailable('the disk fails'));
        else resolve(value());
      });
    });
  }

  #send(groups: readonly Group[]): Promise<readonly (string | undefined)[]> {
    const { scene, witness, flaw } = this.#parts;
    scene.checks.holds('writes-are-grouped', groups.length === this.#waiting && !this.#isWriting, () => {
      return `${groups.length} of ${this.#waiting} waiting commits were written${this.#isWriting ? ', beside others' : ''}`;
    });
    this.#waiting = 0;
    this.#isWriting = true;
    const fate = this.#fate();
    witness.reached('before-durable');
    return new Promise(resolve => {
      const answer = (outcomes: readonly (string | undefined)[]): void => {
        if (this.#isDead) return;
        scene.crossings += 1;
        if (scene.isTraced) scene.note(`store answers ${groups.length} commits: ${fate.why ?? 'written'}`);
        this.#isWriting = false;
        resolve(outcomes);
        witness.reached('after-answer');
      };
      if (flaw === 'store-answers-early' && fate.why === undefined) answer(groups.map(() => undefined));
      scene.later(fate.durableMs, () => {
        if (this.#isDead) return;
        const outcomes = fate.why === undefined ? this.#apply(groups) : groups.map(() => fate.why);
        if (fate.why === undefined) witness.reached('after-durable');
        if (flaw !== 'store-answers-early' || fate.why !== undefined)
          scene.later(fate.answerMs, () => answer(outcomes));
      });
    });
  }

  #apply(groups: readonly Group[]): readonly (string | undefined)[] {
    const { disk, flaw } = this.#parts;
    if (flaw !== 'store-tears-groups') return disk.apply(groups);
    for (const group of groups) disk.apply(group.map(operation => [operation]));
    return groups.map(() => undefined);
  }

  #fate(): { durableMs: number; answerMs: number; why: string | undefined } {
    const { scene, habits } = this.#parts;
    const { chance, checks } = scene;
    const { writeMs, refuses, hangs, hangMsMax } = habits();
    const why = chance.is(refuses) ? 'the disk fails' : undefined;
    const isHanging = chance.is(hangs);
    if (isHanging) checks.mark('store hangs');
    if (why !== undefined) checks.mark('store refuses');
    const durableMs = isHanging ? chance.delayMs(100, hangMsMax) : chance.delayMs(...writeMs);
    return { durableMs, answerMs: chance.is(0.5) ? 0 : chance.real(0, 1), why };
  }
}

function spell(operation: StoreOperation): string {
  switch (operation.kind) {
    case 'put-task': {
      const { row } = operation;
      return `${rowKey(row)} ${row.state}${row.openAttempt ? ' with an open attempt' : ''}`;
    }
    case 'mark-first-piece':
      return `the first piece of ${rowKey(operation)}`;
    case 'put-session':
      return `session ${operation.row.sessionId}`;
    case 'put-usage':
      return `usage of ${operation.row.tenantId}`;
    case 'append-audit':
      return 'an audit row';
  }
}
