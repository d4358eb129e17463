// What does this machine offer for faults? Each need is tried; nothing is guessed from a name or a version.
import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import type { Need } from '../grammar/fault.ts';
import { howToInstall, isInstalled } from './containers/testcontainers.ts';
import { memoryRoot } from './memory-group.ts';

const withinMs = 5_000;

const isDone = async (program: string, ...words: readonly string[]): Promise<boolean> => {
  try {
    await promisify(execFile)(program, words, { timeout: withinMs });
    return true;
  } catch {
    // Whatever kept it from being done, it can't be done here.
    return false;
  }
};

/** The word of strace itself that it sits on another process, one that it did not start. */
const canAttach = async (): Promise<boolean> => {
  const other = spawn('sleep', ['5'], { stdio: 'ignore' });
  const ended = new Promise<void>(
    resolve => void other.on('close', () => resolve()).on('error', () => resolve()),
  );
  const tracer = spawn('strace', ['-f', '-p', String(other.pid), '-e', 'trace=fsync'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: withinMs,
  });
  const attached = new Promise<boolean>(resolve => {
    tracer.on('error', () => resolve(false));
    tracer.on('close', () => resolve(false));
    tracer.stderr?.on('data', (chunk: Buffer) => {
      if (String(chunk).includes('attached')) resolve(true);
    });
  });
  const can = await attached;
  tracer.kill('SIGINT');
  other.kill('SIGKILL');
  await ended;
  return can;
};

const clockLibraries = ['x86_64-linux-gnu', 'aarch64-linux-gnu', '.'].map(
  machine => `/usr/lib/${machine}/faketime/libfaketimeMT.so.1`,
);

/** The library that gives a process a clock of its own, where it is installed. */
export const clockLibrary = (): string | undefined => clockLibraries.find(path => existsSync(path));

/** As what stands before a server's command is written; see own-world.ts. */
const mountsTry = [
  '--user',
  '--map-root-user',
  '--mount',
  'mount',
  '-t',
  'tmpfs',
  '-o',
  'size=64k',
  'tmpfs',
  '/tmp',
];

const isLinux = (): boolean => process.platform === 'linux';

const offers: Readonly<Record<Need, () => boolean | Promise<boolean>>> = {
  linux: isLinux,
  root: () => process.getuid?.() === 0,
  docker: () => isDone('docker', 'info'),
  testcontainers: isInstalled,
  prlimit: () => isDone('prlimit', '--pid', String(process.pid), '--nofile'),
  strace: () => isLinux() && canAttach(),
  'own mounts': () => isDone('unshare', ...mountsTry),
  'own clock': () => clockLibrary() !== undefined,
  'own memory': async () => (await memoryRoot()) !== undefined,
};

const lacks: Readonly<Record<Need, string>> = {
  linux: 'this is not Linux',
  root: 'it needs root',
  docker: 'no Docker daemon answers',
  testcontainers: `testcontainers is not installed (${howToInstall})`,
  prlimit: 'prlimit can not be run',
  strace: 'strace is not installed, or may not attach to other processes',
  'own mounts': 'mounting in a namespace of its own is not allowed (unshare --user --mount)',
  'own clock': 'libfaketime is not installed',
  'own memory': 'no control group of memory can be made',
};

/** Why these can't be met here, in sentences; empty: they can. */
export const unmetNeeds = async (needs: readonly Need[]): Promise<readonly string[]> => {
  const unmet: string[] = [];
  for (const need of new Set(needs)) if (!(await offers[need]())) unmet.push(lacks[need]);
  return unmet;
};
