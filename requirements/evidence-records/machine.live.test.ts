import assert from 'node:assert/strict';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { machineHere } from './machine.ts';

/** This machine, as it is told where these programs are all that there is. */
const machineWith = async (programs: Readonly<Record<string, string>>) => {
  const folder = await mkdtemp(join(tmpdir(), 'assay-machine-'));
  const path = process.env.PATH;
  try {
    for (const [name, script] of Object.entries(programs)) {
      await writeFile(join(folder, name), `#!/bin/sh\n${script}\n`);
      await chmod(join(folder, name), 0o755);
    }
    process.env.PATH = folder;
    return await machineHere();
  } finally {
    process.env.PATH = path;
    await rm(folder, { recursive: true });
  }
};

describe('the machine of a record', () => {
  it('is the one that the run is on, with what Docker and the driver of its GPUs say [ASY-TRUTH-006(a)]', async () => {
    const machine = await machineWith({
      docker: 'echo 27.3.1',
      'nvidia-smi': 'echo "NVIDIA H200, 580.82.07"; echo "NVIDIA H200, 580.82.07"',
    });
    assert.equal(machine.cores, cpus().length);
    assert.equal(machine.node, process.version);
    assert.equal(machine.docker, '27.3.1');
    assert.equal(machine.gpu, 'NVIDIA H200, 580.82.07; NVIDIA H200, 580.82.07');
  });

  it('has no Docker where none answers, and no GPU where its tool is missing or fails', async () => {
    const missing = await machineWith({});
    assert.deepEqual([missing.docker, missing.gpu], [null, null]);
    const failing = await machineWith({ docker: 'echo 27.3.1; exit 1', 'nvidia-smi': 'exit 0' });
    assert.deepEqual([failing.docker, failing.gpu], [null, null]);
  });
});
