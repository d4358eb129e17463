import assert from 'node:assert/strict';
import { engineFileOf, findEngineFile } from '../engine-document.ts';
import { containerPlanOf } from './container-plan.ts';
import { filledIn, type Places } from './place.ts';

const places: Places = {
  program: '/bin/engine',
  model: '/models/tiny.gguf',
  port: '8080',
  slots: '2',
  context: '512',
  total_context: '1024',
  flash_attention: 'off',
  kv_type: 'f16',
};

describe('the arguments of an engine', () => {
  it('have the values of their places, and what is none stays as it is', () => {
    assert.equal(filledIn('--slots={slots}:{port}', places), '--slots=2:8080');
    assert.equal(filledIn('{"a": {slots}}', places), '{"a": 2}');
    assert.equal(filledIn('{unknown} {toString}', places), '{unknown} {toString}');
  });
});

const planOf = (container: Readonly<Record<string, unknown>>, at: Places = places) => {
  const value = { version: 1, name: 'x', driver: 'wire', wire: 'vllm', promises: [], container };
  const { document } = engineFileOf(value, '/');
  assert.ok(document.container !== undefined);
  return containerPlanOf(document.container, at);
};

describe('the container of an engine', () => {
  it('gets its image, arguments and model, which it can only read', () => {
    const plan = planOf({
      image: 'e:1',
      port: 9000,
      args: ['-m', '{model}', '-p', '{port}', '-np', '{slots}'],
    });
    assert.deepEqual(plan, {
      image: 'e:1',
      args: ['-m', '/model/tiny.gguf', '-p', '9000', '-np', '2'],
      env: {},
      port: 9000,
      mounts: [{ source: '/models/tiny.gguf', target: '/model/tiny.gguf', mode: 'ro' }],
      deviceRequests: [],
    });
    assert.deepEqual(planOf({ image: 'e:1', port: 9000 }, { ...places, model: '' }).mounts, []);
  });

  it('is given GPUs of NVIDIA, all of them or so many', async () => {
    const request = (Count: number) => [{ Driver: 'nvidia', Count, Capabilities: [['gpu']] }];
    assert.deepEqual(planOf({ image: 'e:1', port: 9000, gpus: 2 }).deviceRequests, request(2));
    const { document } = await findEngineFile('vllm');
    assert.ok(document.container !== undefined);
    assert.deepEqual(containerPlanOf(document.container, places).deviceRequests, request(-1));
  });
});
