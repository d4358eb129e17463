import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Io } from '#conformance/harness';
import { fileNames } from '../report/index.ts';
import { folderOf } from './folder-commands.ts';

const openers: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
  linux: ['xdg-open'],
};

/** Whether a program took it. */
const opened = (path: string): Promise<boolean> =>
  new Promise(resolve => {
    const [program, ...args] = openers[process.platform] ?? [];
    if (program === undefined) return resolve(false);
    const child = spawn(program, [...args, path], { stdio: 'ignore', detached: true });
    child.on('error', () => resolve(false));
    child.on('spawn', () => {
      child.unref();
      resolve(true);
    });
  });

/** Opens the report of a run in the browser, and says where it lies. */
export const openCommand = async (named: string | undefined, io: Io): Promise<number> => {
  const path = join(await folderOf(named), fileNames.html);
  io.out(`${path}\n`);
  if (!(await opened(path))) io.err('no program here opens it: point a browser at the file\n');
  return 0;
};
