// One network of Docker's, and the containers on it.
import { spawnSync } from 'node:child_process';
import { nodeImage } from './node-image.ts';
import { StagedContainer } from './staged-container.ts';
import {
  loadTestcontainers,
  type Mount,
  type Runtime,
  type StartedNetwork,
  type Testcontainers,
} from './testcontainers.ts';

export interface Wanted {
  /** By which others on the network find it. */
  readonly alias: string;
  /** After the name of Node. */
  readonly words: readonly string[];
  readonly folder: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly mounts: readonly Mount[];
  readonly memoryBytes?: number;
  /** What it writes once it listens. */
  readonly ready: RegExp;
  readonly onLine: (line: string) => void;
}

const readyWithinMs = 60_000;
const gibibyte = 1024 ** 3;

/** So that what it writes is this user's, and what its process uses can be looked at. */
const userHere = (): string => `${process.getuid?.() ?? 0}:${process.getgid?.() ?? 0}`;

export interface DockerParts {
  readonly testcontainers: Testcontainers;
  readonly runtime: Runtime;
  readonly network: StartedNetwork;
  readonly image: string;
}

export class Docker {
  readonly #parts: DockerParts;
  readonly #present = new Set<StagedContainer>();

  private constructor(parts: DockerParts) {
    this.#parts = parts;
  }

  static async open(): Promise<Docker> {
    const testcontainers = await loadTestcontainers();
    const runtime = await testcontainers.getContainerRuntimeClient();
    const image = await nodeImage(testcontainers, runtime);
    const network = await new testcontainers.Network().start();
    return new Docker({ testcontainers, runtime, network, image });
  }

  /** Resolves when it says that it listens. */
  async run(wanted: Wanted): Promise<StagedContainer> {
    const { testcontainers, runtime, network, image } = this.#parts;
    const { GenericContainer, Wait } = testcontainers;
    const lines = StagedContainer.linesTo(wanted.onLine);
    const container = new GenericContainer(image)
      .withCommand(['/usr/local/bin/node', ...wanted.words])
      .withEnvironment(wanted.env ?? {})
      .withBindMounts(wanted.mounts)
      .withUser(userHere())
      .withWorkingDir(wanted.folder)
      .withNetwork(network)
      .withNetworkAliases(wanted.alias)
      .withLogConsumer(lines.consume)
      .withStartupTimeout(readyWithinMs)
      .withWaitStrategy(Wait.forLogMessage(wanted.ready));
    if (wanted.memoryBytes !== undefined)
      container.withResourcesQuota({ memory: wanted.memoryBytes / gibibyte });
    const started = await container.start();
    const id = started.getId();
    const staged = await StagedContainer.of({
      ...{ id, alias: wanted.alias, address: started.getIpAddress(network.getName()) },
      ...{ handle: runtime.container.getById(id), network: runtime.network.getById(network.getId()) },
      readToTheEnd: lines.ended,
    });
    this.#present.add(staged);
    return staged;
  }

  async close(): Promise<void> {
    for (const container of this.#present) await container.remove();
    await this.#parts.network.stop();
  }

  /** At once, where nothing can be awaited any more. */
  abandon(): void {
    const ids = [...this.#present].map(({ id }) => id);
    spawnSync('docker', ['rm', '--force', '--volumes', ...ids], { stdio: 'ignore' });
    spawnSync('docker', ['network', 'rm', this.#parts.network.getName()], { stdio: 'ignore' });
  }
}
