// The reference server with one scripted engine behind it, made for the states of one or of a few interactions.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  type Clock,
  heldStore,
  Ids,
  type Json,
  type Launcher,
  newRunNonce,
  type Readiness,
  type RunningTarget,
  type Sink,
  type TargetDocument,
  valueAt,
} from '#conformance/harness';
import { type Peer, startPeer } from '#conformance/peers';
import type { Role } from '../run/names.ts';
import { comesToHold, conditionMs } from './comes-to-hold.ts';
import { type Frame, type Sent, send } from './exchange.ts';
import type { Came } from './judge-answer.ts';
import { configurationOf, type Needs } from './stand-configuration.ts';

export interface StandOptions {
  readonly document: TargetDocument;
  readonly launcher: Launcher;
  readonly clock: Clock;
  /** A folder of its own, which whoever made it deletes. */
  readonly folder: string;
}

export interface Called {
  readonly role?: Role;
  readonly tenant?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

const storeFile = 'assay.sqlite';
/** What states need to know they ask the server. */
const unheard: Sink = () => undefined;
/** Stands in the prompts of tasks, and in no test of the server's own. */
export const taskMark = 'rivers';

export class Stand {
  readonly #options: StandOptions;
  readonly #ids = new Ids(newRunNonce(), 'pact');
  readonly #keys = new Map<string, string>();
  readonly #ending = new AbortController();
  #peer: Peer | undefined;
  #running: RunningTarget | undefined;
  #letGo: (() => void) | undefined;

  constructor(options: StandOptions) {
    this.#options = options;
  }

  get folder(): string {
    return this.#options.folder;
  }

  get url(): string {
    return this.running.url;
  }

  get running(): RunningTarget {
    if (this.#running === undefined) throw new Error('the server has not been started');
    return this.#running;
  }

  get peer(): Peer {
    if (this.#peer === undefined) throw new Error('the engine has not been started');
    return this.#peer;
  }

  get isStarted(): boolean {
    return this.#running !== undefined;
  }

  key(role: Role, tenant = 'pact'): string {
    const name = `${tenant}-${role}`;
    const known = this.#keys.get(name) ?? this.#ids.secret('ask-');
    this.#keys.set(name, known);
    return known;
  }

  async start(needs: readonly Needs[], pool: Readonly<Record<string, Json>>): Promise<void> {
    const slots = needs.find(need => need.slots !== undefined)?.slots ?? 1;
    const model = String(pool.model_ref);
    this.#peer = await startPeer({
      wire: 'llamacpp',
      name: 'engine',
      model,
      slots,
      taskMark,
      sink: unheard,
    });
    const script = needs.findLast(need => need.script !== undefined)?.script;
    if (script !== undefined) this.#peer.script(script);
    const isUnready = needs.some(need => need.isUnready);
    if (isUnready) this.#peer.setReady(false);
    this.#configuration = configurationOf({
      needs,
      slots,
      pool,
      folder: this.folder,
      storePath: join(this.folder, storeFile),
      engineUrl: this.#peer.url,
      keyOf: (role, tenant) => this.key(role, tenant),
    });
    await this.launch(isUnready ? 'listening' : { pools: [String(pool.pool_id)] });
  }

  #configuration: Readonly<Record<string, unknown>> = {};

  /** As it is written, and as it was started with. */
  get configuration(): Readonly<Record<string, unknown>> {
    return this.#configuration;
  }

  /** Also again, in the same folder: what was stored is still there. */
  async launch(awaits: Readiness, configuration = this.#configuration): Promise<void> {
    const { document, launcher, folder } = this.#options;
    this.#running = await launcher.launch({
      ...{ document, name: 'server', folder, configuration, awaits },
      sink: unheard,
    });
  }

  /** A file beside the configuration. */
  async write(path: string, content: string): Promise<void> {
    const file = join(this.folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }

  async call(
    method: string,
    path: string,
    { role, tenant, headers: more = {}, body }: Called = {},
  ): Promise<Came> {
    const headers: [string, string][] = Object.entries(more);
    if (role !== undefined) headers.push(['Authorization', `Bearer ${this.key(role, tenant)}`]);
    if (body !== undefined) headers.push(['Content-Type', 'application/json']);
    const sent: Sent = {
      method,
      url: `${this.url}${path}`,
      headers: Object.fromEntries(headers),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    };
    return send(sent, { clock: this.#options.clock, withinMs: conditionMs });
  }

  /** Holds a stream open until the stand is closed; resolves with its first event. */
  async open(path: string, role: Role): Promise<Frame | undefined> {
    const first = Promise.withResolvers<Frame | undefined>();
    const headers = { Authorization: `Bearer ${this.key(role)}` };
    const { clock } = this.#options;
    const options = {
      clock,
      withinMs: conditionMs * 3,
      signal: this.#ending.signal,
      onFrame: (frame: Frame) => {
        first.resolve(frame);
        return false;
      },
    };
    send({ method: 'GET', url: `${this.url}${path}`, headers }, options).then(
      () => first.resolve(undefined),
      () => first.resolve(undefined),
    );
    return first.promise;
  }

  comesToHold(holds: () => Promise<boolean>): Promise<boolean> {
    return comesToHold(this.#options.clock, holds);
  }

  async comesToHave(path: string, role: Role, wanted: Readonly<Record<string, Json>>): Promise<boolean> {
    return this.comesToHold(async () => {
      const { body } = await this.call('GET', path, { role });
      return Object.entries(wanted).every(([at, value]) => valueAt(body, at) === value);
    });
  }

  /** Nothing is written into the store until the stand is closed. */
  holdStore(): void {
    this.#letGo ??= heldStore(join(this.folder, storeFile));
  }

  async close(): Promise<void> {
    this.#ending.abort();
    this.#letGo?.();
    await this.#running?.kill();
    await this.#peer?.close();
    await this.#options.launcher.discard(this.folder);
  }
}
