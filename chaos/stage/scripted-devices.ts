// Accelerators that a host seems to have: the tool that tells of them is a script that reads what stands beside it.
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const script = `#!/bin/sh
# What is asked for is answered in its order, a line for each device that is there.
folder=$(dirname "$0")
[ -f "$folder/broken" ] && { cat "$folder/broken"; exit 9; }
query=$(printf '%s\\n' "$@" | sed -n 's/^--query-gpu=//p')
for device in "$folder"/device-*; do
  line=
  for field in $(printf '%s' "$query" | tr ',' ' '); do
    value=$(sed -n "s/^$field=//p" "$device")
    line="\${line:+$line, }\${value:-[N/A]}"
  done
  printf '%s\\n' "$line"
done
[ -f "$folder/lost" ] && cat "$folder/lost"
exit 0
`;

/** As the tool itself says it. */
const brokenWords =
  "NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver. " +
  'Make sure that the latest NVIDIA driver is installed and running.\n';

const lostWords = (index: number): string =>
  `Unable to determine the device handle for GPU 0000:0${index + 1}:00.0: GPU is lost.  ` +
  'Reboot the system to recover this GPU\n';

interface MemoryErrors {
  readonly corrected: number;
  readonly uncorrected: number;
}

const fieldsOf = (index: number, { corrected, uncorrected }: MemoryErrors): string =>
  Object.entries({
    index,
    uuid: `GPU-00000000-0000-4000-8000-00000000000${index}`,
    name: 'Scripted device',
    driver_version: '580.65',
    'memory.total': 24_576,
    'memory.used': 576,
    'memory.free': 24_000,
    'utilization.gpu': 7,
    'ecc.errors.corrected.volatile.total': corrected,
    'ecc.errors.uncorrected.volatile.total': uncorrected,
    pstate: 'P0',
  })
    .map(([field, value]) => `${field}=${value}\n`)
    .join('');

export class ScriptedDevices {
  /** To stand first in the PATH of whoever shall see these devices. */
  readonly folder: string;
  readonly #errors: MemoryErrors[];

  private constructor(folder: string, count: number) {
    this.folder = folder;
    this.#errors = Array.from({ length: count }, () => ({ corrected: 0, uncorrected: 0 }));
  }

  static async make(parent: string, count: number): Promise<ScriptedDevices> {
    const devices = new ScriptedDevices(join(parent, 'tools'), count);
    await mkdir(devices.folder, { recursive: true });
    await writeFile(join(devices.folder, 'nvidia-smi'), script);
    await chmod(join(devices.folder, 'nvidia-smi'), 0o755);
    for (let index = 0; index < count; index += 1) await devices.#tell(index);
    return devices;
  }

  /** The tool reaches no driver, or does again. */
  async setDriver(isThere: boolean): Promise<void> {
    const path = join(this.folder, 'broken');
    await (isThere ? rm(path, { force: true }) : writeFile(path, brokenWords));
  }

  /** It falls off its bus, and stays away until it is reset. */
  async lose(index: number): Promise<void> {
    await writeFile(join(this.folder, 'lost'), lostWords(index));
    await rm(join(this.folder, `device-${index}`), { force: true });
  }

  /** As after a reset: it is there, and its counters begin anew. */
  async reset(index: number): Promise<void> {
    this.#errors[index] = { corrected: 0, uncorrected: 0 };
    await this.#tell(index);
    await rm(join(this.folder, 'lost'), { force: true });
  }

  async addErrors(index: number, more: Partial<MemoryErrors>): Promise<void> {
    const { corrected, uncorrected } = this.#errorsOf(index);
    this.#errors[index] = {
      corrected: corrected + (more.corrected ?? 0),
      uncorrected: uncorrected + (more.uncorrected ?? 0),
    };
    await this.#tell(index);
  }

  #errorsOf(index: number): MemoryErrors {
    const errors = this.#errors[index];
    if (errors === undefined) throw new Error(`there is no device ${index}`);
    return errors;
  }

  #tell(index: number): Promise<void> {
    return writeFile(join(this.folder, `device-${index}`), fieldsOf(index, this.#errorsOf(index)));
  }
}
