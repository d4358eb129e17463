// One client after the other has a task done, thinks, and comes with the next.
import type { ClientPort } from './client-port.ts';
import { TaskRun } from './task-run.ts';

const restMsMax = 1500;

export class Client {
  readonly #port: ClientPort;
  readonly #tenantId: string;
  run: TaskRun | undefined;

  constructor(port: ClientPort, tenantId: string) {
    this.#port = port;
    this.#tenantId = tenantId;
    this.#think(0);
  }

  #think(restMs: number): void {
    const { scene, scenario } = this.#port;
    const thinkMs = scene.chance.delayMs(...scenario.load.thinkMs);
    scene.later(thinkMs + scene.chance.real(0, restMs), () => this.#begin());
  }

  #begin(): void {
    if (this.#port.isHealing) return;
    this.run = new TaskRun(this.#port, this.#tenantId, run => {
      if (this.run === run) this.run = undefined;
      // Who was refused doesn't come at once with the next.
      this.#think(run.task.acknowledgedAtMs === undefined ? restMsMax : 0);
    });
  }
}
