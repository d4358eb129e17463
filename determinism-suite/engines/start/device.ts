// On what an engine decodes that the suite starts on this machine.
import { cpus } from 'node:os';
import { OwnedProcess } from '#conformance/harness';
import { EngineInapplicable } from '../engine.ts';

const query = ['nvidia-smi', '--query-gpu=name,driver_version', '--format=csv,noheader'];

/** `NVIDIA H200, 580.82.07`, one for each GPU. */
const nvidiaDevices = async (): Promise<string> => {
  const asked = new OwnedProcess({ name: 'nvidia-smi', argv: query, sink: () => undefined });
  const { code } = await asked.exited;
  const lines = asked.lines.map(line => line.trim()).filter(line => line !== '');
  if (code !== 0 || lines.length === 0)
    throw new EngineInapplicable(
      'its document wants a GPU of NVIDIA, and this machine shows none to nvidia-smi',
    );
  return lines.join('; ');
};

export const deviceHere = async (gpu: boolean): Promise<string> =>
  gpu ? nvidiaDevices() : (cpus()[0]?.model.trim() ?? 'unknown');
