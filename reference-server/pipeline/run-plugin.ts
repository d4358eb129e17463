// One plugin's part in one call: whether it is concerned, its tries, and what its strategy makes of a failure.
import type { ErrorCode, MetricLabels } from '#contracts';
import { isOrchestratorError, nextAttempt, OrchestratorError, type World } from '../kernel/index.ts';
import type { EventBody, PhaseName, PluginRecord, Task } from '../tasks/index.ts';
import type { CompiledPlugin } from './compile-pipeline.ts';
import { runsOnEveryOutcome } from './phases.ts';
import type { Answer, PluginView } from './plugin.ts';
import { type PluginVeto, type TurnResult, takeTurn } from './plugin-turn.ts';
import type { PipelineTelemetry } from './telemetry.ts';

/** Between tries under strategy retry; the number of tries is the configuration's. */
const retryPace = { baseMs: 10, capMs: 250, jitter: 0.5 };

export interface PhaseCall {
  readonly task: Task;
  readonly phase: PhaseName;
  /** Undefined in the phases that run on every outcome: no cancel reaches them. */
  readonly signal: AbortSignal | undefined;
  readonly world: World;
  readonly telemetry: PipelineTelemetry;
  readonly report: ((task: Task, body: EventBody) => void) | undefined;
  readonly view: () => PluginView;
}

export type PluginVerdict =
  | { readonly kind: 'go-on'; readonly answer: Answer | undefined }
  | { readonly kind: 'stop'; readonly error: OrchestratorError };

interface Tries {
  readonly result: TurnResult | { readonly kind: 'skipped' };
  readonly tries: number;
}

type CountedOutcome = MetricLabels<'plugin_outcomes_total'>['outcome'];

/** Waits, or less long where the call is aborted. */
function pause(world: World, delayMs: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise(resolve => {
    const end = (): void => {
      timer.cancel();
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timer = world.after(delayMs, end);
    signal?.addEventListener('abort', end, { once: true });
  });
}

async function oneTry(compiled: CompiledPlugin, call: PhaseCall): Promise<Tries['result']> {
  const { task, world, signal } = call;
  const { plugin, id: pluginId, timeoutMs } = compiled;
  const view = call.view();
  try {
    if (plugin.concerned?.(view) === false) return { kind: 'skipped' };
  } catch (cause) {
    return { kind: 'failed', cause };
  }
  return takeTurn({ plugin, pluginId, timeoutMs, view, attributes: task.attributes, world, signal });
}

/** @implements PIPE-017 */
async function allTries(compiled: CompiledPlugin, call: PhaseCall): Promise<Tries> {
  const { task, phase, world, signal } = call;
  const attemptsMax = compiled.strategy === 'retry' ? 1 + compiled.retriesMax : 1;
  for (let tries = 1; ; tries += 1) {
    const result = signal?.aborted ? ({ kind: 'aborted' } as const) : await oneTry(compiled, call);
    if (result.kind !== 'failed' && result.kind !== 'timed-out') return { result, tries };
    const remainingMs = runsOnEveryOutcome(phase) ? Infinity : task.deadlineAtMs - world.monotonicMs();
    const next = nextAttempt(
      { ...retryPace, attemptsMax },
      { attempt: tries, random: world.random(), remainingMs },
    );
    if (next.kind === 'stop') return { result, tries };
    await pause(world, next.delayMs, signal);
  }
}

function recordOutcome(
  result: Tries['result'],
  signal: AbortSignal | undefined,
): Pick<PluginRecord, 'outcome' | 'error_code'> {
  switch (result.kind) {
    case 'skipped':
      return { outcome: 'skipped' };
    case 'done':
      return { outcome: 'run' };
    case 'vetoed':
      return { outcome: 'run', error_code: result.veto.code };
    case 'failed':
      return { outcome: 'failed', error_code: 'PLUGIN_FAILED' };
    case 'timed-out':
      return { outcome: 'timed_out', error_code: 'PLUGIN_TIMEOUT' };
    case 'aborted':
      return { outcome: 'failed', error_code: abortError(signal).code };
    default:
      return result satisfies never;
  }
}

function countedOutcome(result: Tries['result']): CountedOutcome {
  switch (result.kind) {
    case 'skipped':
      return 'skipped';
    case 'done':
      return result.answer === undefined ? 'ok' : 'short_circuit';
    case 'vetoed':
      return 'ok';
    case 'timed-out':
      return 'timeout';
    case 'failed':
    case 'aborted':
      return 'failed';
    default:
      return result satisfies never;
  }
}

/** Where a plugin threw, without its message: that could hold what the client sent. */
function placeOf(cause: unknown): { error_name: string; thrown_at?: string } {
  if (!(cause instanceof Error)) return { error_name: typeof cause };
  const frames = (cause.stack ?? '').replace(cause.message, '').split('\n');
  const at = frames.find(line => /^\s+at .+:\d+:\d+\)?$/.test(line))?.trim();
  return { error_name: cause.name, ...(at === undefined ? {} : { thrown_at: at }) };
}

