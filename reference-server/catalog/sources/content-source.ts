// Reads the bytes behind a source address, from a place on. What it cannot read it says, and never guesses.
import { type FileHandle, open } from 'node:fs/promises';
import { type Content, type ContentSource, UnreadableSource } from './content.ts';
import { type FetchPort, type FetchRules, fetchContent } from './fetch-content.ts';
import { sourcePlace } from './source-url.ts';

export interface ContentSourceOptions extends FetchRules {
  /** What relative file addresses are relative to. */
  readonly baseDir: string;
  readonly fetch: FetchPort;
}

export function openContentSource(options: ContentSourceOptions): ContentSource {
  return {
    async read(sourceUrl, { from = 0, signal } = {}) {
      const place = sourcePlace(sourceUrl, options.baseDir);
      switch (place.kind) {
        case 'file':
          return await fileContent(place.path, from);
        case 'https':
          return await fetchContent({ ...options, url: place.url, from, signal });
        case 'other':
          throw new UnreadableSource(`nothing here reads from ${place.registry}`);
        case 'malformed':
          throw new UnreadableSource('the source address is malformed');
      }
    },
  };
}

async function fileContent(path: string, from: number): Promise<Content> {
  const handle = await open(path, 'r').catch((cause: unknown) => {
    throw new UnreadableSource('the file cannot be opened', { cause });
  });
  // A pipe or a device would never end.
  const stat = await handle.stat();
  if (stat.isFile()) return { body: fileBody(handle, from), from, totalBytes: stat.size };
  await handle.close();
  throw new UnreadableSource('the source is no regular file');
}

async function* fileBody(handle: FileHandle, from: number): AsyncIterable<Uint8Array> {
  await using closing = handle;
  yield* closing.createReadStream({ start: from, highWaterMark: 1 << 20, autoClose: false });
}
