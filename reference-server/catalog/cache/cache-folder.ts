// The files of the cache and who holds them. What is held is never evicted; the rest goes when room is needed, the
// least recently used first. Times of use are the files' own, so that the order outlives the process.
import { mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { OrchestratorError, type World } from '../../kernel/index.ts';

interface KeptFile {
  bytes: number;
  usedMs: number;
}

export interface CacheFolderOptions {
  readonly world: World;
  readonly path: string;
  readonly bytesMax: number;
}

/** `<hex>` is whole, `<hex>.partial` is on its way. Whatever else lies in the folder is none of ours. */
const ownName = /^[0-9a-f]{64}(\.partial)?$/;
const hexOf = (name: string): string => name.slice(0, 64);

export class CacheFolder {
  readonly #options: CacheFolderOptions;
  readonly #files = new Map<string, KeptFile>();
  readonly #holders = new Map<string, number>();

  private constructor(options: CacheFolderOptions) {
    this.#options = options;
  }

  static async open(options: CacheFolderOptions): Promise<CacheFolder> {
    const folder = new CacheFolder(options);
    await mkdir(options.path, { recursive: true, mode: 0o700 });
    for (const name of (await readdir(options.path)).filter(found => ownName.test(found))) {
      const { size, mtimeMs } = await stat(folder.pathOf(name));
      folder.#files.set(name, { bytes: size, usedMs: mtimeMs });
    }
    await folder.makeRoom(0);
    return folder;
  }

  pathOf(name: string): string {
    return join(this.#options.path, name);
  }

  bytesOf(name: string): number | undefined {
    return this.#files.get(name)?.bytes;
  }

  usedBytes(): number {
    return this.#files.values().reduce((sum, { bytes }) => sum + bytes, 0);
  }

  hold(hex: string): void {
    this.#holders.set(hex, this.holdersOf(hex) + 1);
  }

  letGo(hex: string): void {
    const left = this.holdersOf(hex) - 1;
    if (left > 0) this.#holders.set(hex, left);
    else this.#holders.delete(hex);
  }

  holdersOf(hex: string): number {
    return this.#holders.get(hex) ?? 0;
  }

  /** Counts the file with this many bytes from now on, and makes room for them first. */
  async reserve(name: string, bytes: number): Promise<void> {
    const counted = this.bytesOf(name) ?? 0;
    this.#files.set(name, { bytes: counted, usedMs: this.#options.world.wallMs() });
    const room = this.makeRoom(bytes - counted);
    this.#files.set(name, { bytes, usedMs: this.#options.world.wallMs() });
    try {
      await room;
    } catch (error) {
      this.#files.set(name, { bytes: counted, usedMs: this.#options.world.wallMs() });
      throw error;
    }
  }

  /** What stands on the disk is what counts, whatever was reserved. */
  async recount(name: string): Promise<void> {
    const found = await stat(this.pathOf(name)).catch(() => undefined);
    if (found === undefined) this.#files.delete(name);
    else this.#files.set(name, { bytes: found.size, usedMs: this.#options.world.wallMs() });
  }

  async touch(name: string): Promise<void> {
    const seconds = this.#options.world.wallMs() / 1_000;
    await utimes(this.pathOf(name), seconds, seconds);
    const file = this.#files.get(name);
    if (file !== undefined) file.usedMs = seconds * 1_000;
  }

  async rename(from: string, to: string): Promise<void> {
    await rename(this.pathOf(from), this.pathOf(to));
    this.#files.delete(from);
    await this.recount(to);
  }

  async remove(name: string): Promise<void> {
    this.#files.delete(name);
    await rm(this.pathOf(name), { force: true });
  }

  /** Refuses before it evicts anything, where even an empty cache would not do. @implements ORCH-3042(b) */
  async makeRoom(bytes: number): Promise<void> {
    const idle = [...this.#files]
      .filter(([name]) => this.holdersOf(hexOf(name)) === 0)
      .sort(([, a], [, b]) => a.usedMs - b.usedMs);
    let excess = this.usedBytes() + bytes - this.#options.bytesMax;
    const evictable = idle.reduce((sum, [, file]) => sum + file.bytes, 0);
    if (bytes > 0 && excess > evictable) {
      throw new OrchestratorError('STORE_UNAVAILABLE', {
        message: 'The cache of models has no room for this one.',
        details: { bytes_max: this.#options.bytesMax, asked: bytes },
      });
    }
    const leaving: string[] = [];
    for (const [name, file] of idle) {
      if (excess <= 0) break;
      excess -= file.bytes;
      leaving.push(name);
    }
    await Promise.all(leaving.map(name => this.remove(name)));
  }
}
