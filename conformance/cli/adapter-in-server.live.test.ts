// A verified adapter serves: the samples, named by a pool's replica as a module and as a process.
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { newRunNonce, OwnedProcess, realClock } from '#conformance/harness';
import { answering, type Peer, startPeer } from '#conformance/peers';
import { type StartedAdapter, startAdapter } from '../kit/protocol/adapter-process.ts';
import { writeSample } from '../kit/testing/write-sample.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const poolOf = (id: string, replica: object) => ({
  ...{ id, engine: id, wire: 'openai', model: { ref: 'tiny' } },
  replicas: [{ id: `${id}-a`, ...replica }],
});

const readyMs = 10_000;
const pollMs = 20;

const ready = async (address: string): Promise<void> => {
  const endMs = realClock.nowMs() + readyMs;
  for (;;) {
    const answer = await fetch(`${address}/readyz`);
    const text = await answer.text();
    if (answer.ok) return;
    assert.ok(realClock.nowMs() < endMs, text);
    await new Promise<void>(resolve => void realClock.after(pollMs, resolve));
  }
};

describe('the reference server', () => {
  let folder = '';
  let peer: Peer;
  let adapter: StartedAdapter;

  const serve = async (name: string, pools: readonly object[]): Promise<OwnedProcess> => {
    const path = join(folder, `${name}.yaml`);
    await writeFile(
      path,
      JSON.stringify({ version: 1, server: { port: 0 }, store: { kind: 'memory' }, pools }),
    );
    const argv = ['node', join(root, 'assay.ts'), 'serve', '--config', path];
    return new OwnedProcess({ name: 'server', argv, sink: () => undefined });
  };

  const ended = async (name: string, replica: object): Promise<readonly [number | null, string]> => {
    const server = await serve(name, [poolOf(name, replica)]);
    const { code } = await server.exited;
    return [code, server.lines.join('\n')];
  };

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'assay-vendor-'));
    await mkdir(join(folder, 'node_modules'));
    await symlink(root, join(folder, 'node_modules', 'assay'));
    peer = await startPeer({ wire: 'openai', name: 'engine', sink: () => undefined });
    peer.script(answering(['one', ' two']));
    const python = await writeSample('python', join(folder, 'python'));
    await writeSample('typescript', join(folder, 'typescript'));
    const command = `python3 ${join(python, 'adapter.py')} --engine {engine} --port {port}`;
    adapter = await startAdapter(peer.url, { command });
  });
  after(async () => {
    await adapter.stop();
    await peer.close();
    await rm(folder, { recursive: true });
  });

  const streamOf = async (address: string, engine: string): Promise<string> => {
    const task = {
      ...{ task_id: newRunNonce(), workload: 'completion', engine, model_ref: 'tiny', ctx: 512 },
      ...{ priority: 'interactive', max_tokens: 16, deadline_ms: 30_000, prompt: 'Name three rivers.' },
    };
    const headers = { 'content-type': 'application/json' };
    const admitted = await fetch(`${address}/v1/tasks`, {
      method: 'POST',
      headers,
      body: JSON.stringify(task),
    });
    assert.equal(admitted.status, 202, await admitted.text());
    return (await fetch(`${address}/v1/tasks/${task.task_id}/stream`)).text();
  };

  it('serves with the module and with the process that its pools name', async () => {
    const server = await serve('both', [
      poolOf('by-module', { url: peer.url, adapter: { module: './typescript/adapter.ts' } }),
      poolOf('by-url', { adapter: { url: adapter.url } }),
    ]);
    try {
      const address = await new Promise<string>(resolve =>
        server.onLine(line => {
          const [, found] = /listening on (\S+)/.exec(line) ?? [];
          if (found !== undefined) resolve(found);
        }),
      );
      await ready(address);
      for (const engine of ['by-module', 'by-url']) {
        const text = await streamOf(address, engine);
        assert.deepEqual(
          [...text.matchAll(/"t":"([^"]*)"/g)].map(([, piece]) => piece),
          ['one', ' two'],
        );
        assert.match(text, /event: end\n.*\n?.*"finish_reason":"stop"/);
      }
    } finally {
      server.signal('SIGTERM');
      await server.exited;
    }
  });

  it('does not begin with a module that can not be loaded, or was written for another port', async () => {
    const lost = await ended('lost', { url: peer.url, adapter: { module: './nowhere.ts' } });
    assert.match(lost[1], /the adapter \.\/nowhere\.ts can't be loaded/);
    await writeFile(join(folder, 'old.mjs'), "export const port = '2.0';\nexport default () => ({});\n");
    const old = await ended('old', { url: peer.url, adapter: { module: './old.mjs' } });
    assert.match(
      old[1],
      /\.\/old\.mjs is no adapter: it was written for version 2\.0 of the port, and this is 1\.0/,
    );
    assert.deepEqual([lost[0], old[0]], [1, 1]);
  });

  it('does not begin with a process that speaks another version of the protocol', async () => {
    const python = await writeSample('python', join(folder, 'newer'), {
      breaks: ['ASY-KIT-016(a)'],
      why: 'is of a later time',
      file: 'adapter.py',
      edits: [['PROTOCOL = "1.0"', 'PROTOCOL = "2.0"']],
    });
    const command = `python3 ${join(python, 'adapter.py')} --engine {engine} --port {port}`;
    const newer = await startAdapter(peer.url, { command });
    const [code, text] = await ended('newer', { adapter: { url: newer.url } });
    await newer.stop();
    assert.match(text, /speaks version 2\.0 of the adapter protocol, and this server 1\.0/);
    assert.equal(code, 1);
  });
});
