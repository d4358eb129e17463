// From the name of a module in the configuration to the factory that it exports.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PluginFactory } from './plugin.ts';
import { auditWriter } from './plugins/audit-writer.ts';
import { requestTagger } from './plugins/request-tagger.ts';
import { responseCache } from './plugins/response-cache.ts';

/** Each compilation has its own set: what plugins of one module share ends with the pipeline. */
export function builtInFactories(): ReadonlyMap<string, PluginFactory> {
  return new Map([
    ['assay/request-tagger', requestTagger()],
    ['assay/response-cache', responseCache()],
    ['assay/audit-writer', auditWriter()],
  ]);
}

function isFactory(value: unknown): value is PluginFactory {
  return typeof value === 'function';
}

/** A path is relative to the configuration's folder; what is no path there is the name of a package. */
function locationOf(module: string, folder: string): string {
  if (module.startsWith('file:')) return module;
  const path = resolve(folder, module);
  return /^\.{0,2}[/\\]/.test(module) || existsSync(path) ? pathToFileURL(path).href : module;
}

/** Rejects with a sentence about the module. */
export async function importFactory(module: string, folder: string): Promise<PluginFactory> {
  const exported: unknown = await import(locationOf(module, folder)).catch((cause: unknown) => {
    throw new Error('the module cannot be loaded', { cause });
  });
  const factory = typeof exported === 'object' && exported !== null ? Reflect.get(exported, 'default') : null;
  if (!isFactory(factory)) throw new Error('the module has no factory as its default export');
  return factory;
}
