import { writeFile } from 'node:fs/promises';
import type { Target } from '#contracts';
import type { Clock } from '../clock.ts';
import type { Exit, OwnedProcess } from './child-process.ts';

/** What the harness holds of a target that it started. */
export interface StartedParts {
  readonly folder: string;
  readonly configPath: string;
  readonly port: number;
  readonly child: OwnedProcess;
  readonly clock: Clock;
}

export interface RunningOptions {
  readonly target: Target;
  readonly name: string;
  readonly url: string;
  /** Absent where it runs already, and nobody here may end it. */
  readonly started?: StartedParts;
}

/** A target that can be talked to; one that the harness started can also be signaled, stopped and reconfigured. */
export class RunningTarget {
  readonly name: string;
  readonly url: string;
  readonly controlUrl: string;
  readonly target: Target;
  readonly started: StartedParts | undefined;

  constructor(options: RunningOptions) {
    this.name = options.name;
    this.url = options.url;
    this.target = options.target;
    this.controlUrl = options.target.control_url ?? options.url;
    this.started = options.started;
  }

  /** undefined for one that the harness did not start. */
  get exited(): Promise<Exit> | undefined {
    return this.started?.child.exited;
  }

  /** Any signal: SIGKILL to crash it, SIGSTOP and SIGCONT to freeze and thaw it, SIGHUP where it reads it. */
  signal(signal: NodeJS.Signals): void {
    this.started?.child.signal(signal);
  }

  /** With the signal that its document names. */
  askToEnd(): void {
    this.signal(this.target.process?.stop_signal ?? 'SIGTERM');
  }

  /** Asks it to end, waits as long as its document grants, then kills it. */
  async stop(): Promise<Exit | undefined> {
    const { started, target } = this;
    if (started === undefined) return undefined;
    const stopMs = target.process?.stop_ms ?? 15_000;
    this.askToEnd();
    const cancel = started.clock.after(stopMs, () => started.child.signal('SIGKILL'));
    return started.child.exited.finally(cancel);
  }

  async kill(): Promise<Exit | undefined> {
    this.signal('SIGKILL');
    return this.exited;
  }

  /** As kill, with all that it started. */
  async end(): Promise<Exit | undefined> {
    this.started?.child.end();
    return this.exited;
  }

  /** Writes another configuration where the target reads it; what makes it read is the step's own. */
  async writeConfiguration(configuration: unknown): Promise<void> {
    if (this.started === undefined) return;
    const text = typeof configuration === 'string' ? configuration : JSON.stringify(configuration, null, 2);
    await writeFile(this.started.configPath, `${text}\n`, { mode: 0o600 });
  }
}
