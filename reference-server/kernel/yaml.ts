// YAML where it is first read or written: a server whose configuration is JSON needs none to start.
import { createRequire } from 'node:module';

const load = createRequire(import.meta.url);

export const yaml = (): typeof import('yaml') => load('yaml') as typeof import('yaml');
