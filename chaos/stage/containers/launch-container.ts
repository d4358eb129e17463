import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { shippedScript } from '#conformance/harness';
import { merged } from '../../grammar/setting.ts';
import type { LaunchOptions } from '../launch-process.ts';
import type { Launch } from '../server-under-test.ts';
import type { Docker } from './docker.ts';
import type { StagedContainer } from './staged-container.ts';
import type { Mount } from './testcontainers.ts';

const port = 8_080;

/** Its clients and its engines are on other machines, as it sees them. */
const amongMachines = {
  server: { host: '0.0.0.0' },
  network: { private_addresses: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'] },
};

export interface ContainerLaunchOptions extends Omit<LaunchOptions, 'clock' | 'configuration'> {
  readonly docker: Docker;
  readonly sources: Mount;
  readonly configuration: () => Readonly<Record<string, unknown>>;
  readonly onStart: (container: StagedContainer) => void;
}

const commandOf = ({ document, folder: ownFolder }: ContainerLaunchOptions, configPath: string) => {
  const { process: started, configuration } = document.target;
  const [program, ...words] = started?.argv ?? [];
  if (started === undefined || program !== 'node' || configuration.form !== 'assay')
    throw new Error('in a container chaos starts a program of Node that takes the configuration of assay');
  const folder = resolve(document.folder, started.folder ?? '.');
  const places: Readonly<Record<string, string>> = {
    config: configPath,
    port: String(port),
    folder: ownFolder,
  };
  const filled = words.map(word =>
    word.replaceAll(/\{(config|port|folder)\}/g, (_, name: string) => places[name] ?? ''),
  );
  return {
    folder,
    words: filled.map(word => shippedScript(word, folder)),
    ready: new RegExp(started.ready_line ?? ''),
  };
};

/** The server as a container whose volume is the stage's folder; each start is another one. */
export const containerLaunch = (options: ContainerLaunchOptions): Launch => {
  const { docker, folder, sources, own, document, configuration, onLine, onStart } = options;
  return {
    start: async () => {
      const configPath = join(folder, 'config.yaml');
      await writeFile(configPath, JSON.stringify(merged(configuration(), amongMachines)), { mode: 0o600 });
      const container = await docker.run({
        ...{ alias: 'server', ...commandOf(options, configPath), onLine },
        env: {
          ...document.target.process?.env,
          ...own.env,
          NODE_COMPILE_CACHE: join(folder, 'compiled'),
        },
        mounts: [sources, { source: folder, target: folder, mode: 'rw' }],
      });
      onStart(container);
      return {
        ...{ host: container.address, port, pid: container.pid, exited: container.exited },
        signal: signal =>
          void container.signal(signal).catch((error: unknown) => {
            if (!container.isGone) onLine(`Docker did not send it ${signal}: ${error}`);
          }),
        // Docker reads it.
        readOutput: () => undefined,
      };
    },
    close: async () => undefined,
  };
};
