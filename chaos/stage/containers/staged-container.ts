import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { type Exit, wallMsOf } from '#conformance/harness';
import type { Handle, Runtime } from './testcontainers.ts';

export interface ContainerParts {
  readonly id: string;
  readonly alias: string;
  /** On its network. */
  readonly address: string;
  readonly handle: Handle;
  readonly network: ReturnType<Runtime['network']['getById']>;
  readonly readToTheEnd: Promise<void>;
}

/** It is told of later than it happens. */
export interface Ended extends Exit {
  readonly wallMs: number;
}

interface Lines {
  readonly consume: (stream: Readable) => void;
  readonly ended: Promise<void>;
}

/** As Docker says it of one that a signal ended. */
const afterSignal = 128;
const killed = 9;
const pauseTriesMax = 4;

const exitOf = (status: number, wallMs: number): Ended =>
  status === afterSignal + killed
    ? { code: null, signal: 'SIGKILL', wallMs }
    : { code: status, signal: undefined, wallMs };

/** A container from its start to its end. */
export class StagedContainer {
  readonly pid: number;
  readonly exited: Promise<Ended>;
  readonly #parts: ContainerParts;
  #isGone = false;
  #isPaused = false;
  #isCutOff = false;

  private constructor(parts: ContainerParts, pid: number) {
    this.#parts = parts;
    this.pid = pid;
    this.exited = this.#watch();
  }

  static async of(parts: ContainerParts): Promise<StagedContainer> {
    const { State } = await parts.handle.inspect();
    return new StagedContainer(parts, State.Pid);
  }

  static linesTo(onLine: (line: string) => void): Lines {
    const { promise, resolve } = Promise.withResolvers<void>();
    const consume = (stream: Readable): void => {
      createInterface({ input: stream }).on('line', onLine).on('close', resolve);
    };
    return { consume, ended: promise };
  }

  get id(): string {
    return this.#parts.id;
  }

  get address(): string {
    return this.#parts.address;
  }

  /** Whether it runs, and others on its network reach it. */
  get isReached(): boolean {
    return !this.#isGone && !this.#isPaused && !this.#isCutOff;
  }

  get isGone(): boolean {
    return this.#isGone;
  }

  async signal(signal: NodeJS.Signals): Promise<void> {
    if (!this.#isGone) await this.#parts.handle.kill({ signal });
  }

  async kill(): Promise<void> {
    await this.signal('SIGKILL');
    await this.exited;
  }

  /** The system doesn't always succeed at once in stopping all of its threads. */
  async pause(): Promise<void> {
    this.#isPaused = true;
    for (let tries = 1; ; tries += 1) {
      const failed = await this.#parts.handle.pause().then(
        () => undefined,
        (error: unknown) => error,
      );
      if (failed === undefined) return;
      if (tries === pauseTriesMax) {
        this.#isPaused = false;
        throw failed;
      }
    }
  }

  async unpause(): Promise<void> {
    if (!this.#isPaused) return;
    await this.#parts.handle.unpause();
    this.#isPaused = false;
  }

  async cutOff(): Promise<void> {
    this.#isCutOff = true;
    await this.#parts.network.disconnect({ Container: this.id, Force: true });
  }

  async rejoin(): Promise<void> {
    if (!this.#isCutOff) return;
    const { alias, network } = this.#parts;
    await network.connect({ Container: this.id, EndpointConfig: { Aliases: [alias] } });
    this.#isCutOff = false;
  }

  /** Of one that is gone: whether the system killed it because it may have no more memory. */
  async wasOutOfMemory(): Promise<boolean> {
    const { State } = await this.#parts.handle.inspect();
    return State.OOMKilled;
  }

  async remove(): Promise<void> {
    await this.#parts.handle.remove({ force: true, v: true });
  }

  async #watch(): Promise<Ended> {
    const { StatusCode } = await this.#parts.handle.wait();
    this.#isGone = true;
    const { State } = await this.#parts.handle.inspect();
    await this.#parts.readToTheEnd;
    return exitOf(StatusCode, wallMsOf(State.FinishedAt));
  }
}
