// What the tests of this folder share: calls to take through phases, plugins from functions, telemetry that remembers.
import { setImmediate } from 'node:timers/promises';
import type { LogRecord, PluginConfig, TaskRequest } from '#contracts';
import { isOrchestratorError, VirtualWorld } from '../kernel/index.ts';
import { type EventBody, newTask, type PhaseName, type Task, type TaskOrigin } from '../tasks/index.ts';
import { compilePipeline } from './compile-pipeline.ts';
import { phaseNames } from './phases.ts';
import { type PhaseResult, Pipeline } from './pipeline.ts';
import type { Plugin, PluginFactory, PluginTools, PluginView } from './plugin.ts';
import type { PipelineTelemetry } from './telemetry.ts';

export class RememberingTelemetry implements PipelineTelemetry {
  readonly counts = new Map<string, number>();
  readonly logged: { level: string; event: string; fields: Partial<LogRecord> }[] = [];

  count(name: string, labels: Readonly<Record<string, string>>, by = 1): void {
    const key = [name, ...Object.values(labels)].join(' ');
    this.counts.set(key, (this.counts.get(key) ?? 0) + by);
  }

  log(level: string, event: string, fields: Partial<LogRecord>): void {
    this.logged.push({ level, event, fields });
  }
}

export function callOf(world: VirtualWorld, changes: Partial<TaskOrigin> = {}): Task {
  const taskId = world.uuid();
  return newTask(
    {
      jobId: `job-${taskId.slice(0, 8)}`,
      taskId,
      tenantId: 'a',
      keyId: 'key-1',
      ordinal: 0,
      request: {
        task_id: taskId,
        workload: 'completion',
        model_ref: 'tiny',
        engine: 'scripted',
        ctx: 128,
        priority: 'interactive',
        max_tokens: 16,
        deadline_ms: 60_000,
        prompt: 'tell me a secret',
        labels: { team: 'red' },
      },
      requestDigest: 'sha256:0',
      correlationId: 'c-1',
      receivedWallMs: world.wallMs(),
      receivedMs: world.monotonicMs(),
      deadlineAtMs: world.monotonicMs() + 60_000,
      seed: 7,
      determinism: 'best_effort',
      promptTokens: 4,
      ...changes,
    },
    'pool-a',
  );
}

export function pluginConfig(changes: Partial<PluginConfig> & { id: string }): PluginConfig {
  return {
    module: changes.id,
    phase: 'PRE_VALIDATE',
    order: 100,
    strategy: 'fail_fast',
    retries_max: 0,
    timeout_ms: 100,
    options: {},
    ...changes,
  };
}

export interface Bench {
  readonly world: VirtualWorld;
  readonly telemetry: RememberingTelemetry;
  readonly pipeline: Pipeline;
  readonly reported: EventBody[];
}

/** A started pipeline of plugins that are given as objects, each under the id that is its module's name too. */
export async function benchOf(
  ...plugins: (Partial<PluginConfig> & { id: string; plugin: Plugin | PluginFactory })[]
): Promise<Bench> {
  const world = new VirtualWorld();
  const telemetry = new RememberingTelemetry();
  const reported: EventBody[] = [];
  const builtIns = new Map(
    plugins.map(({ id, plugin }) => [id, typeof plugin === 'function' ? plugin : () => plugin] as const),
  );
  const configs = plugins.map(({ plugin, ...config }) => pluginConfig(config));
  const compiled = await compilePipeline(configs, { world, folder: '.', builtIns });
  const report = (_task: Task, body: EventBody) => reported.push(body);
  const pipeline = new Pipeline({ plugins: compiled, world, telemetry, report });
  await pipeline.start();
  return { world, telemetry, pipeline, reported };
}

/** Lets promises settle, then moves time from timer to timer until the result is there. */
export async function untilDone<T>(world: VirtualWorld, result: T | Promise<T>): Promise<T> {
  let done = false;
  const settled = Promise.resolve(result).finally(() => {
    done = true;
  });
  settled.catch(() => undefined);
  for (let turn = 0; turn < 1_000; turn += 1) {
    await setImmediate();
    if (done) return settled;
    world.runNext();
  }
  throw new Error('nothing more happens, and it is not done');
}

export const neverAborted: AbortSignal = new AbortController().signal;

/** Visits the phases from where the call stands up to and including that one. */
export async function visitUpTo(bench: Bench, task: Task, last: PhaseName): Promise<PhaseResult[]> {
  const results: PhaseResult[] = [];
  const upTo = phaseNames.indexOf(last) + 1;
  for (const phase of phaseNames.slice(task.phases.length, upTo)) {
    results.push(await untilDone(bench.world, bench.pipeline.run(phase, task, neverAborted)));
  }
  return results;
}

export function fails(message = 'broken'): Plugin {
  return {
    execute: () => {
      throw new Error(message);
    },
  };
}

/** Fails that many times, then no more. */
export function failsTimes(times: number): Plugin & { runs: number } {
  const plugin = {
    runs: 0,
    execute: () => {
      plugin.runs += 1;
      if (plugin.runs <= times) throw new Error('not yet');
    },
  };
  return plugin;
}

export function does(execute: (view: PluginView, tools: PluginTools) => void | Promise<void>): Plugin {
  return { execute };
}

export function codeIs(code: string) {
  return (error: unknown) => isOrchestratorError(error) && error.code === code;
}

/** Of the error of a start: the configuration is refused with such a sentence. */
export function configRefused(sentence: RegExp) {
  return (error: unknown): boolean => codeIs('CONFIG_INVALID')(error) && sentence.test(String(error));
}

export function askedCall(bench: Bench, request: Partial<TaskRequest> = {}, tenantId = 'a'): Task {
  const base = callOf(bench.world);
  return callOf(bench.world, { tenantId, request: { ...base.request, ...request } });
}
