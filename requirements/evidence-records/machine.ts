import { execFile } from 'node:child_process';
import { arch, cpus, release, totalmem, type } from 'node:os';
import type { Evidence } from '#contracts';

const askedMs = 10_000;

/** What a program prints, on one line; null where it is missing or fails. */
const said = (program: string, args: readonly string[]): Promise<string | null> =>
  new Promise(resolve => {
    execFile(program, [...args], { timeout: askedMs }, (error, stdout) => {
      const lines = stdout
        .split('\n')
        .map(line => line.trim())
        .filter(line => line !== '');
      resolve(error === null && lines.length > 0 ? lines.join('; ') : null);
    });
  });

/** This machine, as a record tells it. */
export async function machineHere(): Promise<Evidence['machine']> {
  const [docker, gpu] = await Promise.all([
    said('docker', ['version', '--format', '{{.Server.Version}}']),
    said('nvidia-smi', ['--query-gpu=name,driver_version', '--format=csv,noheader']),
  ]);
  return {
    cpu: cpus()[0]?.model.trim() || 'unknown',
    cores: cpus().length,
    memory_bytes: totalmem(),
    os: `${type()} ${release()} ${arch()}`,
    node: process.version,
    docker,
    gpu,
  };
}
