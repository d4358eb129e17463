import { fileURLToPath } from 'node:url';
import { type Clock, machineMs } from '#conformance/harness';
import type { Setting } from '../../grammar/setting.ts';
import type { CallBook, NowMs } from '../call-book.ts';
import type { Place } from '../configuration.ts';
import type { EngineOnStage } from '../staged-engine.ts';
import type { Docker } from './docker.ts';
import { type EngineWords, enginePort, seenIn } from './engine-words.ts';
import type { StagedContainer } from './staged-container.ts';
import type { Mount } from './testcontainers.ts';

const main = import.meta.url.endsWith('.ts') ? './engine-main.ts' : './engine-main.js';
const mainPath = fileURLToPath(new URL(main, import.meta.url));

/** It needs a quarter of it. */
const memoryBytes = 256 * 1024 * 1024;

export interface ContainerEngineOptions {
  readonly name: string;
  readonly setting: Setting;
  readonly docker: Docker;
  readonly sources: Mount;
  readonly calls: CallBook;
  readonly clock: Clock;
  readonly nowMs: NowMs;
}

/** An engine of the suite's own that is a container; each start is another one. */
export class ContainerEngine implements EngineOnStage {
  readonly #options: ContainerEngineOptions;
  #container: StagedContainer | undefined;
  #starts = 0;

  constructor(options: ContainerEngineOptions) {
    this.#options = options;
  }

  get name(): string {
    return this.#options.name;
  }

  get place(): Place {
    return { url: `http://${this.#alias}:${enginePort}` };
  }

  get answers(): boolean {
    return this.#container?.isReached === true;
  }

  get container(): StagedContainer {
    if (this.#container === undefined) throw new Error(`${this.name} was never started`);
    return this.#container;
  }

  /** Nothing where it runs already. */
  async start(): Promise<void> {
    if (this.#container?.isGone === false) return;
    const { name, setting, docker, sources, calls, clock, nowMs } = this.#options;
    const { slots, firstMs, pieceMs } = setting;
    const words: EngineWords = { name, slots, firstMs, pieceMs };
    this.#starts += 1;
    const nth = this.#starts;
    const container = await docker.run({
      ...{ alias: this.#alias, words: [mainPath, JSON.stringify(words)], folder: sources.target },
      ...{ mounts: [sources], memoryBytes, ready: /^listening/, onLine: line => this.#take(line, nth) },
    });
    this.#container = container;
    void container.exited.then(({ wallMs }) => calls.engineGone(name, nowMs() - (clock.wallMs() - wallMs)));
  }

  /** Nothing of it stays when its network is closed. */
  async close(): Promise<void> {
    await this.#container?.kill();
  }

  get #alias(): string {
    return this.name.replaceAll(' ', '-');
  }

  /** Each process of it counts its calls from 1. */
  #take(line: string, nth: number): void {
    const seen = seenIn(line);
    if (seen?.entry.kind !== 'peer') return;
    const { calls, nowMs } = this.#options;
    const { exchange } = seen.entry;
    const entry = exchange === undefined ? seen.entry : { ...seen.entry, exchange: `${exchange}.${nth}` };
    calls.take(entry, nowMs() - (machineMs() - seen.machineMs));
  }
}
