import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from './load-config.ts';
import { poolAt } from './testing/second-client.ts';

describe('a configuration as it is read', () => {
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'assay-second-'));
  });

  after(() => rm(folder, { recursive: true }));

  const problemsOf = async (document: unknown): Promise<string[]> => {
    const path = join(folder, 'config.yaml');
    await writeFile(path, JSON.stringify(document));
    return loadConfig(path, {}).problems.map(problem => problem.path);
  };

  it('refuses what this server cannot do, names that are not set and addresses that are not listed', async () => {
    const pool = poolAt('http://127.0.0.1:1');
    assert.deepEqual(await problemsOf({ pools: [pool] }), []);
    assert.deepEqual(await problemsOf({ pools: [{ ...pool, wire: 'tgi' }] }), ['/pools/0/wire']);
    const replicas = [{ id: 'r', url: 'http://127.0.0.1:1', api_key_env: 'NO_SUCH_NAME' }];
    assert.deepEqual(await problemsOf({ pools: [{ ...pool, replicas }] }), [
      '/pools/0/replicas/0/api_key_env',
    ]);
    const sinks = [{ id: 's', kind: 'webhook', url: 'http://10.0.0.1/x' }];
    assert.deepEqual(await problemsOf({ pools: [pool], events: { sinks } }), ['/events/sinks/0/url']);
    const network = { private_addresses: ['10.0.0.0/8'] };
    assert.deepEqual(await problemsOf({ pools: [pool], events: { sinks }, network }), []);
  });
});
