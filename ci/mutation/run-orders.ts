import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../command.ts';
import type { Order, Told } from './order.ts';
import type { Ended } from './outcome.ts';

export interface Workplace {
  /** Where tests put their files: gone with it, also what a stopped one left. */
  readonly folder: string;
  leave(): Promise<void>;
}

export const enterWorkplace = async (): Promise<Workplace> => {
  const folder = await mkdtemp(join(tmpdir(), 'assay-mutation-'));
  return { folder, leave: () => rm(folder, { recursive: true, force: true, maxRetries: 3 }) };
};

const stopGroup = (pid: number | undefined): void => {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
};

/** A process of its own, and a group, so that nothing that a test started outlives it. */
export const runOrder = ({ folder }: Workplace, order: Order, limitMs: number): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [join(root, 'ci/mutation/test-process.ts'), JSON.stringify(order)],
      {
        cwd: root,
        detached: true,
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
        env: {
          ...process.env,
          TMPDIR: folder,
          NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, '.assay/compile-cache'),
        },
      },
    );
    let told: Told | undefined;
    let isLate = false;
    const limit = setTimeout(() => {
      isLate = told === undefined;
      stopGroup(child.pid);
    }, limitMs);
    child.on('message', message => {
      told = message as Told;
    });
    child.on('error', reject);
    child.on('exit', () => {
      clearTimeout(limit);
      stopGroup(child.pid);
      resolve({ isLate, ...(told && { told }) });
    });
  });

/** As many at once as there are jobs; the results in the order of the items. */
export const mapInTurn = async <Item, Result>(
  items: readonly Item[],
  jobs: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> => {
  const results: Result[] = [];
  const rest = items.entries();
  const worker = async (): Promise<void> => {
    for (const [at, item] of rest) results[at] = await work(item);
  };
  await Promise.all(Array.from({ length: Math.max(1, jobs) }, worker));
  return results;
};
