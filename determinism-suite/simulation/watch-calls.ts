// What the engines witness: every call is checked, at its beginning, against the disk and against what readers know.
import type { EngineError } from '#contracts/adapter';
import type { Disk } from './disk.ts';
import type { Rules } from './rules.ts';
import type { Scene } from './scene.ts';
import type { CallWitness, SimCall } from './sim-call.ts';
import { type EngineCallFacts, type Ledger, type TaskFacts, taskIdOf } from './task-facts.ts';

export interface WatchCallsParts {
  readonly scene: Scene;
  readonly ledger: Ledger;
  readonly disk: Disk;
  readonly rules: Rules;
  readonly poolOfEngine: ReadonlyMap<string, string>;
  /** It leaves its place in the queue. */
  left(task: TaskFacts): void;
}

export class WatchCalls implements CallWitness {
  readonly #parts: WatchCallsParts;
  readonly #facts = new WeakMap<SimCall, { task: TaskFacts; call: EngineCallFacts }>();
  readonly #turns = new Map<string, number>();

  constructor(parts: WatchCallsParts) {
    this.#parts = parts;
  }

  began(call: SimCall): void {
    const { scene, ledger, poolOfEngine } = this.#parts;
    const { engine, server } = call;
    const task = ledger.byTaskId(taskIdOf(promptOf(call)) ?? '');
    if (scene.isTraced) scene.note(`engine ${engine.id} is called for ${task?.key ?? 'a self-test'}`);
    if (task === undefined) return;
    this.#checkSlots(call);
    this.#checkStore(task);
    this.#checkPast(task, engine.id);
    const poolId = poolOfEngine.get(engine.id) ?? '';
    const facts: EngineCallFacts = {
      server,
      poolId,
      beganAtMs: scene.nowMs,
      pieces: [],
      abortedAtMs: undefined,
      endedAtMs: undefined,
      failure: undefined,
    };
    task.calls.push(facts);
    this.#parts.left(task);
    this.#facts.set(call, { task, call: facts });
    this.#takeTurn(task);
  }

  brought(call: SimCall, text: string): void {
    const { scene } = this.#parts;
    this.#facts.get(call)?.call.pieces.push({ text, atMs: scene.nowMs });
    if (scene.isTraced) scene.note(`engine ${call.engine.id} brings ${text}`);
  }

  ended(call: SimCall, failure: EngineError | undefined): void {
    const { scene } = this.#parts;
    if (scene.isTraced) scene.note(`engine ${call.engine.id} ends a call: ${failure?.kind ?? 'well'}`);
    const found = this.#facts.get(call);
    if (found === undefined) return;
    found.call.endedAtMs = scene.nowMs;
    if (failure !== undefined) {
      found.call.failure = { atMs: scene.nowMs, retryAfterMs: failure.retryAfterMs };
      scene.checks.mark(
        found.call.pieces.length === 0 ? 'call fails without a piece' : 'call fails after a piece',
      );
    }
    this.#giveTurn(found.task);
  }

  aborted(call: SimCall): void {
    const { scene } = this.#parts;
    if (scene.isTraced) scene.note(`engine ${call.engine.id} is told to stop`);
    const found = this.#facts.get(call);
    if (found === undefined) return;
    found.call.abortedAtMs = scene.nowMs;
    this.#giveTurn(found.task);
  }

  /** The call of a task that ended is over soon. */
  expectAbort(task: TaskFacts): void {
    const { scene } = this.#parts;
    const call = task.callAtWork;
    if (call === undefined) {
      if (task.calls.length > 0) scene.checks.holds('abort-within-bound', true, () => '');
      return;
    }
    const sinceMs = scene.nowMs;
    scene.later(abortMsMax, () => {
      if (call.server.isDead) return;
      const isOver = call.abortedAtMs !== undefined || call.endedAtMs !== undefined;
      scene.checks.holds('abort-within-bound', isOver, () => {
        return `${task.key} ended at ${sinceMs.toFixed(3)} and its engine is still at work`;
      });
    });
  }

  /** A self-test is no attempt: it may come while the last one lets go. */
  #checkSlots({ engine, server }: SimCall): void {
    const { checks } = this.#parts.scene;
    let atOnce = 1;
    for (const call of engine.calls) if (call.server === server && this.#facts.has(call)) atOnce += 1;
    checks.holds('slots-are-kept', atOnce <= engine.slots, () => {
      return `${engine.id} has ${atOnce} calls and ${engine.slots} slots`;
    });
    if (atOnce === engine.slots) checks.mark('all slots of an engine are taken');
  }

  #checkStore(task: TaskFacts): void {
    const { scene, disk } = this.#parts;
    const row = disk.tasks.get(task.key);
    scene.checks.holds('dispatched-after-commit', row !== undefined, () => `${task.key} is in no store`);
    scene.checks.holds('attempt-before-call', row?.openAttempt === true, () => {
      return `the store has ${task.key} as ${row?.state} without an open attempt`;
    });
    scene.checks.holds(
      'no-call-after-the-end',
      row?.endedWallMs === null && task.terminal === undefined,
      () => {
        return `${task.key} is ${row?.state}${task.terminal === undefined ? '' : ' and its readers know'}`;
      },
    );
    if (task.beganInAdmission && task.calls.every(call => call.server.isDead)) {
      scene.checks.holds('attempt-in-admission', task.writesAsked === 1, () => {
        return `${task.key} was written ${task.writesAsked} times before its call`;
      });
    }
  }

  #checkPast(task: TaskFacts, engineId: string): void {
    const { scene, rules, poolOfEngine } = this.#parts;
    const { checks } = scene;
    checks.holds(
      'one-call-per-task',
      task.callAtWork === undefined,
      () => `${task.key} is at an engine already`,
    );
    checks.holds('no-retry-after-a-piece', task.pieces === 0, () => `${task.key} has ${task.pieces} pieces`);
    checks.holds('interrupted-is-not-repeated', task.afterCrash !== 'interrupted', () => {
      return `${task.key} had an open attempt when its process died`;
    });
    if (task.afterCrash === 'waits' && !task.wasQueuedAtCrash) checks.mark('runs again after a crash');
    checks.holds('rerun-only-unseen', !task.pieceWasSeen, () => `readers of ${task.key} had a piece of it`);
    const last = task.calls.at(-1);
    if (last?.failure === undefined || last.server.isDead || last.poolId !== poolOfEngine.get(engineId))
      return;
    const earliestMs = last.failure.atMs + rules.backoffMs(task, last);
    checks.holds('retries-are-spaced', scene.nowMs >= earliestMs - 1e-6, () => {
      return `${task.key} was tried again ${(scene.nowMs - (last.failure?.atMs ?? 0)).toFixed(3)} ms after its failure`;
    });
    checks.mark('retry');
  }

  #takeTurn(task: TaskFacts): void {
    const key = task.sessionKey;
    if (key === undefined) return;
    const turns = (this.#turns.get(key) ?? 0) + 1;
    this.#turns.set(key, turns);
    this.#parts.scene.checks.holds(
      'session-has-one-turn',
      turns === 1,
      () => `session ${key} has ${turns} turns`,
    );
  }

  #giveTurn(task: TaskFacts): void {
    const key = task.sessionKey;
    if (key !== undefined) this.#turns.set(key, (this.#turns.get(key) ?? 1) - 1);
  }
}

export const abortMsMax = 250;

function promptOf(call: SimCall): string {
  const { input } = call.request;
  return input.kind === 'prompt' ? input.text : (input.messages[0]?.content ?? '');
}
