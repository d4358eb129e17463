import { fileURLToPath } from 'node:url';
import type { SiteParts } from '../open-site.ts';
import type { Site } from '../site.ts';
import { ContainerEngine } from './container-engine.ts';
import { Docker } from './docker.ts';
import { containerLaunch } from './launch-container.ts';
import type { StagedContainer } from './staged-container.ts';
import type { Mount } from './testcontainers.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url)).replace(/\/$/, '');
export const sources: Mount = { source: root, target: root, mode: 'ro' };

/** What faults of containers act on. */
export interface Containers {
  readonly server: () => StagedContainer;
  /** Counted from 1. */
  readonly engine: (nth: number) => ContainerEngine;
}

/** Containers on a network of their own, of an image that is built here. */
export const containerSite = async (parts: SiteParts): Promise<Site> => {
  const docker = await Docker.open();
  const { setting, calls, clock, nowMs } = parts;
  const engines = Array.from(
    { length: setting.replicas },
    (_, at) =>
      new ContainerEngine({ name: `engine ${at + 1}`, setting, docker, sources, calls, clock, nowMs }),
  );
  const close = (): Promise<void> => docker.close();
  try {
    await Promise.all(engines.map(engine => engine.start()));
  } catch (error) {
    await close();
    throw error;
  }
  let server: StagedContainer | undefined;
  const launch = containerLaunch({
    ...{ ...parts, docker, sources },
    configuration: () => parts.configuration(engines.map(({ place }) => place)),
    onStart: container => {
      server = container;
    },
  });
  const containers: Containers = {
    server: () => {
      if (server === undefined) throw new Error('the server was never started');
      return server;
    },
    engine: nth => {
      const engine = engines[nth - 1];
      if (engine === undefined) throw new Error(`the stage has no engine ${nth}`);
      return engine;
    },
  };
  return { engines: [], everyEngine: engines, launch, containers, close, abandon: () => docker.abandon() };
};
