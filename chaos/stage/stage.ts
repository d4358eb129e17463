// What an experiment stands on: a server, the engines behind it, and the networks on both sides of it.
import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Clock, environmentValue, type TargetDocument } from '#conformance/harness';
import type { Arrival } from '../grammar/operation.ts';
import type { ProcessSetting, Setting } from '../grammar/setting.ts';
import { CallBook, type NowMs, runTime } from './call-book.ts';
import { configurationOf } from './configuration.ts';
import type { Containers } from './containers/container-site.ts';
import { Network, type NetworkOptions } from './network.ts';
import { openSite } from './open-site.ts';
import { makeOwnWorld, type OwnWorld } from './own-world.ts';
import { Remedies } from './remedies.ts';
import { ScriptedDevices } from './scripted-devices.ts';
import { ServerUnderTest } from './server-under-test.ts';
import type { EngineOnStage, StagedEngine } from './staged-engine.ts';

export interface StageOptions {
  readonly setting: Setting;
  readonly document: TargetDocument;
  readonly clock: Clock;
  readonly seed: number;
  readonly arrivalOf: (task: string) => Arrival | undefined;
}

export interface Stage {
  readonly setting: Setting;
  readonly clock: Clock;
  readonly nowMs: NowMs;
  readonly folder: string;
  /** Where the host seems to have any. */
  readonly devices: ScriptedDevices | undefined;
  /** What only the server has, and faults act on. */
  readonly own: OwnWorld;
  /** In this process, where they can be bent; none where they are containers. */
  readonly engines: readonly StagedEngine[];
  readonly everyEngine: readonly EngineOnStage[];
  /** Where server and engines are some. */
  readonly containers: Containers | undefined;
  /** Between the clients and the server. */
  readonly front: Network;
  readonly server: ServerUnderTest;
  readonly calls: CallBook;
  /** How faults that are in place are taken away. */
  readonly remedies: Remedies;
  /** Something that a fault did or saw which no other part of the record has; witnesses may look at it. */
  readonly notes: { readonly atMs: number; readonly what: string }[];
  readonly output: { readonly atMs: number; readonly line: string }[];
  close(): Promise<void>;
  /** What has to go even where this process ends at once. */
  abandon(): void;
}

const linesMax = 20_000;

/** Whose tools are found before those of the host. */
const beside = (setting: ProcessSetting, { folder }: ScriptedDevices): ProcessSetting => ({
  ...setting,
  env: { PATH: `${folder}:${environmentValue('PATH')}`, ...setting.env },
});

const openNetwork = async (options: NetworkOptions): Promise<Network> => {
  const network = new Network(options);
  await network.listen();
  return network;
};

export const setStage = async (options: StageOptions): Promise<Stage> => {
  const { setting, document, clock, seed, arrivalOf } = options;
  const nowMs = runTime(clock);
  const folder = await mkdtemp(join(tmpdir(), 'assay-chaos-'));
  const { process: asked = {} } = setting;
  const devices = asked.devices === undefined ? undefined : await ScriptedDevices.make(folder, asked.devices);
  const own = await makeOwnWorld(folder, devices === undefined ? asked : beside(asked, devices));
  const calls = new CallBook(nowMs);
  const remedies = new Remedies();
  const output: { atMs: number; line: string }[] = [];
  const { engines, everyEngine, launch, ...site } = await openSite({
    ...{ setting, document, folder, clock, nowMs, own, calls, arrivalOf },
    networkTo: (name, to) => openNetwork({ name, to, clock, seed }),
    configuration: places => configurationOf({ setting, storePath: own.storePath, places }),
    onLine: line => void (output.length < linesMax && output.push({ atMs: nowMs(), line })),
  });
  const server = new ServerUnderTest({ folder, clock, nowMs, launch });
  const name = 'network of the clients';
  const front = await openNetwork({ name, to: () => server.port, host: () => server.host, clock, seed });
  const close = async (): Promise<void> => {
    await server.close();
    await own.close();
    await front.close();
    for (const engine of everyEngine) await engine.close();
    await site.close();
    await rm(folder, { recursive: true, force: true });
  };
  const abandon = (): void => {
    server.signal('SIGKILL');
    site.abandon();
    rmSync(folder, { recursive: true, force: true });
  };
  const held = { setting, clock, nowMs, folder, devices, own, engines, front, server, calls, remedies };
  return { ...held, everyEngine, containers: site.containers, notes: [], output, close, abandon };
};
