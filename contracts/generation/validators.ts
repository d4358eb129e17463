// Validators as code, for what every server judges: to make them anew at each start would take a fifth of it.
import { createRequire } from 'node:module';
import { type EngineOptions, engineOf, type Schemas } from '../validation/engine.ts';

const banner = `// Generated from the schemas of this folder; edit those and run \`npm run generate\`.
// @ts-nocheck
import type { Validators } from '../../validation/engine.ts';
`;

const { default: standalone } = createRequire(import.meta.url)(
  'ajv/dist/standalone/index.js',
) as typeof import('ajv/dist/standalone/index.js');

/** The parts of Ajv that the code needs are imported, as from a module. */
const withImports = (code: string): string => {
  const names = new Map<string, string>();
  const body = code.replace('"use strict";', '').replaceAll(/require\("([^"]+)"\)/g, (_, path: string) => {
    const name = names.get(path) ?? `imported${names.size}`;
    names.set(path, name);
    return name;
  });
  const imports = [...names].map(([path, name]) => `import ${name} from '${path}.js';\n`);
  return `${imports.join('')}\n${body}\n`;
};

/** A module with a table of validators, by the keys of their schemas. */
export const validatorsModule = (
  schemas: Schemas,
  options: EngineOptions,
  keys: readonly string[],
): string => {
  const { ajv, idOf } = engineOf(schemas, options, { source: true, esm: true, lines: true });
  const names = keys.map((key, at) => ({ key, name: `validator${at}` }));
  const code = standalone(ajv, Object.fromEntries(names.map(({ key, name }) => [name, idOf(key) ?? key])));
  const rows = names.map(({ key, name }) => `  ${JSON.stringify(key)}: ${name},\n`);
  return `${banner}${withImports(code)}\nexport const validators: Validators = {\n${rows.join('')}};\n`;
};
