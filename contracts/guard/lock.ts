import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { isObject, type Json, type JsonObject, objectOf } from './json.ts';

export const lockName = 'lock.json';

export function digestOf(bytes: string | Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

export function lockText(version: string, reason: string, files: ReadonlyMap<string, Uint8Array>): string {
  const sorted = [...files].sort(([one], [other]) => (one < other ? -1 : 1));
  const digests = Object.fromEntries(sorted.map(([name, bytes]) => [name, digestOf(bytes)]));
  return `${JSON.stringify({ version, reason, files: digests }, null, 2)}\n`;
}

function namesIn(root: string, folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? namesIn(root, path) : [relative(root, path)];
  });
}

function lockedFiles(folder: string): JsonObject | null {
  try {
    const lock: Json = JSON.parse(readFileSync(join(folder, lockName), 'utf8'));
    return isObject(objectOf(lock).files) ? objectOf(objectOf(lock).files) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** What does not fit between a released copy and its lock; empty where all does. */
export function lockProblems(folder: string, name: string): string[] {
  if (!existsSync(join(folder, lockName))) return [`${name}: ${lockName} is missing`];
  const locked = lockedFiles(folder);
  if (locked === null) return [`${name}: ${lockName} can't be read`];
  const present = namesIn(folder, folder).filter(file => file !== lockName);
  const changed = present
    .filter(file => Object.hasOwn(locked, file))
    .filter(file => {
      return digestOf(readFileSync(join(folder, file))) !== locked[file];
    });
  return [
    ...changed.map(file => `${name}/${file}: a released file was changed; its hash does not fit the lock`),
    ...present
      .filter(file => !Object.hasOwn(locked, file))
      .map(file => `${name}/${file}: a file that the lock does not know`),
    ...Object.keys(locked)
      .filter(file => !present.includes(file))
      .map(file => `${name}/${file}: a released file is missing`),
  ];
}
