import { registerHooks } from 'node:module';
import type { Patch } from './order.ts';

const textOf = (source: unknown): string =>
  typeof source === 'string' ? source : Buffer.from(source as Uint8Array).toString();

export const patched = (source: string, { file, from, was, becomes }: Patch): string => {
  const to = from + was.length;
  if (source.slice(from, to) !== was) throw new Error(`${file} changed since the mutant was made`);
  return source.slice(0, from) + becomes + source.slice(to);
};

/** Before the file is imported for the first time. What is returned tells whether it was. */
export const plant = (patch: Patch): (() => boolean) => {
  let isLoaded = false;
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context);
      if (!url.endsWith(`/${patch.file}`)) return loaded;
      isLoaded = true;
      return { ...loaded, source: patched(textOf(loaded.source), patch) };
    },
  });
  return () => isLoaded;
};
