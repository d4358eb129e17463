import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Bounds } from '../bounds.ts';
import type { Clock } from '../clock.ts';
import type { Sink } from '../history/entry.ts';
import { parsedJson, valueAt } from '../json.ts';
import { OwnedProcess } from './child-process.ts';
import { freePort } from './free-port.ts';
import { RunningTarget } from './running-target.ts';
import type { TargetDocument } from './target-document.ts';

/**
 * Until when a target is awaited: that it listens, that /readyz says that it takes work, or that /readyz lists these
 * pools as ready too.
 */
export type Readiness = 'listening' | 'readyz' | { readonly pools: readonly string[] };

export interface LaunchOptions {
  readonly document: TargetDocument;
  readonly name: string;
  readonly sink: Sink;
  /** The configuration: a document for the form assay, the values of the places for the form template. */
  readonly configuration?: unknown;
  /** A folder to go on with, as after a restart; otherwise a new one. */
  readonly folder?: string;
  /** readyz where not said. */
  readonly awaits?: Readiness;
  /** Address of the engine behind a gateway. */
  readonly upstream?: string;
  /** A port to come back to. */
  readonly port?: number;
  /** Words before the target's own; see ChildOptions. */
  readonly wrapper?: readonly string[];
}

export class TargetNotReady extends Error {
  override readonly name = 'TargetNotReady';
}

const configurationText = async ({
  document,
  configuration,
  upstream = '',
}: LaunchOptions): Promise<string> => {
  const { form, template } = document.target.configuration;
  if (form !== 'template') return `${JSON.stringify(configuration ?? {}, null, 2)}\n`;
  const text = await readFile(resolve(document.folder, template ?? ''), 'utf8');
  const places = Object.entries({ ...Object(configuration ?? {}), upstream });
  return places.reduce((filled, [name, value]) => filled.replaceAll(`{${name}}`, String(value)), text);
};

const filledIn = (word: string, places: Readonly<Record<string, string>>): string =>
  word.replaceAll(/\{(config|port|folder|upstream)\}/g, (_, name: string) => places[name] ?? '');

const pollPauseMs = 20;

const areReady = (body: unknown, wanted: readonly string[]): boolean => {
  const pools = valueAt(body, 'pools');
  const ready = (Array.isArray(pools) ? pools : []).filter(pool => valueAt(pool, 'ready') === true);
  return wanted.every(id => ready.some(pool => valueAt(pool, 'pool_id') === id));
};

const isAnswered = (url: string, awaits: Readiness): Promise<boolean> =>
  fetch(`${url.replace(/\/+$/, '')}/readyz`).then(
    async answer => {
      const body = parsedJson(await answer.text());
      if (awaits === 'listening') return true;
      // Others of its pools may never come up, and be what a case is about.
      return awaits === 'readyz' ? answer.status === 200 : areReady(body, awaits.pools);
    },
    () => false,
  );

/** The first line that matches, whether it came already or comes. */
const onFirst = (
  child: OwnedProcess,
  pattern: RegExp,
  tell: (match: RegExpExecArray) => void,
): (() => void) => {
  let isFound = false;
  return child.onLine(line => {
    const match = isFound ? null : pattern.exec(line);
    if (match === null) return;
    isFound = true;
    tell(match);
  });
};

/** Starts targets, and lets none outlive the harness. */
export class Launcher {
  readonly #clock: Clock;
  readonly #bounds: Bounds;
  readonly #running = new Set<OwnedProcess>();
  readonly #killAll = (): void => {
    for (const child of this.#running) child.end();
  };

  constructor(options: { readonly clock: Clock; readonly bounds: Bounds }) {
    this.#clock = options.clock;
    this.#bounds = options.bounds;
  }

