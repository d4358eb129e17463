import assert from 'node:assert/strict';
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const program = join(import.meta.dirname, '../../assay.ts');
const nobody = 'llamacpp=http://127.0.0.1:9';

class Running {
  readonly child: ChildProcessWithoutNullStreams;
  text = '';

  constructor(args: readonly string[], folder: string) {
    this.child = spawn(process.execPath, [program, ...args], { cwd: folder });
    for (const stream of [this.child.stdout, this.child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        this.text += text;
        this.child.emit('heard');
      });
  }

  async says(pattern: RegExp): Promise<string> {
    for (;;) {
      const found = pattern.exec(this.text)?.[1];
      if (found !== undefined) return found;
      assert.equal(this.child.exitCode, null, this.text);
      await once(this.child, 'heard');
    }
  }

  async ended(): Promise<number | null> {
    if (this.child.exitCode === null) await once(this.child, 'close');
    return this.child.exitCode;
  }
}

describe('cli: the process', () => {
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'assay-serve-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  it('serve answers until it is told to end, and then ends with 0', async () => {
    const server = new Running(['serve', '--port', '0', '--store', 'memory', '--engine', nobody], folder);
    const address = await server.says(/listening on (\S+)/);
    const probe = await fetch(`${address}/healthz`);
    assert.equal(probe.status, 200);
    server.child.kill('SIGTERM');
    assert.equal(await server.ended(), 0, server.text);
    assert.match(server.text, /SIGTERM: stopping\n[\s\S]*stopped\n/);
  });

  it('a refused configuration ends it with 2 and opens no port [OC-CONFIG-6001(b)]', async () => {
    writeFileSync(join(folder, 'bad.yaml'), 'pools: []\n');
    const server = new Running(['serve', '--port', '0', '--config', 'bad.yaml'], folder);
    assert.equal(await server.ended(), 2);
    assert.match(server.text, /^The configuration is refused \(CONFIG_INVALID\):\n {2}\/pools: /);
    assert.doesNotMatch(server.text, /listening/);
  });

  it('a store that another server has open ends it with 2, and is free once that one was killed [ASY-DUR-019(a), ASY-DUR-019(b)]', async () => {
    const args = ['serve', '--port', '0', '--store', 'held.sqlite', '--engine', nobody];
    const first = new Running(args, folder);
    await first.says(/listening on (\S+)/);
    const second = new Running(args, folder);
    assert.equal(await second.ended(), 2);
    assert.match(
      second.text,
      /^The store \S+held\.sqlite can't be opened: another server has it open: [^\n]+\n$/,
    );
    first.child.kill('SIGKILL');
    await first.ended();
    const third = new Running(args, folder);
    await third.says(/listening on (\S+)/);
    third.child.kill('SIGTERM');
    assert.equal(await third.ended(), 0, third.text);
  });

  it('wrong usage is 2', async () => {
    const wrong = [
      ['serve', '--port', 'x'],
      ['task', 'submit'],
      ['key', 'new', '--role', 'root'],
    ];
    const codes = await Promise.all(wrong.map(args => new Running(args, folder).ended()));
    assert.deepEqual(codes, [2, 2, 2]);
  });

  it('SIGHUP takes a good configuration, and a broken one changes nothing and says why [ORCH-3031(b), OC-CONFIG-6001(a)]', async () => {
    const path = join(folder, 'reloaded.json');
    const [name, url] = nobody.split('=');
    const pool = { id: 'one', engine: name, wire: name, model: { ref: 'm' }, replicas: [{ id: 'r', url }] };
    const good = { server: { port: 0 }, store: { kind: 'memory' }, pools: [pool] };
    writeFileSync(path, JSON.stringify(good));
    const server = new Running(['serve', '--config', path], folder);
    const address = await server.says(/listening on (\S+)/);
    const classes = { interactive: { weight: 3 } };
    writeFileSync(path, JSON.stringify({ ...good, pools: [], classes }));
    server.child.kill('SIGHUP');
    assert.match(await server.says(/("event":"config-refused".*)/), /\/pools/);
    const pools = await fetch(`${address}/v1/pools`);
    assert.deepEqual(
      ((await pools.json()) as { items: { id: string }[] }).items.map(({ id }) => id),
      ['one'],
    );
    writeFileSync(path, JSON.stringify({ ...good, classes }));
    server.child.kill('SIGHUP');
    assert.match(await server.says(/("event":"config-reloaded".*)/), /\/classes\/interactive\/weight/);
    server.child.kill('SIGTERM');
    assert.equal(await server.ended(), 0, server.text);
  });
});
