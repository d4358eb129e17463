import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from '../build.ts';
import { root, runCommand, runNode } from '../command.ts';

/** npm as it is installed beside the Node of the machine: the pinned Node brings none. */
async function npm(args: readonly string[], cwd: string): Promise<string> {
  const { code, output } = await runCommand('npm', [...args, '--loglevel=error'], { cwd });
  assert.equal(code, 0, output);
  return output;
}

async function installTarball(folder: string): Promise<void> {
  await build();
  await npm(['pack', join(root, 'dist'), '--pack-destination', folder], folder);
  await writeFile(join(folder, 'package.json'), '{"name":"stranger","private":true}');
  await npm(
    ['install', './assay-0.1.0.tgz', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'],
    folder,
  );
}

async function firstAddress(server: ChildProcess): Promise<string> {
  assert.ok(server.stdout);
  for await (const line of createInterface({ input: server.stdout, signal: AbortSignal.timeout(20_000) })) {
    const address = /http:\/\/[\w.:]+/.exec(line)?.[0];
    if (address) return address;
  }
  throw new Error('the installed server ended without an address');
}

describe('the packed tarball', function () {
  this.timeout(180_000);
  let folder = '';
  const assay = (...args: string[]) =>
    runNode([join(folder, 'node_modules/assay/assay.js'), ...args], { cwd: folder });

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'assay-pack-'));
    await installTarball(folder);
  });

  after(() => rm(folder, { recursive: true, force: true }));

  it('installs a bin named assay', async () => {
    await access(join(folder, 'node_modules/.bin/assay'));
    assert.equal((await assay('--version')).output.trim(), '0.1.0');
  });

  it('lists the requirements without the repository', async () => {
    const { code, output } = await assay('list', '--json');
    assert.equal(code, 0, output);
    assert.ok((JSON.parse(output) as unknown[]).length >= 223);
  });

  it('ships the experiments that break the world around a server', async () => {
    const { code, output } = await assay('chaos', '--list');
    assert.equal(code, 0, output);
    assert.match(output, /server killed/);
  });

  it('serves, and its own client gets the answer', async () => {
    const args = [join(folder, 'node_modules/assay/assay.js'), 'serve', '--port', '0'];
    const server = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(server, 'exit');
    const address = await firstAddress(server);
    const response = await fetch(`${address}/healthz`);
    assert.equal(response.status, 200);
    const program = [
      "import { OrchestratorClient } from 'assay/client';",
      `await using client = new OrchestratorClient({ baseUrl: '${address}', validatesAnswers: true });`,
      'process.stdout.write(JSON.stringify((await client.server.health()).body));',
    ].join('\n');
    await writeFile(join(folder, 'ask.mjs'), program);
    const { output } = await runNode([join(folder, 'ask.mjs')], { cwd: folder });
    assert.match(output, /^\{"live":true,/);
    server.kill('SIGTERM');
    assert.deepEqual(await ended, [0, null]);
  });
});
