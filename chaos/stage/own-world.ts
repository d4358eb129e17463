// What the server's process has to itself, so that a fault acts on it and on nobody else: a disk, a clock, its memory.
// It is made before the server and by what stands before its command; the server can't know of it.
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ProcessSetting } from '../grammar/setting.ts';
import { clockLibrary } from './machine.ts';
import { MemoryGroup } from './memory-group.ts';

export interface OwnWorld {
  readonly wrapper: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly storePath: string;
  /** Where its disk is found from outside, while the process lives. */
  readonly diskOf: (pid: number) => string;
  /** Sets its clock off by so many seconds; undefined where it has none of its own. */
  readonly moveClock: ((seconds: number) => Promise<void>) | undefined;
  readonly memory: MemoryGroup | undefined;
  close(): Promise<void>;
}

/** Becomes the program after them, in the group whose entrance is named. */
const inGroup = (entrance: string): readonly string[] => [
  'sh',
  '-c',
  'echo $$ > "$1" && shift && exec "$@"',
  'sh',
  entrance,
];

/** Becomes the program after them, which sees a small file system at the folder; it ends with the process. */
const onDisk = (bytes: number, folder: string): readonly string[] => [
  ...['unshare', '--user', '--map-root-user', '--mount', 'sh', '-c'],
  'mount -t tmpfs -o size="$1",mode=0700 tmpfs "$2" && shift 2 && exec "$@"',
  ...['sh', String(bytes), folder],
];

const clockEnv = (library: string, file: string): Readonly<Record<string, string>> => ({
  LD_PRELOAD: library,
  FAKETIME_TIMESTAMP_FILE: file,
  // In seconds: how long it goes by what it read before.
  FAKETIME_CACHE_DURATION: '1',
  // Only the wall clock jumps: what counts time from the start of the machine does so in the world, too.
  FAKETIME_DONT_FAKE_MONOTONIC: '1',
});

export const makeOwnWorld = async (folder: string, setting: ProcessSetting = {}): Promise<OwnWorld> => {
  const { diskBytes, hasOwnClock = false, hasOwnMemory = false, env = {} } = setting;
  const disk = diskBytes === undefined ? folder : join(folder, 'disk');
  await mkdir(disk, { recursive: true });
  const memory = hasOwnMemory ? await MemoryGroup.make(basename(folder)) : undefined;
  const library = hasOwnClock ? clockLibrary() : undefined;
  if (hasOwnClock && library === undefined) throw new Error('libfaketime is not installed');
  const clockFile = join(folder, 'clock');
  // Never half a file: it is read while it is written.
  const moveClock = async (seconds: number): Promise<void> => {
    await writeFile(`${clockFile}.next`, `${seconds < 0 ? '' : '+'}${seconds}\n`);
    await rename(`${clockFile}.next`, clockFile);
  };
  if (library !== undefined) await moveClock(0);
  return {
    wrapper: [
      ...(memory === undefined ? [] : inGroup(memory.entrance)),
      ...(diskBytes === undefined ? [] : onDisk(diskBytes, disk)),
    ],
    env: { ...env, ...(library === undefined ? {} : clockEnv(library, clockFile)) },
    storePath: join(disk, 'store.db'),
    diskOf: pid => (diskBytes === undefined ? disk : `/proc/${pid}/root${disk}`),
    moveClock: library === undefined ? undefined : moveClock,
    memory,
    close: async () => memory?.remove(),
  };
};
