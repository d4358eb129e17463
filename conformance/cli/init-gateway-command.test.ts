import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTargetDocument, UsageError } from '#conformance/harness';
import { initGatewayCommand } from './init-gateway-command.ts';

const url = 'http://127.0.0.1:4000';

describe('assay init gateway', () => {
  let folder = '';
  const said: string[] = [];
  const io = {
    out: (text: string) => void said.push(text),
    err: () => undefined,
    isTerminal: false,
    hasColor: false,
    width: 80,
  };

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'assay-gateway-'));
  });
  after(() => rm(folder, { recursive: true }));

  it('drafts a document that can be read, and says how it is used', async () => {
    const out = join(folder, 'a.yaml');
    assert.equal(await initGatewayCommand(url, { out, key: 'MINE' }, io), 0);
    const read = await readTargetDocument(out);
    assert.ok(read.ok);
    const { target } = read.document;
    assert.deepEqual([target.url, target.keys.data], [url, { env: 'MINE' }]);
    assert.deepEqual(target.gateway, {
      upstream_port: 9_555,
      upstream_key: { env: 'MINE_UPSTREAM' },
      silence_ms: 10_000,
      calls_max: 3,
    });
    assert.match(said.join(''), /--profile gateway-behaviour/);
  });

  it('overwrites nothing, and wants an address', async () => {
    const out = join(folder, 'b.yaml');
    await initGatewayCommand(url, { out }, io);
    await assert.rejects(initGatewayCommand(url, { out }, io), UsageError);
    await assert.rejects(initGatewayCommand('ftp://x', { out: join(folder, 'c.yaml') }, io), UsageError);
  });
});