function logFailure(compiled: CompiledPlugin, call: PhaseCall, { result, tries }: Tries): void {
  const { task, phase, telemetry } = call;
  telemetry.log('warn', result.kind === 'timed-out' ? 'plugin_timeout' : 'plugin_failed', {
    plugin_id: compiled.id,
    phase,
    strategy: compiled.strategy,
    tries,
    job_id: task.jobId,
    task_id: task.taskId,
    tenant_id: task.tenantId,
    correlation_id: task.correlationId,
    ...(result.kind === 'failed' ? placeOf(result.cause) : {}),
  });
}

function reportFailure(compiled: CompiledPlugin, call: PhaseCall, code: ErrorCode): void {
  const { task, phase, report } = call;
  // What ended is not followed by news of plugins: record and metric have them.
  if (runsOnEveryOutcome(phase)) return;
  report?.(task, {
    type: 'plugin-failed',
    state: task.state,
    phase,
    plugin_id: compiled.id,
    error_code: code,
  });
}

/** @implements EVT-004 */
function refusal(veto: PluginVeto, call: PhaseCall): OrchestratorError {
  const { task, phase, report } = call;
  const { code, rule, pluginId } = veto;
  if (code !== 'POLICY_DENIED') {
    return new OrchestratorError(code, { details: { reason: veto.message.slice(0, 256) }, cause: veto });
  }
  report?.(task, {
    type: 'policy-violation',
    state: task.state,
    phase,
    plugin_id: pluginId,
    rule: (rule ?? pluginId).slice(0, 128),
    reason: 'deny',
    error_code: code,
  });
  return new OrchestratorError(code, { cause: veto });
}

function abortError(signal: AbortSignal | undefined): OrchestratorError {
  const reason: unknown = signal?.reason;
  return isOrchestratorError(reason) ? reason : new OrchestratorError('CANCELED');
}

/** @implements PLUG-004 */
function verdictOf(compiled: CompiledPlugin, call: PhaseCall, outcome: Tries): PluginVerdict {
  const { result } = outcome;
  switch (result.kind) {
    case 'skipped':
      return { kind: 'go-on', answer: undefined };
    case 'done':
      return { kind: 'go-on', answer: result.answer };
    case 'vetoed':
      return { kind: 'stop', error: refusal(result.veto, call) };
    case 'aborted':
      return { kind: 'stop', error: abortError(call.signal) };
    case 'failed':
    case 'timed-out': {
      logFailure(compiled, call, outcome);
      reportFailure(compiled, call, result.kind === 'failed' ? 'PLUGIN_FAILED' : 'PLUGIN_TIMEOUT');
      if (compiled.strategy === 'continue') return { kind: 'go-on', answer: undefined };
      const details = { plugin_id: compiled.id, phase: call.phase };
      const cause = result.kind === 'failed' ? result.cause : undefined;
      return { kind: 'stop', error: new OrchestratorError('PLUGIN_FAILED', { details, cause }) };
    }
    default:
      return result satisfies never;
  }
}

export async function runPlugin(compiled: CompiledPlugin, call: PhaseCall): Promise<PluginVerdict> {
  const { task, phase, world, telemetry } = call;
  const startedMs = world.monotonicMs();
  const outcome = await allTries(compiled, call);
  task.plugins.push({
    id: compiled.id,
    phase,
    ...recordOutcome(outcome.result, call.signal),
    strategy: compiled.strategy,
    ...(outcome.result.kind === 'skipped'
      ? {}
      : { tries: outcome.tries, duration_ms: Math.round(world.monotonicMs() - startedMs) }),
  });
  telemetry.count('plugin_outcomes_total', {
    plugin: compiled.id,
    phase,
    outcome: countedOutcome(outcome.result),
  });
  return verdictOf(compiled, call, outcome);
}
