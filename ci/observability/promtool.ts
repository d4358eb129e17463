// Finds promtool, installs Debian's package where it may, and says why where it can't.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type CommandResult, runCommand } from '../command.ts';

const packageName = 'prometheus';

function found(): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin'];
  return folders
    .map(folder => join(folder, 'promtool'))
    .find(path => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/** A machine without a network would wait long for its package lists, so each call has its bound. */
function apt(...args: readonly string[]): Promise<CommandResult> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return runCommand('timeout', ['90', 'apt-get', '-o', 'Acquire::Retries=0', ...args], { env });
}

async function installed(): Promise<string | undefined> {
  const install = ['install', '-y', '--no-install-recommends', packageName];
  try {
    if ((await apt(...install)).code !== 0 && (await apt('update')).code === 0) await apt(...install);
  } catch (error) {
    // No apt-get, no timeout: a machine that isn't Debian.
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  return found();
}

export type Promtool = { readonly path: string } | { readonly path: undefined; readonly because: string };

export async function findPromtool(): Promise<Promtool> {
  const path = found();
  if (path !== undefined) return { path };
  if (process.getuid?.() !== 0)
    return { path: undefined, because: `promtool is not in PATH: install the package ${packageName}` };
  const fresh = await installed();
  return fresh === undefined
    ? { path: undefined, because: `promtool is not in PATH, and ${packageName} can't be installed here` }
    : { path: fresh };
}
