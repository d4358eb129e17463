// The picture of a call that a plugin is given. It is made of copies, so that nothing in it leads back.
import { isTerminal, type Outcome, type PhaseName, type Task } from '../tasks/index.ts';
import { frozenCopy } from './frozen-copy.ts';
import type { PluginOutcome, PluginView } from './plugin.ts';

/** What stays the same through the phases of one call, so that it is copied once. */
export interface CallPicture {
  readonly request: Task['request'];
  readonly labels: Readonly<Record<string, string>>;
}

export function callPicture(task: Task): CallPicture {
  const request = frozenCopy(task.request);
  return Object.freeze({ request, labels: request.labels ?? Object.freeze({}) });
}

function pictureOfOutcome(outcome: Outcome): PluginOutcome {
  if (outcome.state !== 'completed') {
    const { state, failure, reason } = outcome;
    return Object.freeze({ state, code: failure.code, ...(reason === undefined ? {} : { reason }) });
  }
  const { state, finishReason, usage, decodeMs, servedBy } = outcome;
  const counts = usage === undefined ? {} : { usage: frozenCopy(usage) };
  return Object.freeze({ state, finishReason, decodeMs, servedBy, ...counts });
}

/** A call that ended without its task having moved is a refused submission: its code is its status. */
function statusOf(task: Task): PluginView['status'] {
  const { outcome, state } = task;
  if (isTerminal(state) || outcome === undefined) return state;
  return outcome.state === 'completed' ? state : outcome.failure.code;
}

export interface ViewParts {
  readonly phase: PhaseName;
  readonly picture: CallPicture;
  readonly answeredBy: string | undefined;
}

/** @implements PLUG-006 */
export function viewOf(task: Task, { phase, picture, answeredBy }: ViewParts): PluginView {
  return Object.freeze({
    jobId: task.jobId,
    taskId: task.taskId,
    tenantId: task.tenantId,
    keyId: task.keyId,
    correlationId: task.correlationId,
    phase,
    state: task.state,
    status: statusOf(task),
    request: picture.request,
    labels: picture.labels,
    poolId: task.poolId === '' ? undefined : task.poolId,
    seed: task.seed,
    determinism: task.determinism,
    promptTokens: task.promptTokens,
    receivedWallMs: task.receivedWallMs,
    outcome: task.outcome === undefined ? undefined : pictureOfOutcome(task.outcome),
    output: task.output,
    pieces: task.pieces,
    answeredBy,
  });
}
