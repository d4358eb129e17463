// The connections through which a client reads one task: they hang up, come back, and are cut with the server.
import { type ClientPort, callerOf } from './client-port.ts';
import { SimReader } from './sim-reader.ts';
import type { TaskFacts } from './task-facts.ts';

const connectionsMax = 5;

export class TaskReaders {
  readonly #port: ClientPort;
  readonly #task: TaskFacts;
  #readers: SimReader[] = [];
  #resumesAfter: number | undefined;

  constructor(port: ClientPort, task: TaskFacts) {
    this.#port = port;
    this.#task = task;
  }

  cut(): void {
    for (const reader of this.#readers) {
      this.#resumesAfter = reader.lastId;
      reader.cut();
    }
    this.#readers = [];
  }

  /** False where there is nothing to go on with. */
  resume(): boolean {
    const afterId = this.#resumesAfter;
    this.#resumesAfter = undefined;
    if (afterId === undefined || !this.#port.scene.chance.is(0.7)) return false;
    this.attach(afterId);
    return true;
  }

  attach(afterId: number): void {
    const { scene, scenario, log, answers } = this.#port;
    const server = this.#port.server();
    const task = this.#task;
    if (server === undefined || this.#readers.length >= connectionsMax) return;
    const { load } = scenario;
    const balks = scene.chance.is(0.5) ? load.balks : 0;
    const gone = (): void => void this.#readers.splice(this.#readers.indexOf(reader), 1);
    const reader: SimReader = new SimReader({
      scene,
      task,
      server,
      watch: log,
      afterId,
      balks,
      balksMsMax: 400,
      gone,
    });
    this.#readers.push(reader);
    scene.crossings += 1;
    if (scene.isTraced) scene.note(`client reads ${task.key} after ${afterId}`);
    server.orchestrator.attach(callerOf(task.tenantId), { taskId: task.taskId, afterId, sink: reader }).then(
      attached => {
        if (attached.kind === 'attached') reader.attached(attached.reader);
        else reader.cut();
      },
      (error: unknown) => {
        reader.cut();
        const code = answers.failed(`stream of ${task.key}`, error);
        answers.unknown(task, code);
        if (code === 'INVALID_PARAMS') this.attach(-1);
      },
    );
    if (scene.chance.is(load.leaves)) scene.later(scene.chance.delayMs(0, 600), () => this.#hangUp(reader));
  }

  #hangUp(reader: SimReader): void {
    const { scene } = this.#port;
    if (reader.hasTerminal || this.#port.isHealing) return;
    if (!scene.chance.is(0.2) || !reader.revoke()) reader.leave();
    if (!scene.chance.is(0.6)) return;
    scene.later(scene.chance.delayMs(0, 1500), () => {
      if (!this.#port.isHealing && this.#port.server() !== undefined) this.attach(reader.lastId);
    });
  }
}
