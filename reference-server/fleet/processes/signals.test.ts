import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { EngineError } from '#contracts/adapter';
import { failureFault } from './failure-fault.ts';
import { faultEffects } from './fault-effects.ts';
import { type EngineSignal, faultKinds, faultOf, signalTable } from './signals.ts';

const spec = readFileSync(new URL('../../../.specs/pools.md', import.meta.url), 'utf8');

/** The rows of the table whose heading row begins with these cells. */
function tableOf(...heading: readonly string[]): string[][] {
  const lines = spec.split('\n');
  const start = lines.findIndex(line => line.startsWith(`| ${heading.join(' | ')}`));
  assert.ok(start >= 0);
  const end = lines.findIndex((line, at) => at > start && !line.startsWith('|'));
  return lines.slice(start + 2, end).map(line =>
    line
      .slice(1, -1)
      .split('|')
      .map(cell => cell.trim()),
  );
}

const exit = { kind: 'exit', code: null, signal: null, hostOomRose: false, text: '' } as const;

const examples: readonly (readonly [string, EngineSignal, string | undefined])[] = [
  ['exit code 0', { ...exit, code: 0 }, 'exited'],
  ['exit code 3', { ...exit, code: 3 }, 'crashed'],
  ['a segmentation fault', { ...exit, signal: 'SIGSEGV' }, 'crashed'],
  ['KILL', { ...exit, signal: 'SIGKILL' }, 'killed'],
  ['KILL as a shell reports it', { ...exit, code: 137 }, 'killed'],
  ['KILL for want of memory', { ...exit, signal: 'SIGKILL', hostOomRose: true }, 'host OOM'],
  ['KILL for want of memory, as a shell reports it', { ...exit, code: 137, hostOomRose: true }, 'host OOM'],
  ['a crash while the host killed another process', { ...exit, code: 1, hostOomRose: true }, 'crashed'],
  [
    'an exit whose last words are of memory',
    {
      ...exit,
      code: 1,
      text: 'ggml_backend_cuda_buffer_type_alloc_buffer: cudaMalloc failed: out of memory',
    },
    'VRAM OOM',
  ],
  [
    'an abort after std::bad_alloc',
    { ...exit, signal: 'SIGABRT', text: "terminate called after throwing an instance of 'std::bad_alloc'" },
    'host OOM',
  ],
  [
    'torch',
    { kind: 'text', text: 'torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 2 GiB' },
    'VRAM OOM',
  ],
  ['llama.cpp', { kind: 'text', text: 'CUDA error: out of memory' }, 'VRAM OOM'],
  [
    'an illegal access',
    { kind: 'text', text: 'CUDA error: an illegal memory access was encountered' },
    'device error',
  ],
  [
    'a runtime error',
    { kind: 'text', text: 'cudaErrorLaunchFailure: unspecified launch failure' },
    'device error',
  ],
  ['host memory', { kind: 'text', text: 'mmap: Cannot allocate memory' }, 'host OOM'],
  ['an ordinary line', { kind: 'text', text: 'ggml_cuda_init: found 1 CUDA devices' }, undefined],
  [
    'a line about memory that is there',
    { kind: 'text', text: 'CUDA0 model buffer size = 4685 MiB' },
    undefined,
  ],
  ['a driver reset', { kind: 'device', change: 'driver-reset' }, 'driver reset'],
  ['a lost driver', { kind: 'device', change: 'driver-lost' }, 'driver lost'],
  ['an uncorrected error', { kind: 'device', change: 'ecc-uncorrected' }, 'ECC uncorrected'],
  ['a corrected error', { kind: 'device', change: 'ecc-corrected' }, 'ECC corrected'],
  ['no start', { kind: 'no-start' }, 'cannot start'],
  ['a start on the CPU', { kind: 'cpu' }, 'on the CPU'],
  ['no probe', { kind: 'no-probe' }, 'hung'],
  ['a refused connection', { kind: 'connection' }, 'connection lost'],
  ['a silent stream', { kind: 'idle' }, 'stalled'],
];

describe('the table of signals', () => {
  it('is the one of the requirements, row by row [ASY-POOL-005]', () => {
    const rows = signalTable.map(row => [row.signal, row.readAt, row.fault, row.reaction]);
    assert.deepEqual(rows, tableOf('signal', 'where it is read', 'fault'));
  });

  for (const [name, signal, fault] of examples) {
    it(`makes ${fault ?? 'nothing'} of ${name} [ASY-POOL-005]`, () => {
      assert.equal(faultOf(signal), fault);
    });
  }

  it('has an example of each of its faults, and an effect for each that agrees with its reaction', () => {
    const exemplified = new Set(examples.map(([, , fault]) => fault));
    assert.deepEqual(
      faultKinds.filter(kind => !exemplified.has(kind)),
      [],
    );
    for (const { fault, reaction } of signalTable) {
      const restarts = /restart/.test(reaction) && !/no restart/.test(reaction);
      assert.equal(faultEffects[fault].reaction === 'restart', restarts, fault);
      assert.equal(faultEffects[fault].reaction === 'wait', /until it is back/.test(reaction), fault);
    }
  });
});

describe('a failed attempt', () => {
  it('tells of memory by the kind that its adapter gave it, and of the device by its words [ORCH-3039(a)]', () => {
    assert.deepEqual(failureFault(new EngineError('out-of-memory-vram', 'no room')), {
      kind: 'VRAM OOM',
      detail: 'no room',
    });
    assert.equal(failureFault(new EngineError('out-of-memory-host', 'no room'))?.kind, 'host OOM');
    const broken = new EngineError('internal', 'CUDA error: device-side assert triggered');
    assert.equal(failureFault(broken)?.kind, 'device error');
    assert.equal(failureFault(new EngineError('internal', 'the slot was lost')), undefined);
  });

  it('tells nothing by what it quotes of a refused request', () => {
    const quoted = new EngineError('invalid-request', 'cannot parse «CUDA error: out of memory»');
    assert.equal(failureFault(quoted), undefined);
  });
});
