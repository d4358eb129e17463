import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import {
  defaultConfig,
  engineFlag,
  type LoadedConfig,
  type LoadOptions,
  loadConfig,
  type RefusedConfig,
} from './index.ts';

const pool = `
  - id: main
    engine: llamacpp
    wire: llamacpp
    model: { ref: small }
    replicas: [{ id: main-a, url: "http://127.0.0.1:9001", api_key_env: ENGINE_KEY }]
`;
const env = { ENGINE_KEY: 'engine-secret', OTHER: 'other-secret' };

describe('config', () => {
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'assay-config-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  const load = (text: string, options: Partial<LoadOptions> = {}): LoadedConfig | RefusedConfig => {
    const path = join(folder, 'assay.yaml');
    writeFileSync(path, text);
    return loadConfig({ path, env, folder: '/elsewhere', ...options });
  };

  const accepted = (text: string, options: Partial<LoadOptions> = {}): LoadedConfig => {
    const loaded = load(text, options);
    assert.ok(loaded.ok, JSON.stringify(loaded));
    return loaded;
  };

  const sentencesOf = (text: string, options: Partial<LoadOptions> = {}): readonly string[] => {
    const loaded = load(text, options);
    assert.ok(!loaded.ok);
    return loaded.sentences;
  };

  it('YAML and JSON are read alike, with every default, and nothing of it can be changed [ASY-CONF-002(a)]', () => {
    const { config } = accepted(`pools:${pool}`);
    const json = accepted(JSON.stringify(config.pools ? { pools: [{ ...config.pools[0] }] } : {}));
    assert.deepEqual(json.config.pools, config.pools);
    assert.equal(config.server.port, 8080);
    const queue = config.pools[0]?.queue;
    assert.ok(queue !== undefined && Object.isFrozen(queue));
    assert.throws(() => Object.assign(queue, { capacity: 1 }), TypeError);
  });

  it('every problem is said at once, with its place, what was found and what may stand there [OC-CONFIG-6001(a)]', () => {
    assert.deepEqual(sentencesOf(`server: { port: 70000, hots: a }\nmod: strict\npools:${pool}`), [
      '/mod: found the unknown field mod; allowed: version, mode, accelerators_allowed, server, store, streams, sessions, classes, fairness, tenants, pools, catalog, plugins, events, network, telemetry. Did you mean mode?',
      '/server/hots: found the unknown field hots; allowed: host, port, shutdown_grace_ms, limits. Did you mean host?',
      '/server/port: found 70000; allowed: at most 65535.',
    ]);
  });

  it('compat warns of what strict refuses [ORCH-3030(b)]', () => {
    const { warnings } = accepted(`mode: compat\nextra: 1\npools:${pool}`);
    assert.equal(warnings.length, 1);
    assert.match(warnings[0] ?? '', /^\/extra: found the unknown field extra.* It is ignored\.$/);
  });

  it('a key that was written out is not repeated [ASY-AUTH-002(a), OC-CTRL-2041(a)]', () => {
    const tenants = 'tenants: [{ id: a, keys: [{ id: k, hash: assay_plain-key, roles: [data] }] }]';
    const sentences = sentencesOf(`${tenants}\npools:${pool}`);
    assert.equal(sentences.length, 1);
    assert.match(
      sentences[0] ?? '',
      /^\/tenants\/0\/keys\/0\/hash: found a value that is not shown; allowed: .*sha256/,
    );
  });

  it('without keys no open address is taken, from a flag either [ASY-AUTH-006(a)]', () => {
    const flags = { host: '0.0.0.0' };
    assert.match(
      sentencesOf(`pools:${pool}`, { flags }).join(),
      /^\/server\/host: found 0\.0\.0\.0; allowed: a loopback address/,
    );
  });

  it('a variable that is named has to be set, and no other can be had [ASY-CONF-003]', () => {
    const { secretOf } = accepted(`pools:${pool}`);
    assert.deepEqual([secretOf('ENGINE_KEY'), secretOf('OTHER')], ['engine-secret', undefined]);
    assert.deepEqual(sentencesOf(`pools:${pool}`, { env: {} }), [
      '/pools/0/replicas/0/api_key_env: found ENGINE_KEY, which is not set; allowed: an environment variable that is set.',
    ]);
  });

  it('a file that is none or not YAML is said so', () => {
    const missing = loadConfig({ path: join(folder, 'none.yaml'), env, folder });
    assert.ok(!missing.ok);
    assert.match(missing.sentences[0] ?? '', /none\.yaml: there is no such file\.$/);
    assert.match(sentencesOf('a: 1\na: 2\n')[0] ?? '', /assay\.yaml:2: Map keys must be unique\.$/);
    for (const text of ['{"a":1,"a":2}', '{\n  "a": 1,\n  "b": { "a": 1, "a": 2 }\n}\n'])
      assert.match(sentencesOf(text)[0] ?? '', /Map keys must be unique\.$/);
    assert.deepEqual(
      sentencesOf('').map(sentence => sentence.slice(0, 12)),
      ['the document'],
    );
  });

  it('paths start at the document that names them', () => {
    const { config } = accepted(`store: { path: data/a.sqlite }\npools:${pool}`);
    assert.equal(config.store.path, join(folder, 'data/a.sqlite'));
    const flagged = accepted(`pools:${pool}`, { flags: { store: 'b.sqlite' } });
    assert.equal(flagged.config.store.path, resolve('/elsewhere/b.sqlite'));
    assert.equal(accepted(`pools:${pool}`, { flags: { store: 'memory' } }).config.store.kind, 'memory');
  });

  it('by default the embedded engine serves the tiny model to this machine', () => {
    const config = defaultConfig(folder);
    assert.deepEqual(
      config.pools.map(({ id, wire, model }) => [id, wire, model.ref, model.path]),
      [['tiny', 'embedded', 'tiny', undefined]],
    );
    assert.deepEqual(
      [config.server.host, config.store.path],
      ['127.0.0.1', join(folder, '.assay/assay.sqlite')],
    );
  });

  it('an engine flag is a pool, in place of the default or beside what the file names', () => {
    const engines = ['llamacpp=http://127.0.0.1:1', 'llamacpp=http://127.0.0.1:2#small'].map(text => {
      const flag = engineFlag(text);
      assert.ok(flag);
      return flag;
    });
    const shown = (pools: LoadedConfig['config']['pools']) =>
      pools.map(({ id, model }) => `${id} ${model.ref}`);
    assert.deepEqual(shown(defaultConfig(folder, { engines }).pools), [
      'llamacpp default',
      'llamacpp-2 small',
    ]);
    const beside = accepted(`pools:${pool}`, { flags: { engines } });
    assert.deepEqual(shown(beside.config.pools), ['main small', 'llamacpp default', 'llamacpp-2 small']);
    for (const text of ['llamacpp', 'llamacpp=file:///a', '=http://a', 'A=http://a'])
      assert.equal(engineFlag(text), undefined);
  });
});
