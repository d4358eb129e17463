import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { ChaosReport } from '../report/report.ts';

const bin = new URL('../../assay.ts', import.meta.url).pathname;

describe('assay chaos as a process', function () {
  this.timeout(60_000);
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'chaos-live-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** Its temporary folders lie in one of their own, so that what is left can be seen. */
  const started = (...args: readonly string[]) =>
    spawn(process.execPath, [bin, 'chaos', '--report', join(folder, 'report'), ...args], {
      env: { ...process.env, TMPDIR: folder },
      stdio: ['ignore', 'pipe', 'pipe'],
    });

  const left = async (): Promise<readonly string[]> =>
    (await readdir(folder)).filter(name => name.startsWith('assay-'));

  const report = async (): Promise<ChaosReport> =>
    JSON.parse(await readFile(join(folder, 'report', 'report.json'), 'utf8')) as ChaosReport;

  /** Processes whose command names the folder: those of the server do, by their configuration. */
  const processes = async (): Promise<readonly string[]> => {
    const pids = (await readdir('/proc')).filter(name => /^\d+$/.test(name));
    const lines = await Promise.all(
      pids.map(pid => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')),
    );
    return lines.filter(line => line.includes(folder) && !line.includes('mocha'));
  };

  it('heals and reports what was done when it is interrupted, and leaves neither process nor folder', async () => {
    const child = started('--experiment', 'server killed', '--seconds', '30');
    const ended = once(child, 'exit');
    const out = text(child.stdout);
    for await (const line of child.stderr) if (String(line).includes('1 of 1')) break;
    while ((await processes()).every(line => line.includes('chaos\0')))
      await new Promise(resolve => setTimeout(resolve, 20));
    child.kill('SIGINT');
    assert.deepEqual(await ended, [130, null]);
    assert.match(await out, /interrupted: 1 begun, 0 not \(exit 130\)\n$/);
    const [{ verdict, because } = {}] = (await report()).experiments;
    assert.equal(verdict, 'unknown', because ?? '');
    assert.deepEqual(await left(), []);
    assert.deepEqual(await processes(), []);
  });
});
