// What readers and sinks get to see of tasks: one log each, checked frame by frame as it is first seen.
import type { TaskRow } from '#reference-server';
import type { Rules } from './rules.ts';
import type { Scene } from './scene.ts';
import type { TaskFacts, TerminalFacts } from './task-facts.ts';
import { idOf, parseTerminal, tokenFrame } from './wire-frames.ts';

export interface WatchLogParts {
  readonly scene: Scene;
  readonly rules: Rules;
  rowOf(key: string): TaskRow | undefined;
  ended(task: TaskFacts): void;
  undurable(task: TaskFacts): void;
}

export class WatchLog {
  readonly #parts: WatchLogParts;

  constructor(parts: WatchLogParts) {
    this.#parts = parts;
  }

  /** A numbered frame came to a reader whose last one had the id before it. */
  frame(
    task: TaskFacts,
    text: string,
    reader: { readonly afterId: number; readonly lastId: number; readonly isKeenSinceMs: number },
  ): number {
    const { checks } = this.#parts.scene;
    const id = idOf(text);
    const known = task.frames[id];
    checks.holds('log-is-contiguous', id === reader.lastId + 1, () => {
      return `a reader of ${task.key} got ${id} after ${reader.lastId}`;
    });
    if (known !== undefined) {
      // What could not be written in time may have reached the disk after all, in its first words.
      const isSame = known === text || known.replace(',"durable":false', '') === text;
      checks.holds('log-is-one', isSame, () => `${task.key} frame ${id}: ${known} and ${text}`);
      return id;
    }
    const next = task.frames.length;
    checks.holds('log-is-contiguous', id <= next || reader.afterId >= next, () => {
      return `${task.key} shows frame ${id} where ${next} comes next`;
    });
    while (task.frames.length < id) task.frames.push(undefined);
    task.frames[id] = text;
    this.#first(task, { id, text }, reader.isKeenSinceMs);
    return id;
  }

