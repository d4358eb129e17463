// What a client does with one task: it submits, repeats, reads, hangs up, cancels, and comes back after a crash.
import type { TaskRequest } from '#contracts';
import { type ClientPort, callerOf } from './client-port.ts';
import { drawRequest } from './draw-request.ts';
import type { ServerProcess } from './server-process.ts';
import { TaskFacts } from './task-facts.ts';
import { TaskReaders } from './task-readers.ts';

const awayMs = [20, 200] as const;

export class TaskRun {
  readonly task: TaskFacts;
  readonly #port: ClientPort;
  readonly #over: (run: TaskRun) => void;
  readonly #readers: TaskReaders;
  #isOver = false;

  constructor(port: ClientPort, tenantId: string, over: (run: TaskRun) => void) {
    this.#port = port;
    this.#over = over;
    const request = drawRequest(port);
    this.task = new TaskFacts(tenantId, request, port.scene.nowMs + request.deadline_ms);
    this.#readers = new TaskReaders(port, this.task);
    port.ledger.add(this.task);
    this.#plan();
    this.submit();
  }

  submit(): void {
    const { scene, answers } = this.#port;
    const server = this.#port.server();
    const { task } = this;
    if (this.#isOver) return;
    if (server === undefined) {
      scene.later(scene.chance.delayMs(...awayMs), () => this.submit());
      return;
    }
    const isAlone = task.submissionsOpen === 0 && task.acknowledgedAtMs === undefined;
    if (task.acknowledgedAtMs === undefined && task.afterCrash === undefined) {
      task.deadlineLatestMs = scene.nowMs + task.request.deadline_ms;
      if (isAlone) task.deadlineAtMs = task.deadlineLatestMs;
    }
    task.submissionsOpen += 1;
    scene.crossings += 1;
    if (scene.isTraced) scene.note(`client submits ${task.key}`);
    this.#send(server, task.request).then(
      answer => {
        task.submissionsOpen -= 1;
        const isFirst = task.acknowledgedAtMs === undefined;
        answers.acknowledged(task, answer);
        if (isFirst) this.#acknowledged();
      },
      (error: unknown) => {
        task.submissionsOpen -= 1;
        this.#refused(answers.refused(task, error));
      },
    );
  }

  /** Its end is known to everybody. */
  ended(): void {
    if (this.task.acknowledgedAtMs !== undefined) this.#finish();
  }

  /** The server died: connections end, and what had no answer is asked again. */
  cut(): void {
    this.#readers.cut();
  }

  back(): void {
    const { task } = this;
    const { chance } = this.#port.scene;
    if (task.acknowledgedAtMs === undefined && task.submissionsOpen === 0) this.submit();
    else if (!this.#readers.resume() && chance.is(0.2)) this.submit();
  }

  #send(server: ServerProcess, request: TaskRequest) {
    return server.orchestrator.submit(callerOf(this.task.tenantId), request, {
      correlationId: 'c',
      parsed: request,
      receivedMs: server.world.monotonicMs(),
    });
  }

  #plan(): void {
    const { scene, scenario } = this.#port;
    const { load } = scenario;
    const atSomeTime = (probability: number, run: () => void): void => {
      if (scene.chance.is(probability))
        scene.later(scene.chance.delayMs(0, 800), () => this.#unlessOver(run));
    };
    atSomeTime(load.repeats, () => this.submit());
    atSomeTime(load.conflicts, () => this.#conflict());
    atSomeTime(load.cancels, () => this.#cancel());
    atSomeTime(load.readsRecord, () => this.#readRecord());
    atSomeTime(load.deletesSession, () => this.#deleteSession());
  }

  #unlessOver(run: () => void): void {
    if (!this.#isOver && !this.#port.isHealing && this.#port.server() !== undefined) run();
  }

  #acknowledged(): void {
    const { scene, scenario } = this.#port;
    const { chance } = scene;
    this.#port.acknowledged(this.task);
    const readers = chance.whole(...scenario.load.readers);
    for (let n = 0; n < readers; n += 1) {
      const delayMs = chance.is(0.7) ? 0 : chance.delayMs(0, 600);
      scene.later(delayMs, () => this.#readers.attach(-1));
    }
    if (this.task.terminal !== undefined) this.#finish();
    this.#lookAgain();
  }

  /** Who heard nothing for long asks, and reads the end where there is one. */
  #lookAgain(): void {
    const { scene } = this.#port;
    scene.later(2500, () => {
      if (this.#isOver) return;
      this.#readRecord();
      this.#lookAgain();
    });
  }

  #refused(code: string): void {
    const { scene } = this.#port;
    if (this.task.acknowledgedAtMs !== undefined || this.task.submissionsOpen > 0) return;
    const isWorthIt = !this.#port.isHealing && code !== 'DEADLINE_UNMET' && code !== 'TASK_CONFLICT';
    // As the hint says, more or less: the sooner ones find out what is still refused.
    if (isWorthIt && scene.chance.is(0.5))
      scene.later(scene.chance.delayMs(50, code.startsWith('POOL') ? 2000 : 600), () =>
        this.#unlessAcknowledged(),
      );
    else this.#finish();
  }

  #unlessAcknowledged(): void {
    if (this.task.acknowledgedAtMs === undefined && this.task.submissionsOpen === 0) this.submit();
  }

  #cancel(): void {
    const { scene, answers } = this.#port;
    const { task } = this;
    scene.crossings += 1;
    if (scene.isTraced) scene.note(`client cancels ${task.key}`);
    task.cancelAskedAtMs ??= scene.nowMs;
    this.#port
      .server()
      ?.orchestrator.cancel(callerOf(task.tenantId), task.taskId)
      .then(
        () => answers.canceled(task),
        (error: unknown) => answers.unknown(task, answers.failed(`cancel of ${task.key}`, error)),
      );
  }

  #conflict(): void {
    const { scene, answers } = this.#port;
    const server = this.#port.server();
    const { task } = this;
    if (server === undefined || task.acknowledgedAtMs === undefined) return;
    scene.crossings += 1;
    this.#send(server, { ...task.request, max_tokens: task.request.max_tokens + 1 }).then(
      () => scene.checks.broken('one-task-per-id', `${task.key} was admitted with another body`),
      (error: unknown) => scene.checks.mark(`conflict: ${answers.failed(`conflict of ${task.key}`, error)}`),
    );
  }

  #readRecord(): void {
    const { scene, answers } = this.#port;
    const { task } = this;
    scene.crossings += 1;
    this.#port
      .server()
      ?.orchestrator.record(callerOf(task.tenantId), task.taskId)
      .then(
        record => {
          scene.checks.mark('record is read');
          if (record.ended_ms !== undefined && task.terminal === undefined) this.#readers.attach(-1);
        },
        (error: unknown) => answers.unknown(task, answers.failed(`record of ${task.key}`, error)),
      );
  }

  #deleteSession(): void {
    const { scene, answers, ledger } = this.#port;
    const { task } = this;
    const sessionId = task.request.session_id;
    if (sessionId === undefined) return;
    for (const other of ledger.all()) if (other.sessionKey === task.sessionKey) other.isSessionDeleted = true;
    scene.crossings += 1;
    this.#port
      .server()
      ?.orchestrator.deleteSession(callerOf(task.tenantId), sessionId)
      .then(
        () => scene.checks.mark('session is deleted'),
        (error: unknown) => void answers.failed(`deletion of session ${sessionId}`, error),
      );
  }

  #finish(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#over(this);
  }
}
