import { OrchestratorError, type World } from '../../kernel/index.ts';
import { type ContentSource, UnreadableSource } from '../sources/content.ts';
import { CacheFolder } from './cache-folder.ts';
import { downloadModel, hasDigest, hexOfDigest, type ModelOrder } from './download-model.ts';

export interface ModelCacheOptions {
  readonly world: World;
  readonly source: ContentSource;
  readonly path: string;
  readonly bytesMax: number;
}

export interface CachedModel {
  readonly path: string;
  readonly digest: string;
  readonly sizeBytes: number;
  /** From then on the file may be evicted. Once is enough. */
  release(): void;
}

interface Fetch {
  readonly done: Promise<void>;
  readonly stop: AbortController;
}

export class ModelCache {
  readonly #folder: CacheFolder;
  readonly #source: ContentSource;
  readonly #fetches = new Map<string, Fetch>();

  private constructor(folder: CacheFolder, source: ContentSource) {
    this.#folder = folder;
    this.#source = source;
  }

  static async open({ world, source, path, bytesMax }: ModelCacheOptions): Promise<ModelCache> {
    return new ModelCache(await CacheFolder.open({ world, path, bytesMax }), source);
  }

  /** The file, held until it is released; its digest was checked by this call. */
  async obtain(order: ModelOrder, signal?: AbortSignal): Promise<CachedModel> {
    signal?.throwIfAborted();
    const hex = hexOfDigest(order.digest);
    this.#folder.hold(hex);
    try {
      await untilAborted(this.#fetched(order).done, signal);
      const sizeBytes = this.#folder.bytesOf(hex) ?? 0;
      return {
        path: this.#folder.pathOf(hex),
        digest: order.digest,
        sizeBytes,
        release: once(() => this.#letGo(hex)),
      };
    } catch (error) {
      this.#letGo(hex);
      throw error instanceof UnreadableSource ? unreachable(order, error) : error;
    }
  }

  /** For `cache_used_bytes`. */
  usedBytes(): number {
    return this.#folder.usedBytes();
  }

  /** Ends what is on its way; what has arrived of it stays for the next time. */
  async close(): Promise<void> {
    const fetches = [...this.#fetches.values()];
    for (const { stop } of fetches) stop.abort(new OrchestratorError('SHUTTING_DOWN'));
    await Promise.allSettled(fetches.map(({ done }) => done));
  }

  /** One that was stopped is joined by nobody, but its file is left to it until it has ended. */
  #fetched(order: ModelOrder): Fetch {
    const running = this.#fetches.get(order.digest);
    if (running !== undefined && !running.stop.signal.aborted) return running;
    const stop = new AbortController();
    const ended = running?.done.catch(() => undefined) ?? Promise.resolve();
    const done = ended
      .then(() => this.#bring(order, stop.signal))
      .finally(() => this.#fetches.get(order.digest) === fetch && this.#fetches.delete(order.digest));
    const fetch: Fetch = { done, stop };
    this.#fetches.set(order.digest, fetch);
    return fetch;
  }

  /** @implements ORCH-3042(a) */
  async #bring(order: ModelOrder, signal: AbortSignal): Promise<void> {
    const folder = this.#folder;
    const hex = hexOfDigest(order.digest);
    const isKept = folder.bytesOf(hex) !== undefined;
    if (isKept && !(await isSound(folder.pathOf(hex), hex, signal))) await folder.remove(hex);
    if (folder.bytesOf(hex) === undefined)
      await downloadModel({ folder, source: this.#source, order, signal });
    await folder.touch(hex);
  }

  /** Nobody waits any more: the download need not go on. */
  #letGo(hex: string): void {
    this.#folder.letGo(hex);
    if (this.#folder.holdersOf(hex) > 0) return;
    this.#fetches.get(`sha256:${hex}`)?.stop.abort(new Error('nobody waits for the model'));
  }
}

/** A file that was taken away, or cannot be read, is as good as damaged. */
async function isSound(path: string, hex: string, signal: AbortSignal): Promise<boolean> {
  try {
    return await hasDigest(path, hex, signal);
  } catch {
    signal.throwIfAborted();
    return false;
  }
}

function unreachable(order: ModelOrder, cause: UnreadableSource): OrchestratorError {
  return new OrchestratorError('STORE_UNAVAILABLE', {
    message: 'The model cannot be fetched.',
    details: { digest: order.digest, reason: cause.message },
    cause,
  });
}

function once(run: () => void): () => void {
  let isDone = false;
  return () => {
    if (!isDone) run();
    isDone = true;
  };
}

async function untilAborted(work: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  if (signal === undefined) return await work;
  const aborted = Promise.withResolvers<never>();
  const abort = (): void => aborted.reject(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  try {
    await Promise.race([work, aborted.promise]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
