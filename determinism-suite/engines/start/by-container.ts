// An engine in a container, through testcontainers. The package is the user's: whoever has no Docker needs none of it.
import { valueAt } from '#conformance/harness';
import { EngineInapplicable } from '../engine.ts';
import { isMissing } from '../missing-package.ts';
import type { ContainerPlan, DeviceRequest } from './container-plan.ts';
import type { Place } from './place.ts';

interface Started {
  getHost(): string;
  getMappedPort(port: number): number;
  stop(): Promise<unknown>;
}

interface Builder {
  hostConfig: { DeviceRequests?: readonly DeviceRequest[] };
  withCommand(words: readonly string[]): this;
  withEnvironment(env: Readonly<Record<string, string>>): this;
  withExposedPorts(port: number): this;
  withBindMounts(mounts: ContainerPlan['mounts']): this;
  withStartupTimeout(ms: number): this;
  withWaitStrategy(strategy: unknown): this;
  start(): Promise<Started>;
}

interface Testcontainers {
  readonly GenericContainer: new (image: string) => Builder;
  readonly Wait: { forHttp(path: string, port: number): unknown };
}

const packageName: string = 'testcontainers';

const isTestcontainers = (loaded: unknown): loaded is Testcontainers =>
  typeof valueAt(loaded, 'GenericContainer') === 'function' && valueAt(loaded, 'Wait') !== undefined;

const loadTestcontainers = async (): Promise<Testcontainers> => {
  const loaded: unknown = await import(packageName).catch((error: unknown) => {
    if (!isMissing(error, packageName)) throw error;
    throw new EngineInapplicable(
      `containers are started by testcontainers, which is not here: npm install --no-save ${packageName}@12.2.0`,
    );
  });
  if (!isTestcontainers(loaded)) throw new Error('testcontainers has no GenericContainer');
  return loaded;
};

export interface ContainerStart {
  readonly plan: ContainerPlan;
  readonly readyPath: string;
  readonly readyMs: number;
}

/** Our container class: testcontainers has no word for GPUs, so the request for them goes where Docker reads it. */
const engineContainerOf = ({ GenericContainer }: Testcontainers) =>
  class EngineContainer extends GenericContainer {
    constructor({ image, args, env, port, mounts, deviceRequests }: ContainerPlan) {
      super(image);
      this.withCommand(args).withEnvironment(env).withExposedPorts(port).withBindMounts(mounts);
      if (deviceRequests.length > 0) this.hostConfig.DeviceRequests = deviceRequests;
    }
  };

/** What this machine lacks, by what Docker and testcontainers say of it. */
const lacks: readonly (readonly [RegExp, string])[] = [
  [/could not find a working container runtime/i, 'there is no Docker here'],
  [/could not select device driver/, 'Docker has no NVIDIA runtime here'],
];

const inapplicableOr = (error: unknown): unknown => {
  const words = error instanceof Error ? error.message : String(error);
  const [, lack] = lacks.find(([pattern]) => pattern.test(words)) ?? [];
  return lack === undefined ? error : new EngineInapplicable(`${lack}: ${words.trim()}`);
};

export const startContainer = async ({ plan, readyPath, readyMs }: ContainerStart): Promise<Place> => {
  const testcontainers = await loadTestcontainers();
  const EngineContainer = engineContainerOf(testcontainers);
  const container = new EngineContainer(plan)
    .withWaitStrategy(testcontainers.Wait.forHttp(readyPath, plan.port))
    .withStartupTimeout(readyMs);
  const started = await container.start().catch((error: unknown) => {
    throw inapplicableOr(error);
  });
  return {
    url: `http://${started.getHost()}:${started.getMappedPort(plan.port)}`,
    lastWords: () => '',
    gone: new Promise<never>(() => undefined),
    end: async () => {
      await started.stop();
    },
  };
};
