import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type AdapterModule, moduleDefect } from '#contracts/adapter';
import type { Egress } from '../../egress/index.ts';
import { protocolDefectAt } from './remote-description.ts';

/** What a replica says about the adapter that a vendor wrote for it. */
export interface VendorAdapter {
  readonly module?: string | undefined;
  readonly url?: string | undefined;
}

export interface ModuleOptions {
  /** What relative paths start from. */
  readonly folder: string;
  readonly egress: Egress;
}

/** Why the server can't begin with this adapter. */
export class AdapterRefused extends Error {
  override readonly name = 'AdapterRefused';
}

/** How long an adapter process is waited for when the server starts; one that is not there is looked for later. */
const describeMs = 2_000;

/** The adapters that vendors wrote, loaded before anything is dispatched to one. */
export class AdapterModules {
  readonly #options: ModuleOptions;
  readonly #loaded = new Map<string, AdapterModule>();

  constructor(options: ModuleOptions) {
    this.#options = options;
  }

  /** Rejects with a sentence about the first that can't be used. */
  async prepare(adapters: readonly VendorAdapter[]): Promise<void> {
    for (const { module, url } of adapters) {
      if (module !== undefined) await this.#load(module);
      if (url !== undefined) await this.#ask(url);
    }
  }

  of(module: string): AdapterModule {
    const loaded = this.#loaded.get(module);
    if (loaded === undefined) throw new AdapterRefused(`${module} was not loaded`);
    return loaded;
  }

  async #load(module: string): Promise<void> {
    if (this.#loaded.has(module)) return;
    const exported: unknown = await import(locationOf(module, this.#options.folder)).catch(
      (cause: unknown) => {
        const reason = cause instanceof Error ? cause.message : String(cause);
        throw new AdapterRefused(`the adapter ${module} can't be loaded: ${reason}`, { cause });
      },
    );
    const defect = moduleDefect(exported);
    if (defect !== undefined) throw new AdapterRefused(`${module} is no adapter: ${defect}`);
    this.#loaded.set(module, exported as AdapterModule);
  }

  async #ask(url: string): Promise<void> {
    const { egress } = this.#options;
    const defect = await protocolDefectAt({ url, egress }, AbortSignal.timeout(describeMs));
    if (defect !== undefined) throw new AdapterRefused(`the adapter at ${url} can't be used: ${defect}`);
  }
}

/** A path is relative to the configuration's folder; what is no path there is the name of a package. */
function locationOf(module: string, folder: string): string {
  if (module.startsWith('file:')) return module;
  const path = resolve(folder, module);
  return /^\.{0,2}[/\\]/.test(module) || existsSync(path) ? pathToFileURL(path).href : module;
}
