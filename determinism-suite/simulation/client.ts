// One client after the other has a task done, thinks, and comes with the next.
import type { ClientPort } from './client-port.ts';
import { TaskRun } from './task-run.ts';

export class Client {
  readonly #port: ClientPort;
  readonly #tenantId: string;
  run: TaskRun | undefined;

  constructor(port: ClientPort, tenantId: string) {
    this.#port = port;
    this.#tenantId = tenantId;
    this.#think();
  }

  #think(): void {
    const { scene, scenario } = this.#port;
    scene.later(scene.chance.delayMs(...scenario.load.thinkMs), () => this.#begin());
  }

  #begin(): void {
    if (this.#port.isHealing) return;
    this.run = new TaskRun(this.#port, this.#tenantId, run => {
      if (this.run === run) this.run = undefined;
      this.#think();
    });
  }
}
