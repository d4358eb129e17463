// What is used of testcontainers. The package is the user's: whoever has no Docker needs none of it.
import type { Readable } from 'node:stream';
import { presetEnvironment, valueAt } from '#conformance/harness';

export interface StartedContainer {
  getId(): string;
  getIpAddress(network: string): string;
}

export interface StartedNetwork {
  getId(): string;
  getName(): string;
  stop(): Promise<unknown>;
}

export interface Mount {
  readonly source: string;
  readonly target: string;
  readonly mode: 'ro' | 'rw';
}

export interface Builder {
  withCommand(words: readonly string[]): this;
  withEnvironment(env: Readonly<Record<string, string>>): this;
  withBindMounts(mounts: readonly Mount[]): this;
  withUser(user: string): this;
  withWorkingDir(folder: string): this;
  withNetwork(network: StartedNetwork): this;
  withNetworkAliases(...names: readonly string[]): this;
  /** In GiB. */
  withResourcesQuota(quota: { readonly memory: number }): this;
  withLogConsumer(consume: (stream: Readable) => unknown): this;
  withStartupTimeout(ms: number): this;
  withWaitStrategy(strategy: unknown): this;
  start(): Promise<StartedContainer>;
}

/** A container, as Docker itself is asked about it. */
export interface Handle {
  inspect(): Promise<{
    readonly State: { readonly Pid: number; readonly OOMKilled: boolean; readonly FinishedAt: string };
  }>;
  kill(options: { readonly signal: string }): Promise<unknown>;
  pause(): Promise<unknown>;
  unpause(): Promise<unknown>;
  /** Resolves when it does not run any more. */
  wait(): Promise<{ readonly StatusCode: number }>;
  remove(options: { readonly force: boolean; readonly v: boolean }): Promise<unknown>;
}

interface NetworkHandle {
  connect(options: {
    readonly Container: string;
    readonly EndpointConfig: { readonly Aliases: readonly string[] };
  }): Promise<unknown>;
  disconnect(options: { readonly Container: string; readonly Force: boolean }): Promise<unknown>;
}

export interface Runtime {
  readonly container: {
    getById(id: string): Handle;
    readonly dockerode: { getImage(name: string): { inspect(): Promise<unknown> } };
  };
  readonly network: { getById(id: string): NetworkHandle };
}

interface ImageBuilder {
  build(name: string, options: { readonly deleteOnExit: boolean }): Promise<unknown>;
}

export interface Testcontainers {
  readonly GenericContainer: (new (
    image: string,
  ) => Builder) & {
    fromDockerfile(folder: string): ImageBuilder;
  };
  readonly Network: new () => { start(): Promise<StartedNetwork> };
  readonly Wait: { forLogMessage(pattern: RegExp): unknown };
  getContainerRuntimeClient(): Promise<Runtime>;
}

const packageName: string = 'testcontainers';

export const howToInstall = `npm install --no-save ${packageName}@12.2.0`;

/** It would fetch an image that cleans up, and another that looks for its host; nothing is fetched here. */
const settings = { TESTCONTAINERS_RYUK_DISABLED: 'true', TESTCONTAINERS_HOST_OVERRIDE: '127.0.0.1' };

const isTestcontainers = (loaded: unknown): loaded is Testcontainers =>
  typeof valueAt(loaded, 'GenericContainer') === 'function' &&
  typeof valueAt(loaded, 'getContainerRuntimeClient') === 'function';

export const isInstalled = (): boolean => {
  try {
    import.meta.resolve(packageName);
    return true;
  } catch {
    // Whatever is wrong with it, it can't be loaded.
    return false;
  }
};

export const loadTestcontainers = async (): Promise<Testcontainers> => {
  presetEnvironment(settings);
  const loaded: unknown = await import(packageName);
  if (!isTestcontainers(loaded)) throw new Error(`${packageName} has no GenericContainer`);
  return loaded;
};
