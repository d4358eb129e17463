// `assay config`: whether a configuration is good, and what it comes to with its defaults.

import { withoutSecrets } from '#contracts';
import { loadConfig } from '../config/index.ts';
import { yaml } from '../kernel/index.ts';
import type { ExitCode, Io } from './io.ts';
import type { ServePlace } from './serve.ts';

export interface ConfigArguments {
  readonly file?: string | undefined;
  readonly json: boolean;
}

function titleOf(file: string | undefined): string {
  return file ?? 'the default configuration';
}

export function checkConfiguration({ file, json }: ConfigArguments, io: Io, place: ServePlace): ExitCode {
  const loaded = loadConfig({ ...place, path: file });
  const problems = loaded.ok ? [] : loaded.sentences;
  if (json) {
    io.out(JSON.stringify({ ok: loaded.ok, problems, warnings: loaded.warnings }, undefined, 2));
    return loaded.ok ? 0 : 1;
  }
  for (const warning of loaded.warnings) io.err(`warning: ${warning}`);
  if (loaded.ok) {
    const { pools, tenants } = loaded.config;
    io.out(`${titleOf(file)} is valid: ${pools.length} pool(s), ${tenants.length} tenant(s).`);
    return 0;
  }
  io.err(`${titleOf(file)} is refused, ${problems.length} problem(s):`);
  for (const problem of problems) io.err(`  ${problem}`);
  return 1;
}

/** @implements ASY-CONF-002 */
export function showConfiguration({ file, json }: ConfigArguments, io: Io, place: ServePlace): ExitCode {
  const loaded = loadConfig({ ...place, path: file });
  if (!loaded.ok) return checkConfiguration({ file, json }, io, place);
  const shown = withoutSecrets(loaded.config);
  io.write(json ? `${JSON.stringify(shown, undefined, 2)}\n` : yaml().stringify(shown));
  return 0;
}