  /** Resolves when it is ready; throws TargetNotReady, with the end of its output, when it is not within ready_ms. */
  async launch(options: LaunchOptions): Promise<RunningTarget> {
    const { target, folder: documentFolder } = options.document;
    if (target.process === undefined)
      return new RunningTarget({ target, name: options.name, url: target.url ?? '' });
    const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'assay-target-')));
    // What tells its address takes any port: nobody else can have taken it in between.
    const telling = target.process.ready_line?.includes('(?<url>') === true;
    const port = options.port ?? (telling ? 0 : await freePort());
    const configPath = join(folder, 'config.yaml');
    if (target.configuration.form !== 'fixed')
      await writeFile(configPath, await configurationText(options), { mode: 0o600 });
    const places: Readonly<Record<string, string>> = {
      ...{ config: configPath, port: String(port), folder },
      upstream: options.upstream ?? '',
    };
    // Once, however many it starts; whoever starts none leaves nothing at the process.
    process.off('exit', this.#killAll).once('exit', this.#killAll);
    const child = new OwnedProcess({
      name: options.name,
      argv: target.process.argv.map(word => filledIn(word, places)),
      env: Object.fromEntries(
        Object.entries(target.process.env).map(([name, value]) => [name, filledIn(value, places)]),
      ),
      ...(options.wrapper === undefined ? {} : { wrapper: options.wrapper }),
      folder: resolve(documentFolder, target.process.folder ?? '.'),
      sink: options.sink,
    });
    this.#running.add(child);
    void child.exited.then(() => this.#running.delete(child));
    const url = await this.#ready(child, options, port);
    options.sink({ kind: 'process', process: options.name, action: 'ready' });
    const started = {
      folder,
      configPath,
      port: port || Number(new URL(url).port),
      child,
      clock: this.#clock,
    };
    return new RunningTarget({ target, name: options.name, url, started });
  }

  async close(): Promise<void> {
    process.removeListener('exit', this.#killAll);
    this.#killAll();
    await Promise.all([...this.#running].map(child => child.exited));
  }

  /** Deletes what a target left, once nobody needs it. */
  async discard(folder: string): Promise<void> {
    await rm(folder, { recursive: true, force: true });
  }

  async #ready(child: OwnedProcess, options: LaunchOptions, port: number): Promise<string> {
    const { target } = options.document;
    const line = target.process?.ready_line;
    const wait = Promise.withResolvers<string>();
    const stops: (() => void)[] = [];
    const refuse = (why: string): void =>
      wait.reject(new TargetNotReady([`${options.name} ${why}`, ...child.lines.slice(-20)].join('\n')));
    const cancel = this.#clock.after(this.#bounds.ready_ms, () => {
      refuse(`is not ready within ${this.#bounds.ready_ms} ms`);
      child.end();
    });
    const listening = (url: string): void => {
      // It was given 0 to choose a port itself, and tells what it was given.
      if (new URL(url).port === '0')
        refuse('says that it listens at port 0: without (?<url>…) in ready_line it is given a port');
      else if (options.awaits === 'listening' && line !== undefined) wait.resolve(url);
      else stops.push(this.#poll(url, options.awaits ?? 'readyz', () => wait.resolve(url)));
    };
    const known = target.url ?? `http://127.0.0.1:${port}`;
    if (line === undefined) listening(known);
    else stops.push(onFirst(child, new RegExp(line), match => listening(match.groups?.url ?? known)));
    void child.exited.then(exit => refuse(`ended before it was ready, with ${exit.code ?? exit.signal}`));
    return wait.promise.finally(() => {
      cancel();
      for (const stop of stops) stop();
    });
  }

  /** Asks /readyz, again as soon as it is refused; the pause keeps a starting target's cores free. */
  #poll(url: string, awaits: Readiness, onReady: () => void): () => void {
    let isOver = false;
    const ask = async (): Promise<void> => {
      const isReady = await isAnswered(url, awaits);
      if (isOver) return;
      if (isReady) onReady();
      else this.#clock.after(pollPauseMs, () => void ask());
    };
    void ask();
    return () => {
      isOver = true;
    };
  }
}
