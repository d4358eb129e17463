import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type {
  Json,
  Launcher,
  NewEntry,
  Readiness,
  RunningTarget,
  Sink,
  TargetDocument,
} from '#conformance/harness';
import {
  type Foreman,
  isReceiverMode,
  type Peer,
  type Receiver,
  startForeman,
  startPeer,
  startReceiver,
} from '#conformance/peers';
import { type CastCase, type PeerPlan, sharedEngine } from './cast.ts';
import { nobodysPool } from './nobodys-pool.ts';
import { type Settings, withSettings } from './setup.ts';
import { startSharedEngine } from './shared-engine.ts';

export interface StageOptions {
  readonly name: string;
  readonly document: TargetDocument;
  readonly launcher: Launcher;
  readonly cast: readonly CastCase[];
  /** Settings of the whole server. */
  readonly settings: Settings;
  readonly watch?: ServerWatch;
}

export interface WatchedServer {
  readonly pid: number | undefined;
  readonly signal: (name: NodeJS.Signals) => void;
}

/** Is told of every process of a target: before it starts, and before the suite ends it. */
export interface ServerWatch {
  /** With the address of the engine that all cases share, where they do. */
  onStart(upstream: string | undefined): void;
  onEnding(server: WatchedServer): Promise<void>;
}

/** Where the modules lie that the target is told to load. */
const pluginsFolder = fileURLToPath(new URL('../plugins', import.meta.url));

const receiverPlace = /\{webhook:(\w+)\}/g;

const scopesIn = (line: string): string[] => [
  ...new Set([...line.matchAll(/\bk\d+(?=\.)/g)].map(([scope]) => scope)),
];

/** A server with the engines behind it, for the cases that share it or for the one that owns it. */
export class Stage {
  readonly peers = new Map<string, Peer>();
  readonly #options: StageOptions;
  readonly #foremen = new Map<string, Foreman>();
  readonly #sinks = new Map<string, Sink>();
  readonly #receivers = new Map<string, Receiver>();
  #running: RunningTarget | undefined;
  #folder: string | undefined;
  #upstream: string | undefined;
  #settings: Settings;

  constructor(options: StageOptions) {
    this.#options = options;
    this.#settings = options.settings;
  }

  get running(): RunningTarget {
    if (this.#running === undefined) throw new Error(`${this.#options.name} has not been started`);
    return this.#running;
  }

  get isStarted(): boolean {
    return this.#running !== undefined;
  }

  /** From now on what concerns the case is told to it; the one that owns the server hears everything. */
  attach(member: CastCase, sink: Sink): void {
    this.#sinks.set(member.names.scope, sink);
    for (const { options } of member.peers)
      this.#foremen.get(`${member.names.scope}/${options.name}`)?.report();
  }

  detach(member: CastCase): void {
    this.#sinks.delete(member.names.scope);
  }

  peer(member: CastCase, name: string): Peer {
    const peer = this.peers.get(`${member.names.scope}/${name}`);
    if (peer === undefined) throw new Error(`there is no engine ${name}`);
    return peer;
  }

  /** Who sees the worker processes of a supervised engine. */
  foreman(member: CastCase, name: string): Foreman {
    const foreman = this.#foremen.get(`${member.names.scope}/${name}`);
    if (foreman === undefined) throw new Error(`engine ${name} is not supervised`);
    return foreman;
  }

  async #startSharedEngine(): Promise<void> {
    const { document, cast } = this.#options;
    const sinkOf = ({ names }: CastCase): Sink | undefined => this.#sinks.get(names.scope);
    const shared = await startSharedEngine({ document, cast, sinkOf });
    this.#upstream = shared?.peer.url;
    for (const { names } of shared?.members ?? [])
      if (shared !== undefined) this.peers.set(`${names.scope}/${sharedEngine}`, shared.peer);
  }

  async startPeers(): Promise<void> {
    await this.#startReceivers();
    await this.#startSharedEngine();
    const plans = this.#options.cast.flatMap(member => member.peers.map(plan => ({ member, plan })));
    await Promise.all(
      plans.map(async ({ member, plan }) => {
        const { scope } = member.names;
        const sink: Sink = entry => this.#sinks.get(scope)?.(entry);
        const peer = await startPeer({ ...plan.options, sink });
        if (plan.engines.script !== undefined) peer.script(plan.engines.script);
        if (plan.engines.isUnready) peer.setReady(false);
        this.peers.set(`${scope}/${plan.options.name}`, peer);
        if (plan.engines.isDown) await peer.crash();
        if (plan.engines.isSupervised) await this.#startForeman(`${scope}/${plan.options.name}`, plan, sink);
      }),
    );
  }

