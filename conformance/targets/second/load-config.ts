// Reads a configuration document, or says everything that is wrong with it.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { type Config, checkConfig } from '#contracts';
import { addressProblems } from './private-address.ts';

export interface ConfigProblem {
  readonly path: string;
  readonly message: string;
  readonly found?: string;
  readonly allowed?: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;

export interface LoadedConfig {
  readonly config?: Config;
  readonly problems: readonly ConfigProblem[];
  readonly warnings: readonly ConfigProblem[];
  readonly digest: string;
}

const servedWires = ['llamacpp', 'vllm', 'openai'];
const knownTemplates = ['chatml'];

const problem = (path: string, found: string, allowed: string): ConfigProblem => ({
  path,
  found,
  allowed,
  message: `${path}: found ${found}; allowed: ${allowed}.`,
});

/** What the contract has and this server can't do: better refused than half done. */
const unservedParts = (config: Config): ConfigProblem[] =>
  config.pools.flatMap((pool, p) => [
    ...(servedWires.includes(pool.wire)
      ? []
      : [problem(`/pools/${p}/wire`, pool.wire, `one of ${servedWires.join(', ')} at this server`)]),
    ...(pool.model.chat_template === undefined || knownTemplates.includes(pool.model.chat_template)
      ? []
      : [problem(`/pools/${p}/model/chat_template`, 'an unknown template', knownTemplates.join(', '))]),
    ...pool.replicas.flatMap((replica, r) =>
      replica.url === undefined
        ? [problem(`/pools/${p}/replicas/${r}`, 'no url', 'a replica with url at this server')]
        : [],
    ),
  ]);

const unsetNames = (config: Config, environment: Environment): ConfigProblem[] =>
  config.pools.flatMap((pool, p) =>
    pool.replicas.flatMap((replica, r) => {
      const name = replica.api_key_env;
      if (name === undefined || (environment[name] ?? '') !== '') return [];
      return [
        problem(`/pools/${p}/replicas/${r}/api_key_env`, `${name}, which is not set`, 'a name that is set'),
      ];
    }),
  );

const readDocument = (path: string): { readonly text: string; readonly value: unknown } | string => {
  try {
    const text = readFileSync(path, 'utf8');
    return { text, value: parse(text) };
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? 'unreadable') : 'unreadable';
  }
};

export const loadConfig = (path: string, environment: Environment): LoadedConfig => {
  const document = readDocument(path);
  if (typeof document === 'string') {
    const problems = [problem('', 'a document that cannot be read', 'YAML or JSON')];
    return { problems, warnings: [], digest: '' };
  }
  const digest = `sha256:${createHash('sha256').update(document.text).digest('hex')}`;
  const outcome = checkConfig(document.value);
  const { config, warnings } = outcome;
  if (config === undefined) return { problems: outcome.errors, warnings, digest };
  const problems = [...unservedParts(config), ...unsetNames(config, environment), ...addressProblems(config)];
  return problems.length > 0 ? { problems, warnings, digest } : { config, problems, warnings, digest };
};
