// Brings a model's bytes into the cache, from where an earlier try broke off, and proves them before they get their
// name. A file under its final name had its digest when it got it.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { OrchestratorError } from '../../kernel/index.ts';
import { type Content, type ContentSource, UnreadableSource } from '../sources/content.ts';
import type { CacheFolder } from './cache-folder.ts';

export interface ModelOrder {
  /** `sha256:` and the hex digits. */
  readonly digest: string;
  readonly sourceUrl: string;
}

export interface Download {
  readonly folder: CacheFolder;
  readonly source: ContentSource;
  readonly order: ModelOrder;
  readonly signal: AbortSignal;
}

export const hexOfDigest = (digest: string): string => digest.slice('sha256:'.length);

export async function hasDigest(path: string, hex: string, signal: AbortSignal): Promise<boolean> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20, signal })) hash.update(chunk);
  return hash.digest('hex') === hex;
}

/** What was resumed and does not fit together is thrown away and fetched whole, once. @implements ORCH-3037 */
export async function downloadModel(download: Download): Promise<void> {
  const { folder, order, signal } = download;
  const hex = hexOfDigest(order.digest);
  const partial = `${hex}.partial`;
  const startBytes = folder.bytesOf(partial) ?? 0;
  const isWhole = startBytes > 0 && (await hasDigest(folder.pathOf(partial), hex, signal));
  const from = isWhole ? startBytes : await fetchRest(download, partial, startBytes);
  if (isWhole || (await hasDigest(folder.pathOf(partial), hex, signal)))
    return await folder.rename(partial, hex);
  await folder.remove(partial);
  if (from > 0) return await downloadModel(download);
  throw new OrchestratorError('DIGEST_MISMATCH', { details: { digest: order.digest } });
}

/** Says from where it fetched. */
async function fetchRest(
  { folder, source, order, signal }: Download,
  partial: string,
  startBytes: number,
): Promise<number> {
  const content = await source.read(order.sourceUrl, { from: startBytes, signal });
  const file = await open(folder.pathOf(partial), 'a', 0o600);
  try {
    if (content.from === 0) await file.truncate(0);
    if (content.totalBytes !== undefined) await folder.reserve(partial, content.totalBytes);
    await append(content, file, bytes => folder.reserve(partial, bytes));
    await file.sync();
  } catch (cause) {
    if (signal.aborted) throw signal.reason;
    throw cause;
  } finally {
    await file.close();
    await folder.recount(partial);
  }
  return content.from;
}

async function append(
  content: Content,
  file: FileHandle,
  grow: (bytes: number) => Promise<void>,
): Promise<void> {
  let bytes = content.from;
  for await (const chunk of readable(content.body)) {
    bytes += chunk.length;
    if (content.totalBytes === undefined) await grow(bytes);
    else if (bytes > content.totalBytes) throw new UnreadableSource('the source gives more than it said');
    await file.appendFile(chunk);
  }
  if (content.totalBytes !== undefined && bytes < content.totalBytes) {
    throw new UnreadableSource('the source broke off');
  }
}

async function* readable(body: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const chunks = body[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await chunks.next().catch((cause: unknown) => {
        throw new UnreadableSource('the source broke off', { cause });
      });
      if (next.done) return;
      yield next.value;
    }
  } finally {
    await chunks.return?.();
  }
}