  /** `{webhook:takes}` in the settings is the address of a receiver that takes what it is sent, called `webhook takes`. */
  async #startReceivers(): Promise<void> {
    const names = JSON.stringify(this.#settings).matchAll(receiverPlace);
    for (const mode of new Set([...names].map(([, name = '']) => name))) {
      if (!isReceiverMode(mode)) throw new Error(`there is no receiver that ${mode}`);
      const sinksOf = (text: string): Sink[] => this.#sinksOf(text);
      this.#receivers.set(mode, await startReceiver({ name: `webhook ${mode}`, mode, sinksOf }));
    }
  }

  async #startForeman(key: string, { options, engines }: PeerPlan, sink: Sink): Promise<void> {
    const foreman = await startForeman({ peer: options.name, sink });
    foreman.wordsAtStart(engines.words ?? []);
    this.#foremen.set(key, foreman);
  }

  /** The document with which it runs, or would. */
  configuration(): Readonly<Record<string, unknown>> {
    const parts = this.#options.cast.map(member =>
      member.configurationOf(this.#urlsOf(member), this.#commandsOf(member)),
    );
    // Cases that ask for any model share the one that the server runs itself.
    const named = [
      ...new Map(parts.flatMap(part => part.pools).map(pool => [JSON.stringify(pool), pool])).values(),
    ];
    const pools = named.length === 0 ? [nobodysPool] : named;
    const tenants = parts.flatMap(part => part.tenants);
    const store = { kind: 'sqlite', path: join(this.#folder ?? '', 'assay.sqlite') };
    const cache = { path: join(this.#folder ?? '', 'models') };
    const base = { version: 1, store, catalog: { cache }, tenants, pools };
    return this.#filled(withSettings(base, this.#settings));
  }

  async start(awaits: Readiness = this.#awaited()): Promise<void> {
    this.#folder ??= await mkdtemp(join(tmpdir(), 'assay-run-'));
    const { document, launcher, name } = this.#options;
    this.#options.watch?.onStart(this.#upstream);
    const running = await launcher.launch({
      document,
      name,
      sink: this.#sink,
      folder: this.#folder,
      awaits,
      configuration: this.configuration(),
      ...(this.#upstream === undefined ? {} : { upstream: this.#upstream }),
      ...(this.#running?.started === undefined ? {} : { port: this.#running.started.port }),
    });
    this.#running = running;
  }

  /** Settings that hold from the next start, or from now on where the configuration is written again. */
  change(settings: Readonly<Record<string, Json>>): void {
    this.#settings = { ...this.#settings, ...settings };
  }

  async close(): Promise<void> {
    const running = this.#running;
    const child = running?.started?.child;
    if (child?.isGone === false)
      await this.#options.watch?.onEnding({ pid: child.pid, signal: name => child.signal(name) });
    await running?.end();
    for (const foreman of this.#foremen.values()) foreman.close();
    await Promise.all([...this.peers.values(), ...this.#receivers.values()].map(peer => peer.close()));
    if (this.#folder !== undefined) await this.#options.launcher.discard(this.#folder);
  }

  readonly #sink = (entry: NewEntry): void => {
    const sinks = entry.kind === 'output' ? this.#sinksOf(entry.line) : [...this.#sinks.values()];
    for (const sink of sinks) sink(entry);
  };

  /** Whom a text of the server concerns: the case that owns it, or those whose ids it names. */
  #sinksOf(text: string): Sink[] {
    if (this.#options.cast.length === 1) return [...this.#sinks.values()];
    return scopesIn(text).flatMap(scope => this.#sinks.get(scope) ?? []);
  }

  /** Settings of the server may name the folder, and what the case that owns it names. */
  #filled(document: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
    const [only] = this.#options.cast;
    const text = JSON.stringify(document)
      .replaceAll('{folder}', this.#folder ?? '')
      .replaceAll('{plugins}', pluginsFolder)
      .replaceAll(receiverPlace, (_, mode: string) => this.#receivers.get(mode)?.url ?? '');
    return JSON.parse(this.#options.cast.length === 1 && only ? only.names.filled(text) : text);
  }

  get folder(): string {
    return this.#folder ?? '';
  }

  #urlsOf(member: CastCase): ReadonlyMap<string, string> {
    return new Map(
      member.peers.map(({ options }) => [options.name, this.peer(member, options.name).url] as const),
    );
  }

  #commandsOf(member: CastCase): ReadonlyMap<string, readonly string[]> {
    return new Map(
      member.peers.flatMap(({ options: { name } }): [string, readonly string[]][] => {
        const foreman = this.#foremen.get(`${member.names.scope}/${name}`);
        return foreman === undefined ? [] : [[name, foreman.argvFor(this.peer(member, name).url)]];
      }),
    );
  }

  #awaited(): Readiness {
    const pools = this.#options.cast.flatMap(member => member.readyPools);
    return pools.length === 0 ? 'listening' : { pools };
  }
}
