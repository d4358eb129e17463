// One connection that reads a task's stream: keen or slow, and it may leave, or be left by the server.
import type { Reader, ReaderSink } from '#reference-server';
import type { Scene } from './scene.ts';
import type { ServerLife } from './server-life.ts';
import type { ReaderFacts, TaskFacts } from './task-facts.ts';
import type { WatchLog } from './watch-log.ts';
import { idOf, isTerminalText } from './wire-frames.ts';

export interface SimReaderParts {
  readonly scene: Scene;
  readonly task: TaskFacts;
  readonly server: ServerLife;
  readonly watch: WatchLog;
  readonly afterId: number;
  /** Chance per frame that it wants no more for a while; 0 for a keen one. */
  readonly balks: number;
  readonly balksMsMax: number;
  gone(why: string): void;
}

export class SimReader implements ReaderSink, ReaderFacts {
  readonly #parts: SimReaderParts;
  readonly attachedAtMs: number;
  readonly afterId: number;
  lastId: number;
  #reader: Reader | undefined;
  #isGone = false;
  #isBalking = false;
  #hasTerminal = false;
  isKeenSinceMs: number;

  constructor(parts: SimReaderParts) {
    this.#parts = parts;
    this.afterId = parts.afterId;
    this.lastId = parts.afterId;
    this.attachedAtMs = parts.scene.nowMs;
    this.isKeenSinceMs = parts.balks > 0 ? Number.POSITIVE_INFINITY : parts.scene.nowMs;
    parts.task.readers.add(this);
    parts.task.wasRead = true;
  }

  get isKeen(): boolean {
    return this.#parts.balks === 0;
  }

  get hasTerminal(): boolean {
    return this.#hasTerminal;
  }

  /** Where it hung up meanwhile, the server learns of it now. */
  attached(reader: Reader): void {
    this.#reader = reader;
    if (!this.#isGone || this.#hasTerminal) return;
    const { scene, task, server } = this.#parts;
    if (task.readers.size === 0) task.lastReaderLeftAtMs = scene.nowMs;
    if (!server.isDead) reader.leave();
  }

  write(text: string): boolean {
    const { scene, task, watch, balks } = this.#parts;
    scene.crossings += 1;
    if (this.#isGone && this.#reader === undefined) return true;
    if (scene.isTraced) scene.note(`reader of ${task.key} gets ${text.trimEnd().replaceAll('\n', ' ')}`);
    scene.checks.holds('nothing-after-the-end', !this.#hasTerminal && !this.#isGone, () => {
      return `a reader of ${task.key} got ${text.trimEnd()} after ${this.#isGone ? 'it left' : 'the end'}`;
    });
    if (idOf(text) >= 0) {
      this.lastId = watch.frame(task, text, this);
      this.#hasTerminal = isTerminalText(text);
    }
    if (balks === 0 || this.#hasTerminal || !scene.chance.is(balks)) return true;
    this.#balk();
    return false;
  }

  close(why: string): void {
    if (this.#isGone) return;
    const { scene, task } = this.#parts;
    scene.crossings += 1;
    scene.checks.mark(`reader is closed: ${why}`);
    if (scene.isTraced) scene.note(`reader of ${task.key} is closed: ${why}`);
    this.#leave(why);
  }

  /** It hangs up. */
  leave(): void {
    if (this.#isGone) return;
    const { scene, task, server } = this.#parts;
    this.#leave('left');
    if (server.isDead) return;
    scene.crossings += 1;
    if (scene.isTraced) scene.note(`reader of ${task.key} hangs up after ${this.lastId}`);
    this.#reader?.leave();
  }

  /** The server closes it, as it does once its key is revoked; false where it does not know it yet. */
  revoke(): boolean {
    if (this.#isGone || this.#reader === undefined || this.#parts.server.isDead) return false;
    this.#parts.scene.crossings += 1;
    this.#reader.close();
    return true;
  }

  /** Its connection ends with the process. */
  cut(): void {
    if (!this.#isGone) this.#leave('cut');
  }

  #leave(why: string): void {
    const { scene, task, gone } = this.#parts;
    this.#isGone = true;
    task.readers.delete(this);
    // Whom the server itself closes leaves no grace behind.
    if (task.readers.size === 0 && why !== 'cut' && why !== 'terminal')
      task.lastReaderLeftAtMs = why === 'closed' ? undefined : scene.nowMs;
    gone(why);
  }

  #balk(): void {
    if (this.#isBalking) return;
    this.#isBalking = true;
    const { scene, server, balksMsMax } = this.#parts;
    scene.later(scene.chance.delayMs(1, balksMsMax), () => {
      this.#isBalking = false;
      if (this.#isGone || server.isDead) return;
      scene.crossings += 1;
      this.#reader?.drained();
    });
  }
}
