import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { validateDocument } from '#contracts';
import { startFakeEngine } from './testing/fake-engine.ts';

const entry = fileURLToPath(import.meta.resolve('./main.ts'));

const launch = (args: readonly string[]): ChildProcess =>
  spawn(process.execPath, [entry, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });

const textOf = async (stream: ChildProcess['stdout'], wanted?: RegExp): Promise<string> => {
  let text = '';
  for await (const chunk of stream ?? []) {
    text += String(chunk);
    if (wanted?.test(text)) return text;
  }
  return text;
};

const exitOf = (child: ChildProcess): Promise<number | null> =>
  new Promise(resolve => child.once('exit', code => resolve(code)));

describe('the process', () => {
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'assay-second-'));
  });

  after(() => rm(folder, { recursive: true }));

  const written = async (document: unknown): Promise<string> => {
    const path = join(folder, 'config.json');
    await writeFile(path, JSON.stringify(document));
    return path;
  };

  it('listens, answers and ends with 0 at SIGTERM', async () => {
    const engine = await startFakeEngine();
    const replicas = [{ id: 'r', url: engine.url }];
    const pools = [{ id: 'p', engine: 'llamacpp', wire: 'llamacpp', model: { ref: 'tiny' }, replicas }];
    const child = launch(['--config', await written({ pools }), '--port', '0']);
    const exited = exitOf(child);
    const line = await textOf(child.stdout, /listening on \S+\n/);
    const url = /listening on (\S+)\n/.exec(line)?.[1];
    assert.equal((await fetch(`${url}/healthz`)).status, 200);
    child.kill('SIGTERM');
    assert.equal(await exited, 0);
    await engine.close();
  });

  it('says everything that is wrong with a configuration and opens no port', async () => {
    const child = launch(['--config', await written({ pools: [], colour: 'red' })]);
    const [log, code] = await Promise.all([textOf(child.stderr), exitOf(child)]);
    assert.notEqual(code, 0);
    const lines: unknown[] = log
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));
    assert.ok(lines.every(line => validateDocument('log-record', line).ok));
    assert.match(log, /"field":"\/pools"/);
    assert.match(log, /"field":"\/colour"/);
  });
});
