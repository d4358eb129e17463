// What an experiment stands on: a server, the engines behind it, and the networks on both sides of it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Clock, environmentValue, type TargetDocument } from '#conformance/harness';
import type { Arrival } from '../grammar/operation.ts';
import type { ProcessSetting, Setting } from '../grammar/setting.ts';
import { CallBook, type NowMs, runTime } from './call-book.ts';
import { configurationOf } from './configuration.ts';
import { Network, type NetworkOptions } from './network.ts';
import { makeOwnWorld, type OwnWorld } from './own-world.ts';
import { Remedies } from './remedies.ts';
import { ScriptedDevices } from './scripted-devices.ts';
import { ServerUnderTest } from './server-under-test.ts';
import { type StagedEngine, startEngine } from './staged-engine.ts';

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
  readonly engines: readonly StagedEngine[];
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
  const networkTo = (name: string, to: () => number): Promise<Network> =>
    openNetwork({ name, to, clock, seed });
  const engineAt = (_: unknown, at: number): Promise<StagedEngine> => {
    const name = `engine ${at + 1}`;
    return startEngine({
      ...{ name, setting, calls, nowMs, arrivalOf },
      networkTo: to => networkTo(`network of ${name}`, to),
    });
  };
  const engines = await Promise.all(Array.from({ length: setting.replicas }, engineAt));
  const server = new ServerUnderTest({
    ...{ document, folder, clock, nowMs, own },
    configuration: () =>
      configurationOf({
        ...{ setting, storePath: own.storePath },
        places: engines.map(({ place }) => place),
      }),
    onLine: line => void (output.length < linesMax && output.push({ atMs: nowMs(), line })),
  });
  const front = await networkTo('network of the clients', () => server.port);
  const close = async (): Promise<void> => {
    await server.close();
    await own.close();
    await front.close();
    for (const engine of engines) await engine.close();
    await rm(folder, { recursive: true, force: true });
  };
  const held = { setting, clock, nowMs, folder, devices, own, engines, front, server, calls, remedies };
  return { ...held, notes: [], output, close };
};
