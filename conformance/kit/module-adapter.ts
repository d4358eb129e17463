import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type AdapterModule, moduleDefect } from '#contracts/adapter';

/** It can't be judged, because it can't be used at all. */
export class UnusableAdapter extends Error {
  override readonly name = 'UnusableAdapter';
}

/** The module of an adapter, at a path that is seen from the working folder. */
export const loadAdapterModule = async (path: string): Promise<AdapterModule> => {
  const file = resolve(path);
  if (!(await isFile(file))) throw new UnusableAdapter(`${path} is no file`);
  const module: unknown = await import(pathToFileURL(file).href).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UnusableAdapter(`${path} can't be loaded: ${reason}`);
  });
  const defect = moduleDefect(module);
  if (defect !== undefined) throw new UnusableAdapter(`${path} is no adapter: ${defect}`);
  return module as AdapterModule;
};

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    found => found.isFile(),
    () => false,
  );
