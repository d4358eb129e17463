// What engines say while they start about what they will compute on. llama.cpp tells it nowhere on its wire, so its
// output is the only report there is. Only the start is read: later lines may quote what a client sent.

interface Layers {
  readonly onDevice: number;
  readonly all: number;
}

/** llama.cpp, once for each model that it loads. */
const layersPattern = /\boffloaded (\d+)\/(\d+) layers to GPU/;
/** llama.cpp, while it reads its arguments; a build that loads its devices later says it and uses them all the same. */
const noDevicePattern = /\bno usable GPU found\b|\bnot compiled with GPU (?:offload )?support\b/;
/** vLLM. */
const platformPattern = /\bAutomatically detected platform (\w+)/;

const lineCharsMax = 300;

function layersOf(line: string): Layers | undefined {
  const [, onDevice, all] = layersPattern.exec(line) ?? [];
  return onDevice === undefined ? undefined : { onDevice: Number(onDevice), all: Number(all) };
}

export class BackendWords {
  #partly: string | undefined;
  #warned: string | undefined;
  #platform: string | undefined;
  #isOnDevice = false;

  read(line: string): void {
    const said = line.trim().slice(0, lineCharsMax);
    const layers = layersOf(line);
    if (layers !== undefined && layers.onDevice < layers.all) this.#partly = said;
    else if (layers !== undefined) this.#isOnDevice = true;
    if (noDevicePattern.test(line)) this.#warned = said;
    const platform = platformPattern.exec(line)?.[1];
    if (platform !== undefined) this.#platform = platform === 'cpu' ? said : undefined;
  }

  /** The words that say that it computes on the CPU, in whole or in part; undefined where none do. */
  get ofCpu(): string | undefined {
    return this.#partly ?? this.#platform ?? (this.#isOnDevice ? undefined : this.#warned);
  }
}
