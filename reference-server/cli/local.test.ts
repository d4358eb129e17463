import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultConfig } from '../config/index.ts';
import { checkConfiguration, showConfiguration } from './config.ts';
import { type DoctorProbes, doctor } from './doctor.ts';
import { HeardIo } from './fixtures/heard-io.ts';
import { newKey } from './key.ts';
import { configToServe, greeting } from './serve.ts';

const refused = 'server: { prot: 1 }\n';

describe('cli: on this machine', () => {
  let io: HeardIo;
  let folder: string;
  let file: string;

  beforeEach(() => {
    io = new HeardIo();
    folder = mkdtempSync(join(tmpdir(), 'assay-cli-'));
    file = join(folder, 'assay.yaml');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('serve says where it listens, what it serves and what to try', () => {
    const config = defaultConfig(folder, { store: 'memory' });
    assert.deepEqual(greeting(config, 'http://127.0.0.1:8080'), [
      'listening on http://127.0.0.1:8080',
      'pool       tiny: model tiny, engine embedded, 1 replica(s)',
      'store      memory, forgotten at the end',
      'keys       none, so only this machine may ask',
      'try        in another terminal:',
      '  assay task submit "Name three rivers." --stream --url http://127.0.0.1:8080 --engine embedded --model tiny',
      `  curl http://127.0.0.1:8080/v1/chat/completions -H 'Content-Type: application/json' -d '{"model":"tiny","messages":[{"role":"user","content":"Name three rivers."}]}'`,
      '  curl http://127.0.0.1:8080/readyz',
      'the contract and its page: http://127.0.0.1:8080/',
    ]);
  });

  it('serve refuses a bad configuration before anything starts [ORCH-3030(a)]', () => {
    writeFileSync(file, refused);
    assert.equal(configToServe({ config: file, engine: [] }, io, { folder, env: {} }), undefined);
    assert.equal(
      io.text,
      [
        '! The configuration is refused (CONFIG_INVALID):',
        '!   /pools: found nothing; allowed: a value is required.',
        '!   /server/prot: found the unknown field prot; allowed: host, port, shutdown_grace_ms, limits. Did you mean port?',
        '',
      ].join('\n'),
    );
  });

  it('config check says what is wrong, or that nothing is', () => {
    writeFileSync(file, refused);
    assert.equal(checkConfiguration({ json: false }, io, { folder }), 0);
    assert.equal(checkConfiguration({ file, json: false }, io, { folder }), 1);
    assert.equal(
      io.text,
      [
        'the default configuration is valid: 1 pool(s), 0 tenant(s).',
        `! ${file} is refused, 2 problem(s):`,
        '!   /pools: found nothing; allowed: a value is required.',
        '!   /server/prot: found the unknown field prot; allowed: host, port, shutdown_grace_ms, limits. Did you mean port?',
        '',
      ].join('\n'),
    );
  });

  it('config check as JSON lists the same', () => {
    writeFileSync(file, 'mode: compat\nextra: 1\n');
    assert.equal(checkConfiguration({ file, json: true }, io, { folder }), 1);
    const { ok, problems, warnings } = JSON.parse(io.text) as {
      ok: boolean;
      problems: string[];
      warnings: string[];
    };
    assert.deepEqual([ok, problems.length, warnings.length], [false, 1, 1]);
  });

  it('config show prints what is in force, without secrets [ASY-CONF-002(b)]', () => {
    const pool =
      'pools: [{ id: a, engine: llamacpp, wire: llamacpp, model: { ref: m }, replicas: [{ id: r, url: "http://u:pass@127.0.0.1:1" }] }]';
    const hash = `sha256:${'1'.repeat(64)}`;
    writeFileSync(file, `${pool}\ntenants: [{ id: t, keys: [{ id: k, hash: "${hash}", roles: [data] }] }]\n`);
    assert.equal(showConfiguration({ file, json: false }, io, { folder }), 0);
    assert.match(io.text, /turns_max: 8/);
    assert.doesNotMatch(io.text, /1111|pass/);
  });

  it('a new key is printed once, with the piece of configuration that holds its hash [ASY-AUTH-002(d)]', () => {
    const minted = () => ({ key: 'assay_KEY', hash: 'sha256:HASH' });
    assert.equal(newKey({ tenant: 'a', role: ['data', 'operator'], json: false }, io, minted), 0);
    assert.equal(
      io.text,
      [
        'The key, shown this once:',
        '',
        '  assay_KEY',
        '',
        'Its hash, for the configuration:',
        '',
        'tenants:',
        '  - id: a',
        '    keys:',
        '      - id: a-data-operator',
        '        hash: sha256:HASH',
        '        roles:',
        '          - data',
        '          - operator',
        '',
      ].join('\n'),
    );
  });

  const bare: DoctorProbes = {
    nodeVersion: '20.1.0',
    run: () => Promise.resolve(undefined),
    canListen: () => Promise.resolve(false),
    canWrite: () => Promise.resolve(false),
  };

  it('doctor says of everything that is missing what that means, and does not fail', async () => {
    assert.equal(await doctor({ port: 8080, storeFolder: '/store', json: false }, io, bare), 0);
    assert.equal(
      io.text,
      [
        '– Node       20.1.0: the sources need Node 24 or later',
        '– Docker     none: checks that need containers are inapplicable here',
        '– GPU        none: engines compute on the CPU or elsewhere; the embedded one is enough to try',
        '– Port       8080 is taken: say --port 0 to take any free one',
        '– Open files unknown: each connection takes one',
        '– Store      /store cannot be written: say --store with a place that can be written, or --store memory',
        '',
      ].join('\n'),
    );
  });

  it('doctor names what is there', async () => {
    const outputs: Readonly<Record<string, string>> = {
      docker: '27.1\n',
      'nvidia-smi': 'A100, 40960 MiB\nA100, 40960 MiB\n',
      sh: '20000\n',
    };
    const probes: DoctorProbes = {
      nodeVersion: '24.1.0',
      run: command => Promise.resolve(outputs[command]),
      canListen: () => Promise.resolve(true),
      canWrite: () => Promise.resolve(true),
    };
    assert.equal(await doctor({ port: 1, storeFolder: '/store', json: false }, io, probes), 0);
    assert.equal(
      io.text,
      [
        '✓ Node       24.1.0: it runs the sources as they are',
        '✓ Docker     27.1: checks that need containers can run',
        '✓ GPU        A100, 40960 MiB; A100, 40960 MiB: pools may say accelerator: nvidia',
        '✓ Port       1 is free: assay serve can use it',
        '✓ Open files 20000: enough for the default number of connections',
        '✓ Store      /store can be written: tasks outlive a restart',
        '',
      ].join('\n'),
    );
  });
});
