import assert from 'node:assert/strict';
import { BackendWords } from './backend-words.ts';

const noDevice = 'warning: no usable GPU found, --gpu-layers option will be ignored';
const all = 'load_tensors: offloaded 29/29 layers to GPU';
const some = 'load_tensors: offloaded 12/29 layers to GPU';
const none = 'llm_load_tensors: offloaded 0/33 layers to GPU';

const cases: readonly (readonly [string, readonly string[], string | undefined])[] = [
  [
    'says nothing of it',
    ['srv load_model: loading model', 'ggml_cuda_init: found 1 CUDA devices:'],
    undefined,
  ],
  ['has every layer on the device', [all], undefined],
  ['has no layer on the device', [none], none],
  ['has some layers on the device', [some], some],
  ['has one of its two models beside the device', [some, all], some],
  ['found no device', [noDevice], noDevice],
  ['finds its device only after it warned', [noDevice, all], undefined],
  ['was built without', ['warning: not compiled with GPU offload support, --gpu-layers will be ignored'], ''],
  ['is vLLM on a device', ['INFO 03-13 [__init__.py:256] Automatically detected platform cuda.'], undefined],
  ['is vLLM on the CPU', ['INFO 03-13 [__init__.py:256] Automatically detected platform cpu.'], ''],
];

describe('the words of an engine that starts', () => {
  for (const [name, lines, expected] of cases) {
    it(`are ${expected === undefined ? 'no' : 'a'} report of the CPU where it ${name} [ORCH-3018(b)]`, () => {
      const words = new BackendWords();
      for (const line of lines) words.read(`${line}\n`);
      assert.equal(words.ofCpu, expected === '' ? lines[0] : expected);
    });
  }

  it('are cut where they are long', () => {
    const words = new BackendWords();
    words.read(`${none}${'x'.repeat(1_000)}`);
    assert.equal(words.ofCpu?.length, 300);
  });
});
