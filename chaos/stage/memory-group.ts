// A control group with nothing but the server's memory in it, so that its limit is nobody else's.
import { mkdir, readFile, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

interface Version {
  readonly root: string;
  readonly limit: string;
  readonly usage: string;
  /** Holds a line `oom_kill <n>`. */
  readonly kills: string;
}

const versions: readonly Version[] = [
  {
    root: '/sys/fs/cgroup/memory',
    ...{ limit: 'memory.limit_in_bytes', usage: 'memory.usage_in_bytes', kills: 'memory.oom_control' },
  },
  {
    root: '/sys/fs/cgroup',
    ...{ limit: 'memory.max', usage: 'memory.current', kills: 'memory.events' },
  },
];

const canHold = async ({ root, limit }: Version): Promise<boolean> => {
  const folder = join(root, `assay-probe-${process.pid}`);
  try {
    await mkdir(folder);
  } catch {
    return false;
  }
  const isCounted = await readFile(join(folder, limit)).then(
    () => true,
    () => false,
  );
  await rmdir(folder);
  return isCounted;
};

/** undefined where none can be made. */
export const memoryRoot = async (): Promise<Version | undefined> => {
  for (const version of versions) if (await canHold(version)) return version;
  return undefined;
};

export class MemoryGroup {
  readonly #version: Version;
  readonly #folder: string;

  private constructor(version: Version, folder: string) {
    this.#version = version;
    this.#folder = folder;
  }

  /** Throws where the machine has none; `own memory` says so beforehand. */
  static async make(name: string): Promise<MemoryGroup> {
    const version = await memoryRoot();
    if (version === undefined) throw new Error('no control group of memory can be made');
    const folder = join(version.root, name);
    await mkdir(folder);
    return new MemoryGroup(version, folder);
  }

  /** A process that writes its number here is counted, and what it starts. */
  get entrance(): string {
    return join(this.#folder, 'cgroup.procs');
  }

  async usedBytes(): Promise<number> {
    return Number(await this.#read(this.#version.usage));
  }

  /** How many processes were killed because there was no more. */
  async kills(): Promise<number> {
    return Number(/^oom_kill (\d+)$/m.exec(await this.#read(this.#version.kills))?.[1] ?? 0);
  }

  async limit(bytes: number): Promise<void> {
    await writeFile(join(this.#folder, this.#version.limit), String(bytes));
  }

  /** Once nothing is left in it. */
  async remove(): Promise<void> {
    await rmdir(this.#folder);
  }

  #read(file: string): Promise<string> {
    return readFile(join(this.#folder, file), 'utf8');
  }
}
