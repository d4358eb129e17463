// What an experiment stands on: a server, the engines behind it, and the networks on both sides of it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock, TargetDocument } from '#conformance/harness';
import type { Arrival } from '../grammar/operation.ts';
import type { Setting } from '../grammar/setting.ts';
import { CallBook, type NowMs, runTime } from './call-book.ts';
import { configurationOf } from './configuration.ts';
import { Network } from './network.ts';
import { ServerUnderTest } from './server-under-test.ts';
import { type StagedEngine, startEngine } from './staged-engine.ts';

export interface StageOptions {
  readonly setting: Setting;
  readonly document: TargetDocument;
  readonly clock: Clock;
  readonly arrivalOf: (task: string) => Arrival | undefined;
}

export interface Stage {
  readonly setting: Setting;
  readonly clock: Clock;
  readonly nowMs: NowMs;
  /** Where the store lies, and what a fault of the disk acts on. */
  readonly folder: string;
  readonly engines: readonly StagedEngine[];
  /** Between the clients and the server. */
  readonly front: Network;
  readonly server: ServerUnderTest;
  readonly calls: CallBook;
  /** Something that a fault did or saw which no other part of the record has; witnesses may look at it. */
  readonly notes: { readonly atMs: number; readonly what: string }[];
  readonly output: { readonly atMs: number; readonly line: string }[];
  close(): Promise<void>;
}

const linesMax = 20_000;

export const setStage = async ({ setting, document, clock, arrivalOf }: StageOptions): Promise<Stage> => {
  const nowMs = runTime(clock);
  const folder = await mkdtemp(join(tmpdir(), 'assay-chaos-'));
  const calls = new CallBook(nowMs);
  const output: { atMs: number; line: string }[] = [];
  const networkTo = async (name: string, to: () => number): Promise<Network> => {
    const network = new Network({ name, to, clock });
    await network.listen();
    return network;
  };
  const names = Array.from({ length: setting.replicas }, (_, at) => `engine ${at + 1}`);
  const engines: readonly StagedEngine[] = await Promise.all(
    names.map(name => {
      const networkOf = (to: () => number): Promise<Network> => networkTo(`network of ${name}`, to);
      return startEngine({ name, setting, calls, arrivalOf, networkTo: networkOf });
    }),
  );
  const server = new ServerUnderTest({
    ...{ document, folder, clock, nowMs },
    ...(setting.process === undefined ? {} : { process: setting.process }),
    configuration: () =>
      configurationOf({
        ...{ setting, storePath: join(folder, 'store.db') },
        engineUrls: engines.map(({ network }) => network.url),
      }),
    onLine: line => {
      if (output.length < linesMax) output.push({ atMs: nowMs(), line });
    },
  });
  const front = await networkTo('network of the clients', () => server.port);
  const close = async (): Promise<void> => {
    await server.close();
    await front.close();
    for (const engine of engines) await engine.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { setting, clock, nowMs, folder, engines, front, server, calls, notes: [], output, close };
};
