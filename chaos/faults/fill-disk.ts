import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Fault } from '../grammar/fault.ts';
import { refusedByStore } from './refused-by-store.ts';

const name = 'disk full';
const chunk = Buffer.alloc(64 * 1024);

const isFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOSPC';

/** Writes until the system says that there is no room: ever smaller pieces, so that none is left. */
const fill = async (path: string): Promise<void> => {
  await using file = await open(path, 'w');
  for (let size = chunk.length; size >= 1; ) {
    try {
      const { bytesWritten } = await file.write(chunk, 0, size);
      if (bytesWritten < size) size = Math.floor(size / 2);
    } catch (error) {
      if (!isFull(error)) throw error;
      size = Math.floor(size / 2);
    }
  }
};

/** A file beside the store takes all the room that its file system has. */
export const fillDisk: Fault = {
  name,
  what: 'The file system of the store has no room left (ENOSPC).',
  needs: ['linux', 'own mounts'],
  inject: async ({ server, own, remedies }) => {
    if (server.pid === undefined) throw new Error('the server does not run');
    const path = join(own.diskOf(server.pid), 'ballast');
    remedies.keep(name, () => rm(path, { force: true }));
    await fill(path);
  },
  heal: ({ remedies }) => remedies.apply(name),
  witnesses: refusedByStore,
};
