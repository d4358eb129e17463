// How the server's lives end and begin: killed at any instant, stopped in order, started over what the disk holds.
import type { TaskRow } from '#reference-server';
import type { ServerProcess } from './server-process.ts';
import type { Stage } from './stage.ts';
import type { AfterCrash, TaskFacts } from './task-facts.ts';

export class Lives {
  readonly #stage: Stage;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  begin(): void {
    this.#start();
    this.#planCrash();
    this.#planMood();
  }

  /** At once, wherever the server stands. */
  kill(): void {
    const { scene, current: server, crashIsDue } = this.#stage;
    this.#stage.crashIsDue = false;
    if (server === undefined || server.isDead) return;
    scene.checks.mark(server.isStarted ? 'crash' : 'crash while starting');
    scene.note(`the server dies${crashIsDue ? ' at a write' : ''}`);
    this.#bury(server);
    const { downMs } = this.#stage.scenario.crash;
    scene.later(scene.chance.delayMs(...downMs), () => this.#start());
  }

  stop(then: () => void): void {
    const { scene, current: server, rules, scenario } = this.#stage;
    if (server === undefined || this.#stage.server() === undefined) return;
    scene.checks.mark('stop');
    scene.note('the server is told to stop');
    scene.crossings += 1;
    const beganMs = scene.nowMs;
    server.isStopping = true;
    const boundMs =
      rules.config.server.shutdown_grace_ms + 250 + rules.endMsMax + 2 * scenario.store.hangMsMax + 200;
    void server.orchestrator.stop().then(() => {
      const tookMs = scene.nowMs - beganMs;
      scene.checks.holds('stops-in-time', tookMs <= boundMs, () => `the stop took ${tookMs.toFixed(3)} ms`);
      scene.note('the server has stopped');
      this.#bury(server);
      then();
    });
    scene.later(boundMs, () => {
      if (!server.isDead) scene.checks.broken('stops-in-time', `the stop lasts for ${boundMs} ms already`);
    });
  }

  #start(): void {
    const { scene } = this.#stage;
    if (scene.chance.is(this.#stage.scenario.crash.jumpsWall)) {
      const byMs = scene.chance.whole(-20_000, 3000);
      scene.note(`the wall clock jumps by ${byMs} ms`);
      scene.world.jumpWall(byMs);
    }
    const server = this.#stage.newProcess();
    scene.note(`server ${server.no} starts`);
    const open = this.#stage.disk.openTasks();
    for (const row of open) this.#expectRecovery(row);
    this.#stage.store.restart(open, task => task.afterCrash === 'waits');
    void server.start().then(isUp => {
      if (server.isDead) return;
      if (isUp) this.#isUp(open);
      else this.#stage.crashIsDue = true;
    });
  }

  #isUp(open: readonly TaskRow[]): void {
    const { scene, ledger, clients } = this.#stage;
    scene.note('the server is up');
    for (const row of open) {
      const task = ledger.get(`${row.tenantId}/${row.taskId}`);
      if (task === undefined) continue;
      // The remainder counts from the moment at which recovery looked at it.
      task.deadlineLatestMs = Math.max(
        task.deadlineLatestMs,
        task.deadlineAtMs + (scene.nowMs - (task.recoveredAtMs ?? 0)),
      );
      this.#stage.expectEnd(task);
    }
    for (const { run } of clients) run?.back();
  }

  #bury(server: ServerProcess): void {
    server.kill();
    for (const { run } of this.#stage.clients) run?.cut();
    for (const task of this.#stage.ledger.all()) this.#lookAt(task);
  }

  /** What the disk says of a task is what is left of it. */
  #lookAt(task: TaskFacts): void {
    const { scene, disk } = this.#stage;
    for (const reader of task.readers) if ('cut' in reader && typeof reader.cut === 'function') reader.cut();
    task.forgetProcess();
    const row = disk.tasks.get(task.key);
    if (row === undefined) {
      scene.checks.holds('acknowledged-is-never-lost', task.acknowledgedAtMs === undefined, () => {
        return `${task.key} was acknowledged and is not in the store after the crash`;
      });
      task.frames = [];
      return;
    }
    if (row.endedWallMs !== null) return;
    const isKnownDurable = task.terminal?.isDurable === true;
    scene.checks.holds(
      'acknowledged-is-never-lost',
      !isKnownDurable,
      () => `${task.key} had ended and has not now`,
    );
    // Whom a crash has interrupted stays so until that end is in the store, however often its recovery is cut off.
    task.reopen(task.afterCrash === 'interrupted' ? 'interrupted' : this.#fateOf(row));
  }

  #fateOf(row: TaskRow): AfterCrash {
    const mayRerun = this.#stage.rules.reruns && !row.firstPieceMarked;
    return row.openAttempt && !mayRerun ? 'interrupted' : 'waits';
  }

  #expectRecovery(row: TaskRow): void {
    const { scene, ledger } = this.#stage;
    const task = ledger.get(`${row.tenantId}/${row.taskId}`);
    if (task === undefined) return;
    scene.checks.mark(`recovered: ${task.afterCrash}`);
    const { deadline } = JSON.parse(row.snapshot ?? '{}') as {
      deadline: { wallAtMs: number; remainingMs: number };
    };
    const restMs = Math.min(deadline.wallAtMs - scene.world.wallMs(), deadline.remainingMs);
    task.recoveredAtMs = scene.nowMs;
    task.wasQueuedAtCrash = !row.openAttempt;
    task.deadlineAtMs = scene.nowMs + Math.max(0, restMs);
    task.deadlineLatestMs = task.deadlineAtMs;
  }

  #planCrash(): void {
    const { scene, scenario } = this.#stage;
    const { meanEveryMs, stops, jumpsWall } = scenario.crash;
    scene.later(scene.chance.real(0, 2 * meanEveryMs), () => {
      if (this.#stage.isHealing) return;
      if (scene.chance.is(stops))
        this.stop(() => scene.later(scene.chance.delayMs(300, 900), () => this.#start()));
      else if (scene.chance.is(jumpsWall)) scene.world.jumpWall(scene.chance.whole(-20_000, 20_000));
      else this.kill();
      this.#planCrash();
    });
  }

  #planMood(): void {
    const { scene, scenario, engines } = this.#stage;
    scene.later(scene.chance.real(0, 2 * scenario.moodEveryMs), () => {
      if (this.#stage.isHealing) return;
      const engine = [...engines.values()][scene.chance.whole(0, engines.size - 1)];
      if (scene.chance.is(0.3)) engine?.reset();
      else engine?.change(scene.chance.pick('unready', 'unreachable'));
      scene.later(scene.chance.delayMs(100, 4000), () => engine?.heal());
      this.#planMood();
    });
  }
}
