import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ScriptedDevices } from './scripted-devices.ts';

const asked = '--query-gpu=index,memory.free,ecc.errors.uncorrected.volatile.total,fan.speed';

const withDevices = async (
  run: (devices: ScriptedDevices, ask: () => Promise<string>) => Promise<void>,
): Promise<void> => {
  const parent = await mkdtemp(join(tmpdir(), 'assay-devices-'));
  try {
    const devices = await ScriptedDevices.make(parent, 2);
    await run(devices, async () => {
      const { stdout } = await promisify(execFile)(join(devices.folder, 'nvidia-smi'), [asked]).catch(
        (error: { readonly code: number; readonly stdout: string }) => ({
          stdout: `${error.code}: ${error.stdout}`,
        }),
      );
      return stdout;
    });
  } finally {
    await rm(parent, { recursive: true });
  }
};

describe('devices that a script tells of', () => {
  it('answer what is asked, in its order, and say of nothing that they know it', () =>
    withDevices(async (_devices, ask) => {
      assert.equal(await ask(), '0, 24000, 0, [N/A]\n1, 24000, 0, [N/A]\n');
    }));

  it('count errors of their memory until they are reset', () =>
    withDevices(async (devices, ask) => {
      await devices.addErrors(1, { uncorrected: 2 });
      assert.equal(await ask(), '0, 24000, 0, [N/A]\n1, 24000, 2, [N/A]\n');
      await devices.reset(1);
      assert.equal(await ask(), '0, 24000, 0, [N/A]\n1, 24000, 0, [N/A]\n');
      await assert.rejects(devices.addErrors(2, { corrected: 1 }), /no device 2/);
    }));

  it('are gone alone, or with their driver, and come back', () =>
    withDevices(async (devices, ask) => {
      await devices.lose(0);
      assert.match(await ask(), /^1, 24000, 0, \[N\/A\]\nUnable to determine .* GPU is lost/);
      await devices.reset(0);
      await devices.setDriver(false);
      assert.match(await ask(), /^9: NVIDIA-SMI has failed/);
      await devices.setDriver(true);
      assert.equal(await ask(), '0, 24000, 0, [N/A]\n1, 24000, 0, [N/A]\n');
    }));
});