  /** From a sink, which gets no frames: it may be the first to know. */
  terminalEvent(task: TaskFacts, state: string): void {
    if (task.terminal !== undefined || state === '') return;
    const event = state === 'completed' ? 'end' : 'error';
    const row = this.#parts.rowOf(task.key);
    this.#terminal(task, {
      event,
      code: undefined,
      isDurable: row?.state === state,
      atMs: this.#parts.scene.nowMs,
    });
  }

  #first(task: TaskFacts, { id, text }: { id: number; text: string }, keenSinceMs: number): void {
    const { checks } = this.#parts.scene;
    if (text.startsWith('event: token')) {
      this.#token(task, { i: id - 1, text }, keenSinceMs);
      return;
    }
    if (text.startsWith('event: started')) {
      checks.holds('log-is-contiguous', id === 0, () => `${task.key} is started in frame ${id}`);
      return;
    }
    const terminal = parseTerminal(text, this.#parts.scene.nowMs);
    checks.holds(
      'nothing-after-the-end',
      task.terminal === undefined || isSame(task.terminal, terminal),
      () => {
        return `${task.key} ended with ${task.terminal?.event} and ends with ${text}`;
      },
    );
    checks.holds('log-is-contiguous', terminal.tokensOut === task.frames.length - 2, () => {
      return `${task.key} has ${task.frames.length - 2} pieces and says ${text}`;
    });
    this.#checkStored(task, text, terminal);
    this.#checkOutcome(task, text, terminal);
    if (terminal.code !== undefined) this.#checkCode(task, terminal.code, text);
    if (task.terminal === undefined) this.#terminal(task, terminal);
    else task.terminal = { ...terminal, atMs: task.terminal.atMs };
  }

  #token(task: TaskFacts, { i, text }: { i: number; text: string }, keenSinceMs: number): void {
    const { scene, rules, rowOf } = this.#parts;
    const piece = task.calls.at(-1)?.pieces[i];
    const expected = piece === undefined ? undefined : tokenFrame(i, piece.text);
    scene.checks.holds('pieces-are-the-engines', text === expected, () => {
      return `${task.key} shows ${text} where the engine brought ${piece?.text}`;
    });
    if (piece === undefined) return;
    const canceledAtMs = task.cancelAnsweredAtMs ?? Number.POSITIVE_INFINITY;
    scene.checks.holds('no-piece-after-cancel', piece.atMs <= canceledAtMs, () => {
      return `${task.key} was canceled at ${canceledAtMs.toFixed(3)} and shows piece ${i} of ${piece.atMs.toFixed(3)}`;
    });
    if (rules.reruns) {
      scene.checks.holds('rerun-only-unseen', rowOf(task.key)?.firstPieceMarked === true, () => {
        return `a reader of ${task.key} has a piece and the store has no mark`;
      });
    } else if (keenSinceMs <= piece.atMs) {
      scene.checks.holds('piece-waits-for-no-disk', piece.atMs === scene.nowMs, () => {
        return `piece ${i} of ${task.key} came ${(scene.nowMs - piece.atMs).toFixed(3)} ms late`;
      });
    }
  }

  #terminal(task: TaskFacts, terminal: TerminalFacts): void {
    const { scene, ended, undurable } = this.#parts;
    task.terminal = terminal;
    scene.checks.mark(`ends: ${terminal.code ?? terminal.event}`);
    if (scene.isTraced) scene.note(`${task.key} has ended: ${terminal.code ?? terminal.event}`);
    ended(task);
    if (!terminal.isDurable) undurable(task);
  }

  /** The frame in the store, with its bytes. */
  #checkStored(task: TaskFacts, text: string, terminal: TerminalFacts): void {
    if (!terminal.isDurable) return;
    const row = this.#parts.rowOf(task.key);
    const isStored = row?.frames?.endsWith(lastFrame(terminal.event, text)) === true;
    this.#parts.scene.checks.holds('terminal-is-durable', isStored, () => {
      return `a reader of ${task.key} has ${text.trimEnd()} and the store has ${row?.state} with ${row?.frames?.slice(-200)}`;
    });
  }

  /** What was decided in this process, before anybody knew how its write would fare. */
  #checkOutcome({ key, endFrames }: TaskFacts, text: string, { event }: TerminalFacts): void {
    if (endFrames === undefined) return;
    const last = lastFrame(event, text.replace(',"durable":false', ''));
    this.#parts.scene.checks.holds('outcome-is-its-own', endFrames.endsWith(last), () => {
      return `a reader of ${key} has ${text.trimEnd()} and its end was ${endFrames.slice(-200)}`;
    });
  }

  #checkCode(task: TaskFacts, code: string, text: string): void {
    const { scene } = this.#parts;
    scene.checks.holds('no-fault-of-its-own', code !== 'INTERNAL', () => `${task.key} ended with INTERNAL`);
    if (task.afterCrash === 'interrupted') {
      const isTold =
        code === 'INTERRUPTED' && text.includes('"tokens_lost":true') && task.frames.length === 2;
      scene.checks.holds(
        'interrupted-is-told',
        isTold,
        () => `${task.key} was interrupted and ends with ${text}`,
      );
    }
    if (task.afterCrash === 'waits' && !task.wasQueuedAtCrash) {
      const isGivenUp = code === 'INTERRUPTED' && !task.wasDispatchedSinceRecovery;
      scene.checks.holds('unseen-runs-again', !isGivenUp, () => {
        return `nobody had a piece of ${task.key}, and the restart ended it with ${text}`;
      });
    }
    if (code !== 'DEADLINE_UNMET') return;
    scene.checks.holds('expires-not-early', scene.nowMs >= task.deadlineAtMs - 1, () => {
      return `${task.key} is due at ${task.deadlineAtMs.toFixed(3)} and was ended before`;
    });
  }
}

/** As it stands at the end of a task's stored frames. */
function lastFrame(event: string, text: string): string {
  const payload = text.slice(text.indexOf('\ndata: ') + 7, -2);
  return `${JSON.stringify({ event, id: idOf(text), payload })}]`;
}

function isSame(a: TerminalFacts, b: TerminalFacts): boolean {
  return a.event === b.event && (a.code === undefined || a.code === b.code);
}
