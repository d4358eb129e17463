// The end of a run: every fault is gone, everything comes to its end, and what is left must be nothing.
import { callerOf } from './client-port.ts';
import type { ServerProcess } from './server-process.ts';
import { SimReader } from './sim-reader.ts';
import type { Stage } from './stage.ts';
import type { TaskFacts } from './task-facts.ts';

export class Closing {
  readonly #stage: Stage;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  heal(): void {
    const { scene, engines } = this.#stage;
    scene.note('every fault is gone');
    this.#stage.isHealing = true;
    for (const engine of engines.values()) engine.heal();
  }

  /** Everybody has an answer and an end, and newcomers would be taken. */
  get isQuiet(): boolean {
    const { clients, ledger, disk } = this.#stage;
    const isReady = this.#stage.server()?.orchestrator.readiness().ready === true;
    if (!isReady || disk.openCount > 0) return false;
    if (clients.some(({ run }) => run !== undefined)) return false;
    for (const task of ledger.all()) if (task.isOpen || task.submissionsOpen > 0) return false;
    return true;
  }

  openTasks(): string {
    const { ledger, disk, clients } = this.#stage;
    const open = [...ledger.all()]
      .filter(task => task.isOpen || task.submissionsOpen > 0)
      .map(task => task.key);
    const stored = disk.openTasks().map(row => `${row.taskId} ${row.state}`);
    const runs = clients.filter(({ run }) => run !== undefined).length;
    return `open: ${open.join(', ')}; in the store: ${stored.join(', ')}; clients that wait: ${runs}`;
  }

  /** Nothing was asked for a while. */
  checkIdle(server: ServerProcess): void {
    const { checks } = this.#stage.scene;
    const { world, telemetry, pools, orchestrator } = server;
    checks.holds('idle-has-no-timers', world.timersInForeground === 0, () => {
      return `${world.timersInForeground} timers: ${world.describeTimers()}`;
    });
    for (const pool of pools) {
      checks.holds(
        'leases-come-back',
        pool.running === 0,
        () => `pool ${pool.id} holds ${pool.running} leases`,
      );
    }
    for (const task of this.#stage.ledger.all()) {
      checks.holds(
        'leases-come-back',
        task.callAtWork === undefined,
        () => `${task.key} is still at an engine`,
      );
    }
    const waiting = telemetry.gaugeSum('queue_depth') ?? 0;
    const running = telemetry.gaugeSum('tasks_running') ?? 0;
    checks.holds('counts-are-conserved', telemetry.open === waiting + running && telemetry.open === 0, () => {
      return `at rest ${telemetry.open} tasks are open, ${waiting} wait and ${running} run`;
    });
    const readiness = orchestrator.readiness();
    const reasons = readiness.ready ? '' : readiness.reasons.join(', ');
    checks.holds('heals', readiness.ready, () => `unready after every fault is gone: ${reasons}`);
    checks.holds(
      'broken-store-is-unready',
      !reasons.includes('store'),
      () => 'unready for a store that works',
    );
  }

  /** Reads records and streams of ended tasks once more, as many as that, the latest first. */
  readAgain(server: ServerProcess, tasksMax: number): void {
    const ended = [...this.#stage.ledger.all()].filter(
      task => task.acknowledgedAtMs !== undefined && task.terminal !== undefined,
    );
    for (const task of ended.slice(-tasksMax)) {
      this.#readStream(server, task);
      this.#readRecord(server, task);
    }
  }

  #readStream(server: ServerProcess, task: TaskFacts): void {
    const { scene, log, answers } = this.#stage;
    const reader: SimReader = new SimReader({
      scene,
      task,
      server,
      watch: log,
      afterId: -1,
      balks: 0,
      balksMsMax: 0,
      gone: why => {
        scene.checks.holds(
          'log-is-one',
          why !== 'terminal' || reader.hasTerminal,
          () => `${task.key} lacks its end`,
        );
      },
    });
    scene.crossings += 1;
    server.orchestrator
      .attach(callerOf(task.tenantId), { taskId: task.taskId, afterId: -1, sink: reader })
      .then(
        () => undefined,
        (error: unknown) => answers.unknown(task, answers.failed(`stream of ${task.key}`, error)),
      );
  }

  #readRecord(server: ServerProcess, task: TaskFacts): void {
    const { scene, disk, answers } = this.#stage;
    scene.crossings += 1;
    server.orchestrator.record(callerOf(task.tenantId), task.taskId).then(
      record => {
        const row = disk.tasks.get(task.key);
        scene.checks.holds('counts-are-conserved', record.state === row?.state, () => {
          return `the record of ${task.key} says ${record.state} and the store ${row?.state}`;
        });
      },
      (error: unknown) => answers.unknown(task, answers.failed(`record of ${task.key}`, error)),
    );
  }
}
