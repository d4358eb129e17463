import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { instantText, newRunNonce, realClock } from '#conformance/harness';

const home = join('.assay', 'reports');
const latest = 'latest.txt';

/** A folder that no other run writes to, remembered as the newest. */
export const newReportFolder = async (): Promise<string> => {
  const stamp = instantText(realClock.wallMs()).slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
  const name = `${stamp}-${newRunNonce().slice(0, 4)}`;
  const folder = resolve(home, name);
  await mkdir(folder, { recursive: true });
  await writeFile(resolve(home, latest), `${name}\n`);
  return folder;
};

/** The newest folder of a run here; undefined where none ran. */
export const latestReportFolder = async (): Promise<string | undefined> => {
  try {
    const name = (await readFile(resolve(home, latest), 'utf8')).trim();
    return resolve(home, name);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
};
