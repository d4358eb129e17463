import assert from 'node:assert/strict';
import { realWorld, VirtualWorld } from '../../kernel/index.ts';
import { passTime } from '../fixtures.ts';
import type { DeviceChange } from './device-changes.ts';
import { DeviceWatch } from './device-watch.ts';
import { missingTool, RecordedTool, recorded, withCell } from './fixtures.ts';
import { smiArgv } from './parse-smi.ts';
import { type CommandResult, hostRunner } from './run-command.ts';

interface Watched {
  readonly world: VirtualWorld;
  readonly watch: DeviceWatch;
  readonly tool: RecordedTool;
  readonly changes: DeviceChange[];
}

async function watched(...answers: CommandResult[]): Promise<Watched> {
  const [world, tool, changes] = [new VirtualWorld(), new RecordedTool(...answers), [] as DeviceChange[]];
  const watch = new DeviceWatch({ world, run: tool.run, intervalMs: 1_000 });
  watch.onChange(change => changes.push(change));
  watch.start();
  await passTime(world, 0);
  return { world, watch, tool, changes };
}

const kinds = (changes: readonly DeviceChange[]): unknown[] =>
  changes.map(({ kind, device, by }) => [kind, device, by]);

describe('the watch over devices', () => {
  it('asks at its interval, and no more once it is stopped', async () => {
    const { world, watch, tool } = await watched(recorded('h200'));
    await passTime(world, 2_500);
    assert.deepEqual([tool.asked.length, tool.asked[0]], [3, smiArgv]);
    watch.stop();
    await passTime(world, 5_000);
    assert.deepEqual([tool.asked.length, world.pendingTimers], [3, 0]);
  });

  it('says which devices of a mask can be used [ORCH-1101(a)]', async () => {
    const { watch } = await watched(recorded('a100-pair'));
    assert.deepEqual([watch.unusable([0, 1]), watch.reading(1)?.freeBytes], [undefined, 81_566 * 2 ** 20]);
    assert.match(watch.unusable([1, 2]) ?? '', /device 2 of the mask is not there/);
  });

  it('says that nothing was read yet, before the first answer', () => {
    const watch = new DeviceWatch({ world: new VirtualWorld(), run: new RecordedTool().run });
    assert.equal(watch.unusable([0]), 'the devices were not read yet');
  });

  for (const [name, answer, words] of [
    ['without the tool', missingTool, /nvidia-smi is not on this host/],
    ['without a device', recorded('no-devices'), /No devices were found/],
    ['without a driver', recorded('driver-not-loaded'), /couldn't communicate/],
  ] as const) {
    it(`knows no device ${name}, and says why [ORCH-1101(a), ORCH-3018(a)]`, async () => {
      const { watch } = await watched(answer);
      assert.match(watch.unusable([0]) ?? '', words);
      assert.deepEqual([watch.reading(0), watch.lost()], [undefined, []]);
    });
  }

  it('tells memory errors by how many there were, corrected and uncorrected apart [ORCH-3053(a)]', async () => {
    const { world, changes } = await watched(
      recorded('a100-pair'),
      withCell('a100-pair', { device: 0, column: 8, value: '5' }),
      withCell('a100-pair', { device: 0, column: 9, value: '1' }),
    );
    await passTime(world, 1_000);
    assert.deepEqual(kinds(changes), [['ecc-corrected', 0, 3]]);
  });

  it('tells an uncorrected error', async () => {
    const { world, changes } = await watched(
      recorded('a100-pair'),
      withCell('a100-pair', { device: 1, column: 9, value: '2' }),
    );
    await passTime(world, 3_000);
    assert.deepEqual(kinds(changes), [['ecc-uncorrected', 1, 2]]);
  });

  it('tells a reset where a counter that only grows has fallen [ORCH-3053(a)]', async () => {
    const { world, changes } = await watched(
      recorded('a100-pair'),
      withCell('a100-pair', { device: 0, column: 8, value: '0' }),
    );
    await passTime(world, 3_000);
    assert.deepEqual(kinds(changes), [['driver-reset', 0, 1]]);
  });

  it('tells a lost device once, and its return as a reset', async () => {
    const { world, watch, changes } = await watched(recorded('a100-pair'), recorded('gpu-is-lost'));
    await passTime(world, 3_000);
    assert.deepEqual([kinds(changes), watch.lost()], [[['driver-lost', 1, 1]], [1]]);
    assert.match(changes[0]?.detail ?? '', /GPU is lost/);
    assert.match(watch.unusable([1]) ?? '', /not there.*GPU is lost/);
  });

  it('tells of every device where the driver goes, and of no reset when only the tool was silent', async () => {
    const { world, watch, changes } = await watched(
      recorded('a100-pair'),
      recorded('driver-not-loaded'),
      recorded('a100-pair'),
    );
    await passTime(world, 1_000);
    assert.deepEqual(kinds(changes), [
      ['driver-lost', 0, 1],
      ['driver-lost', 1, 1],
    ]);
    await passTime(world, 1_000);
    assert.deepEqual([changes.length, watch.unusable([0, 1]), watch.lost()], [2, undefined, []]);
  });

  it('tells the return of a device that was gone alone as a reset', async () => {
    const { world, changes } = await watched(
      recorded('a100-pair'),
      recorded('a100-err'),
      recorded('driver-not-loaded'),
      recorded('a100-pair'),
    );
    await passTime(world, 3_000);
    assert.deepEqual(kinds(changes), [
      ['driver-lost', 1, 1],
      ['driver-lost', 0, 1],
      ['driver-reset', 1, 1],
    ]);
  });
});

describe('a command of the host', () => {
  const run = hostRunner(realWorld(), {});

  it('hands back what it printed and how it ended', async () => {
    const script = 'process.stdout.write("a"); process.stderr.write("b"); process.exit(7)';
    const result = await run([process.execPath, '-e', script], 10_000);
    assert.deepEqual(result, { code: 7, stdout: 'a', stderr: 'b', missing: false });
  });

  it('is missing where there is no such program', async () => {
    assert.equal((await run(['no-such-program-here'], 1_000)).missing, true);
  });

  it('is ended at its bound', async () => {
    const result = await run([process.execPath, '-e', 'setInterval(() => {}, 1000)'], 50);
    assert.deepEqual([result.code, result.stderr, result.missing], [null, 'no answer within 50 ms', false]);
  });
});
