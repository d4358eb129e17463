// Everything that one seed sets up: disk, engines, clients, the watch over them, and the server that comes and goes.
import type { EventLine, TaskRow } from '#reference-server';
import { Client } from './client.ts';
import type { ClientPort } from './client-port.ts';
import { Disk } from './disk.ts';
import type { Flaw } from './flaws.ts';
import { Rules } from './rules.ts';
import { drawScenario, type Scenario, tenantIds } from './scenario.ts';
import type { Scene } from './scene.ts';
import { ServerProcess } from './server-process.ts';
import { type EngineHabits, SimEngine } from './sim-engine.ts';
import type { CrashPoint, StoreHabits } from './sim-store.ts';
import { Ledger, type TaskFacts } from './task-facts.ts';
import { WatchAnswers } from './watch-answers.ts';
import { WatchCalls } from './watch-calls.ts';
import { WatchLog } from './watch-log.ts';
import { WatchStore } from './watch-store.ts';

export interface StageOptions {
  readonly scene: Scene;
  readonly flaw: Flaw | undefined;
  /** The store's nth write is where this run dies first, at that point of it. */
  readonly crashAt: { readonly write: number; readonly point: CrashPoint } | undefined;
}

const calmStore: StoreHabits = { writeMs: [0, 2], readMs: [0, 1], refuses: 0, hangs: 0, hangMsMax: 0 };
const closing = 'completed|failed|canceled|evicted|expired';
const endedEvent = new RegExp(`"task_id":"([^"]+)".*"type":"(${closing})"`);

export class Stage implements ClientPort {
  readonly scene: Scene;
  readonly scenario: Scenario;
  readonly rules: Rules;
  readonly ledger = new Ledger();
  readonly disk: Disk;
  readonly engines = new Map<string, SimEngine>();
  readonly clients: Client[] = [];
  readonly calls: WatchCalls;
  readonly store: WatchStore;
  readonly log: WatchLog;
  readonly answers: WatchAnswers;
  readonly #options: StageOptions;
  isHealing = false;
  crashIsDue = false;
  current: ServerProcess | undefined;
  #processes = 0;
  #writes = 0;

  constructor(options: StageOptions) {
    this.#options = options;
    const { scene } = options;
    this.scene = scene;
    this.scenario = drawScenario(scene.chance);
    this.rules = new Rules(this.scenario.config);
    const rowOf = (key: string): TaskRow | undefined => this.disk.tasks.get(key);
    const { ledger, rules } = this;
    const endAsked = (task: TaskFacts): void => this.#expectTerminal(task);
    this.store = new WatchStore({ scene, ledger, rules, rowOf, endAsked });
    this.disk = new Disk(this.store);
    this.answers = new WatchAnswers({ scene, ledger, rules, rowOf });
    const ended = (task: TaskFacts): void => this.#ended(task);
    const undurable = (task: TaskFacts): void => this.#undurable(task);
    this.log = new WatchLog({ scene, rules, rowOf, ended, undurable });
    const poolOfEngine = this.#makeEngines();
    this.calls = new WatchCalls({
      scene,
      ledger,
      disk: this.disk,
      rules,
      poolOfEngine,
      left: task => this.store.leave(task),
    });
    const { clients } = this.scenario.load;
    for (let n = 0; n < clients; n += 1)
      this.clients.push(new Client(this, tenantIds[n % 3] ?? tenantIds[0]));
  }

  server(): ServerProcess | undefined {
    const { current } = this;
    return current?.isStarted === true && !current.isStopping && !current.isDead ? current : undefined;
  }

  newProcess(): ServerProcess {
    this.#processes += 1;
    const { scene, disk, engines } = this;
    const process = new ServerProcess({
      scene,
      no: this.#processes,
      config: this.scenario.config,
      disk,
      engines,
      flaw: this.#options.flaw,
      callWitness: this.calls,
      storeWitness: {
        asked: group => this.store.asked(group),
        answered: (group, isWritten) => this.store.answered(group, isWritten),
        reached: point => this.#reached(point),
      },
      storeHabits: () => (this.isHealing ? calmStore : this.scenario.store),
      published: line => this.#published(line),
    });
    this.current = process;
    return process;
  }

  acknowledged(task: TaskFacts): void {
    this.expectEnd(task);
  }

