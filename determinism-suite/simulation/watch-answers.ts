// What clients are answered, held against the disk at that moment.
import type { AdmissionResponse } from '#contracts';
import { isOrchestratorError, type TaskRow } from '#reference-server';
import type { Rules } from './rules.ts';
import type { Scene } from './scene.ts';
import type { Ledger, TaskFacts } from './task-facts.ts';

export interface WatchAnswersParts {
  readonly scene: Scene;
  readonly ledger: Ledger;
  readonly rules: Rules;
  rowOf(key: string): TaskRow | undefined;
}

interface Answer {
  readonly admission: AdmissionResponse;
  readonly replayed: boolean;
}

export class WatchAnswers {
  readonly #parts: WatchAnswersParts;

  constructor(parts: WatchAnswersParts) {
    this.#parts = parts;
  }

  acknowledged(task: TaskFacts, { admission, replayed }: Answer): void {
    const { scene, rowOf } = this.#parts;
    const row = rowOf(task.key);
    if (scene.isTraced) scene.note(`client gets 202 for ${task.key}${replayed ? ', a replay' : ''}`);
    const isKnown = row?.jobId === admission.job_id && (task.jobId ?? row.jobId) === admission.job_id;
    scene.checks.holds('acknowledged-is-durable', isKnown, () => {
      return `${task.key} was acknowledged as ${admission.job_id}; the store has ${row?.jobId}, before it was ${task.jobId}`;
    });
    task.jobId = admission.job_id;
    task.acknowledgedAtMs ??= scene.nowMs;
    if (replayed) {
      scene.checks.mark('replay');
      return;
    }
    task.firstAcknowledgements += 1;
    scene.checks.holds('one-task-per-id', task.firstAcknowledgements === 1, () => {
      return `${task.key} was admitted ${task.firstAcknowledgements} times`;
    });
    this.#checkQuota(task.tenantId);
  }

  refused(task: TaskFacts, error: unknown): string {
    const code = this.failed(`submission of ${task.key}`, error);
    const { checks } = this.#parts.scene;
    checks.mark(`refused: ${code}`);
    if (task.isRefusedByStore) {
      task.isRefusedByStore = false;
      checks.holds('store-refusal-is-told', code === 'STORE_UNAVAILABLE', () => {
        return `the store refused ${task.key}, and its client is told ${code}`;
      });
    }
    if (code === 'ADMISSION_REJECT' && isOrchestratorError(error)) this.#checkFull(task, error.poolId ?? '');
    if (task.submissionsOpen > 0 || task.acknowledgedAtMs !== undefined || code === 'TASK_CONFLICT')
      return code;
    const row = this.#parts.rowOf(task.key);
    const calls = task.calls.length;
    checks.holds('refused-leaves-nothing', row === undefined && calls === 0, () => {
      return `${task.key} was refused with ${code}; the store has it as ${row?.state}, engines had ${calls} calls`;
    });
    return code;
  }

  /** Any other answer than success: a failure of the catalogue, and never the server's own fault. */
  failed(what: string, error: unknown): string {
    const { scene } = this.#parts;
    const code = isOrchestratorError(error) ? error.code : 'INTERNAL';
    if (scene.isTraced) scene.note(`client gets ${code} for the ${what}`);
    scene.checks.holds('no-fault-of-its-own', code !== 'INTERNAL', () => {
      const cause = isOrchestratorError(error) && error.cause !== undefined ? error.cause : error;
      return `${what}: ${cause instanceof Error ? cause.stack : String(cause)}`;
    });
    return code;
  }

  /** Nobody but a client that was told of it may ask for a task: it is known then. */
  unknown(task: TaskFacts, code: string): void {
    if (task.acknowledgedAtMs === undefined) return;
    this.#parts.scene.checks.holds('acknowledged-is-never-lost', code !== 'TASK_NOT_FOUND', () => {
      return `${task.key} was acknowledged and is unknown now`;
    });
  }

  canceled(task: TaskFacts): void {
    const { scene, rowOf } = this.#parts;
    if (scene.isTraced) scene.note(`client gets 204 for the cancel of ${task.key}`);
    task.cancelAnsweredAtMs ??= scene.nowMs;
    const row = rowOf(task.key);
    const isTold = task.terminal !== undefined && !task.terminal.isDurable;
    scene.checks.mark('cancel is answered');
    scene.checks.holds('cancel-is-durable', isTold || (row !== undefined && row.endedWallMs !== null), () => {
      return `the cancel of ${task.key} was answered and the store has it as ${row?.state}`;
    });
  }

  /** Those that ran and wait again hold no place. */
  #checkFull({ key, request: { priority } }: TaskFacts, poolId: string): void {
    const { ledger, rules, scene } = this.#parts;
    let whole = 0;
    let ofClass = 0;
    for (const task of ledger.all()) {
      if (task.place?.poolId !== poolId && task.enteringPool !== poolId) continue;
      whole += 1;
      if (task.request.priority === priority) ofClass += 1;
    }
    const { capacity, class_capacity } = rules.pool(poolId)?.queue ?? { capacity: 0, class_capacity: {} };
    const isFull = whole >= capacity || ofClass >= (class_capacity[priority] ?? capacity);
    scene.checks.holds('only-the-full-refuses', isFull, () => {
      return `${key} was refused by ${poolId}, where ${whole} of ${capacity} places are taken, ${ofClass} in its class`;
    });
  }

  #checkQuota(tenantId: string): void {
    const { ledger, rules, scene } = this.#parts;
    const most = rules.concurrentMax(tenantId);
    if (most === undefined) return;
    let open = 0;
    for (const task of ledger.all()) {
      if (task.tenantId !== tenantId || !task.isOpen || task.endAskedAtMs !== undefined) continue;
      if (this.#parts.rowOf(task.key)?.endedWallMs === null) open += 1;
    }
    scene.checks.holds('quota-is-kept', open <= most, () => `${tenantId} has ${open} open tasks of ${most}`);
    if (open === most) scene.checks.mark('quota is reached');
  }
}
