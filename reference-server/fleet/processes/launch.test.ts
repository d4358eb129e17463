import assert from 'node:assert/strict';
import type { PoolConfig } from '#contracts';
import { poolConfig } from '../fixtures.ts';
import { boundToNode, type Launch, launchArgv, launchEnvironment } from './launch.ts';

const command = {
  argv: ['llama-server', '-m', '{model}', '--port={port}', '--tensor-split', '{split_ratios}', '{other}'],
  env: { LLAMA_LOG: 'x', CUDA_VISIBLE_DEVICES: '0,1,2,3' },
  start_timeout_ms: 1_000,
  output_bytes_max: 1_024,
};

const secretive = { PATH: '/bin', HOME: '/root', ASSAY_API_KEY: 'hidden', CUDA_VISIBLE_DEVICES: '5' };

function launch(changes: Record<string, unknown>, devices?: number[]): Launch {
  const pool: PoolConfig = poolConfig(['a'], changes);
  const replica = { id: 'a', slots: 1, ...(devices === undefined ? {} : { devices }) };
  return { pool, replica, command, port: 4_711, environment: secretive };
}

const nvidia = { accelerator: 'nvidia', devices: [3, 1], split_ratios: [0.75, 0.25] };

describe('the start of an engine', () => {
  it('puts port, model and ratios into the arguments and leaves the rest alone [ORCH-3001(a), OC-POOL-3021(a)]', () => {
    const model = { ref: 'tiny', path: '/models/tiny.gguf' };
    assert.deepEqual(launchArgv(launch({ ...nvidia, model })), [
      'llama-server',
      '-m',
      '/models/tiny.gguf',
      '--port=4711',
      '--tensor-split',
      '0.75,0.25',
      '{other}',
    ]);
  });

  it('hands the mask over in its order, numbered as the driver does, and nothing widens it [OC-POOL-3020, ORCH-3011(a), OC-POOL-3012]', () => {
    const env = launchEnvironment(launch(nvidia));
    assert.deepEqual([env.CUDA_VISIBLE_DEVICES, env.CUDA_DEVICE_ORDER], ['3,1', 'PCI_BUS_ID']);
    assert.equal(launchEnvironment(launch(nvidia, [1])).CUDA_VISIBLE_DEVICES, '1');
  });

  it('hides every device from an engine of a pool without any [ORCH-3011(a)]', () => {
    const env = launchEnvironment(launch({ accelerator: 'none' }));
    assert.deepEqual([env.CUDA_VISIBLE_DEVICES, env.CUDA_DEVICE_ORDER], ['', undefined]);
  });

  it('takes over what a program needs to run, what was configured, and no secret', () => {
    const env = launchEnvironment(launch({}));
    assert.deepEqual(env, { PATH: '/bin', HOME: '/root', LLAMA_LOG: 'x', CUDA_VISIBLE_DEVICES: '' });
  });

  it('is bound to the configured NUMA node where the host can do that [ORCH-3013]', () => {
    assert.deepEqual(boundToNode(['e'], 1, true), ['numactl', '--cpunodebind=1', '--preferred=1', 'e']);
    assert.deepEqual([boundToNode(['e'], 1, false), boundToNode(['e'], undefined, true)], [['e'], ['e']]);
  });
});