  /** Its end is asked for by its deadline, wherever it is, unless another's commit decides about it. */
  expectEnd(task: TaskFacts): void {
    const { scene, current: server } = this;
    scene.later(task.deadlineLatestMs + slackMs - scene.nowMs, () => {
      if (!this.#isAtWork(server)) return;
      if (task.hangsOnCommit) return void scene.later(slackMs, () => this.expectEnd(task));
      const isAsked = task.terminal !== undefined || task.endAskedAtMs !== undefined;
      const hasEnded = isAsked || this.disk.tasks.get(task.key)?.endedWallMs !== null;
      scene.checks.holds('ends-by-its-deadline', hasEnded, () => {
        return `${task.key} was due at ${task.deadlineLatestMs.toFixed(3)} and its end is not asked for`;
      });
    });
  }

  /** However the store fares, everybody is told within the bound of the write. */
  #expectTerminal(task: TaskFacts): void {
    const { scene, rules, current: server } = this;
    scene.later(rules.endMsMax, () => {
      if (!this.#isAtWork(server)) return;
      scene.checks.holds('end-waits-within-bound', task.terminal !== undefined, () => {
        return `the end of ${task.key} was asked for at ${task.endAskedAtMs?.toFixed(3)} and nobody is told`;
      });
    });
  }

  #isAtWork(server: ServerProcess | undefined): boolean {
    return server === this.current && server?.isDead === false && !this.crashIsDue && !server.isStopping;
  }

  /** Between two steps. */
  afterStep(): void {
    const { scene, current: server, disk } = this;
    if (server === undefined || server.isDead || !server.isStarted) return;
    const { store, telemetry } = server;
    if (store.isStuck) scene.checks.broken('writes-are-grouped', 'a write waits and the store is idle');
    const failures = telemetry.sum('store_write_failures_total');
    scene.checks.holds('write-failures-are-counted', failures === store.writesRefused, () => {
      return `${store.writesRefused} writes were refused and ${failures} counted`;
    });
    if (!store.isIdle || telemetry.sum('terminals_undurable_total') > 0) return;
    scene.checks.holds('counts-are-conserved', telemetry.open === disk.openCount, () => {
      return `the counts say ${telemetry.open} open tasks and the store ${disk.openCount}`;
    });
  }

  #makeEngines(): ReadonlyMap<string, string> {
    const poolOfEngine = new Map<string, string>();
    const { scene, scenario } = this;
    const calm: EngineHabits = { ...scenario.engine, failsEarly: 0, failsLate: 0, hangs: 0, pieces: [1, 20] };
    const habits = (): EngineHabits => (this.isHealing ? calm : scenario.engine);
    for (const pool of scenario.config.pools) {
      for (const { id, slots } of pool.replicas) {
        this.engines.set(id, new SimEngine({ id, slots, scene, habits }));
        poolOfEngine.set(id, pool.id);
      }
    }
    return poolOfEngine;
  }

  #reached(point: CrashPoint): void {
    if (this.isHealing || this.crashIsDue) return;
    if (point === 'before-durable') this.#writes += 1;
    const { crashAt } = this.#options;
    const { chance, checks } = this.scene;
    const isHere =
      crashAt === undefined
        ? chance.is(this.scenario.crash.perWrite)
        : crashAt.write === this.#writes && crashAt.point === point;
    if (!isHere) return;
    checks.mark(`crash ${point}`);
    this.crashIsDue = true;
  }

  #published(line: EventLine): void {
    this.scene.crossings += 1;
    const found = endedEvent.exec(line.json);
    const task = found?.[1] === undefined ? undefined : this.ledger.byTaskId(found[1]);
    if (task !== undefined) this.log.terminalEvent(task, found?.[2] ?? '');
  }

  #ended(task: TaskFacts): void {
    this.calls.expectAbort(task);
    for (const { run } of this.clients) if (run?.task === task) run.ended();
  }

  #undurable(task: TaskFacts): void {
    const { checks, nowMs } = this.scene;
    const server = this.current;
    if (server === undefined) return;
    checks.mark('undurable end');
    const triedMs = nowMs - (task.endAskedAtMs ?? nowMs);
    const counted = server.telemetry.sum('terminals_undurable_total');
    const leastMs = this.rules.config.store.terminal_write_timeout_ms - 50;
    checks.holds('undurable-after-bound', triedMs >= leastMs - 1e-6 && counted > 0, () => {
      return `${task.key} was told as undurable after ${triedMs.toFixed(3)} ms, with ${counted} counted`;
    });
    const readiness = server.orchestrator.readiness();
    const isTold = !readiness.ready && readiness.reasons.includes('store-unavailable');
    checks.holds('broken-store-is-unready', isTold, () => `ready although ${task.key} could not be written`);
  }
}

/** For the abort of the engine call. */
const slackMs = 250;
