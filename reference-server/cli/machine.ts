// What doctor asks of the machine.
import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname } from 'node:path';
import type { DoctorProbes } from './doctor.ts';

const commandTimeoutMs = 10_000;

function run(command: string, args: readonly string[]): Promise<string | undefined> {
  return new Promise(resolve => {
    execFile(command, [...args], { timeout: commandTimeoutMs }, (error, stdout) =>
      resolve(error === null ? stdout : undefined),
    );
  });
}

function canListen(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/** A folder that is not there yet can be written where its parent can. */
async function canWrite(folder: string): Promise<boolean> {
  try {
    await access(folder, constants.W_OK);
    return true;
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return isMissing && dirname(folder) !== folder ? canWrite(dirname(folder)) : false;
  }
}

export function thisMachine(): DoctorProbes {
  return { nodeVersion: process.versions.node, run, canListen, canWrite };
}
