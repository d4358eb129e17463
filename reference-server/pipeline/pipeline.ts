// The pipeline of one configuration: it takes calls through their phases. A reload makes another one and retires this.
import { invariant, OrchestratorError, type World } from '../kernel/index.ts';
import type { EventBody, PhaseName, Task } from '../tasks/index.ts';
import { type CompiledPipeline, type CompiledPlugin, pluginConfigInvalid } from './compile-pipeline.ts';
import { beginPhase, endPhase, skipPhase } from './phase-record.ts';
import { phaseNames, runsOnEveryOutcome } from './phases.ts';
import type { Answer } from './plugin.ts';
import { runPhase } from './run-phase.ts';
import type { PipelineTelemetry } from './telemetry.ts';
import { type CallPicture, callPicture, viewOf } from './view.ts';
import { withinMs } from './within.ts';

/** An answer given in the engine's place, and by whom. */
export interface ShortCircuit extends Answer {
  readonly servedBy: string;
}

export type PhaseResult = 'go-on' | { readonly shortCircuit: ShortCircuit };

export interface PipelineOptions {
  readonly plugins: CompiledPipeline;
  readonly world: World;
  readonly telemetry: PipelineTelemetry;
  /** Told of failed plugins and of refusals by policy, to be recorded and published. */
  readonly report?: (task: Task, body: EventBody) => void;
}

/** Longest set-up and shut-down of one plugin. */
const initializeMsMax = 30_000;
const shutdownMsMax = 5_000;

interface Call {
  picture: CallPicture | undefined;
  answer: ShortCircuit | undefined;
}

export class Pipeline {
  readonly #options: PipelineOptions;
  readonly #calls = new Map<Task, Call>();
  readonly #initialized: CompiledPlugin[] = [];
  #started = false;
  #closing: Promise<void> | undefined;
  #retiring: Promise<void> | undefined;
  #idle: (() => void) | undefined;

  constructor(options: PipelineOptions) {
    this.#options = options;
  }

  /**
   * Configures all plugins, then initializes them. Rejects with CONFIG_INVALID or PLUGIN_FAILED.
   *
   * @implements PLUG-002
   */
  async start(): Promise<void> {
    invariant(!this.#started, 'a pipeline is started once');
    this.#started = true;
    const { plugins } = this.#options.plugins;
    for (const compiled of plugins) await configure(compiled);
    for (const compiled of plugins) {
      const details = { plugin_id: compiled.id, phase: compiled.phase };
      await withinMs(this.#options.world, initializeMsMax, () => compiled.plugin.initialize?.()).catch(
        (cause: unknown) => {
          throw new OrchestratorError('PLUGIN_FAILED', {
            message: `plugin ${compiled.id} cannot be initialized`,
            details,
            cause,
          });
        },
      );
      this.#initialized.push(compiled);
    }
  }

  /**
   * Visits a phase. The result is no promise where no plugin is configured for it; a plugin that ends the call
   * rejects with its OrchestratorError. INFERENCE stays open until endPhase or the next phase.
   */
  run(phase: PhaseName, task: Task, signal: AbortSignal): PhaseResult | Promise<PhaseResult> {
    beginPhase(task, phase, this.#options.world);
    const call = this.#callOf(task);
    const plugins = this.#options.plugins.byPhase[phase];
    if (plugins.length > 0) return this.#runPlugins({ phase, task, call, plugins, signal });
    this.#leave(phase, task, 'visited');
    return 'go-on';
  }

  /** Moves the end of the phase last visited to now; `failed` where the server's own work in it failed. */
  endPhase(phase: PhaseName, task: Task, outcome: 'visited' | 'failed' = 'visited'): void {
    endPhase(task, { phase, outcome, world: this.#options.world });
  }

  skip(phase: PhaseName, task: Task): void {
    skipPhase(task, phase, this.#options.world);
  }

  /** Records as skipped what lies between the phase last visited and that one. */
  skipTo(phase: PhaseName, task: Task): void {
    for (const skipped of phaseNames.slice(task.phases.length, phaseNames.indexOf(phase))) {
      this.skip(skipped, task);
    }
  }

  /** Calls that have begun here and not passed CLEANUP. */
  get openCalls(): number {
    return this.#calls.size;
  }

  /** Closes once the calls that began here have ended; they end under the plugins that they began with. */
  retire(): Promise<void> {
    this.#retiring ??= this.#closeWhenIdle();
    return this.#retiring;
  }

  /** Shuts plugins down, the last initialized first. */
  close(): Promise<void> {
    this.#closing ??= this.#shutDown();
    return this.#closing;
  }

  async #closeWhenIdle(): Promise<void> {
    if (this.#calls.size > 0) {
      await new Promise<void>(resolve => {
        this.#idle = resolve;
      });
    }
    await this.close();
  }

  async #shutDown(): Promise<void> {
    const { world, telemetry } = this.#options;
    for (const { id, plugin } of this.#initialized.toReversed()) {
      await withinMs(world, shutdownMsMax, () => plugin.shutdown?.()).catch((cause: unknown) => {
        const error_name = cause instanceof Error ? cause.name : typeof cause;
        telemetry.log('warn', 'plugin_shutdown_failed', { plugin_id: id, error_name });
      });
    }
  }

  #callOf(task: Task): Call {
    const known = this.#calls.get(task);
    if (known) return known;
    const call: Call = { picture: undefined, answer: undefined };
    this.#calls.set(task, call);
    return call;
  }

  async #runPlugins(visit: {
    phase: PhaseName;
    task: Task;
    call: Call;
    plugins: readonly CompiledPlugin[];
    signal: AbortSignal;
  }): Promise<PhaseResult> {
    const { phase, task, call, plugins, signal } = visit;
    const { world, telemetry, report } = this.#options;
    call.picture ??= callPicture(task);
    const picture = call.picture;
    let given: ShortCircuit | undefined;
    let outcome: 'visited' | 'failed' = 'failed';
    try {
      outcome = await runPhase({
        task,
        phase,
        plugins,
        signal: runsOnEveryOutcome(phase) ? undefined : signal,
        world,
        telemetry,
        report,
        view: () => viewOf(task, { phase, picture, answeredBy: call.answer?.servedBy }),
        onAnswer: (answer, servedBy) => {
          given = Object.freeze({ ...answer, servedBy });
          call.answer = given;
        },
      });
    } finally {
      this.#leave(phase, task, outcome);
    }
    return given === undefined ? 'go-on' : { shortCircuit: given };
  }

  #leave(phase: PhaseName, task: Task, outcome: 'visited' | 'failed'): void {
    if (phase !== 'INFERENCE' || outcome === 'failed') this.endPhase(phase, task, outcome);
    if (phase !== 'CLEANUP') return;
    this.#calls.delete(task);
    if (this.#calls.size === 0) this.#idle?.();
  }
}

async function configure({ id, plugin, options }: CompiledPlugin): Promise<void> {
  try {
    await plugin.configure?.(options);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw pluginConfigInvalid(
      id,
      { pointer: '/plugins', message: `its options are refused: ${message}` },
      cause,
    );
  }
}
