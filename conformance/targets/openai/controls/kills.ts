import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gatewayClaims, openaiClaims } from '#conformance/harness';
import type { RecordedKill } from '../../../mutants/kill-matrix.ts';
import type { Kill } from '../../../report/index.ts';
import { brokenServers } from '../broken/index.ts';
import { brokenAtEnd, brokenGateways } from '../gateway/broken.ts';
import type { BrokenKind } from './control.ts';
import type { Examined } from './examine.ts';

export const killsPath = join(import.meta.dirname, '../kills.json');

/** Names no mutant. */
export const brokenId = (kind: BrokenKind, name: string): string => `${kind}/${name}`;

interface BrokenTarget {
  readonly id: string;
  readonly kind: BrokenKind;
  readonly breaks: readonly string[];
}

export const brokenTargets: readonly BrokenTarget[] = [
  ...brokenServers.map(broken => ({ ...broken, kind: 'broken-server' as const })),
  ...[...brokenGateways, ...brokenAtEnd].map(broken => ({ ...broken, kind: 'broken-gateway' as const })),
].map(({ kind, name, breaks }) => ({ id: brokenId(kind, name), kind, breaks }));

const ownFolder = join(import.meta.dirname, '..');

const sourcesOf: Readonly<Record<BrokenKind, string>> = {
  'broken-server': '{*,broken/*,model/*}.ts',
  'broken-gateway': '{local-server,gateway/*}.ts',
};

const short = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** Of all that such a target is made of: a broken one is the faithful one but for a few lines. */
export const sourcesHash = (kind: BrokenKind, folder = ownFolder): string => {
  const paths = globSync(sourcesOf[kind], { cwd: folder })
    .map(path => path.replaceAll('\\', '/'))
    .filter(path => !path.endsWith('.test.ts'))
    .sort();
  const texts = paths.map(path => readFileSync(join(folder, path), 'utf8').replaceAll('\r\n', '\n'));
  return short(JSON.stringify([paths, texts]));
};

/** A build holds other texts than the tree that it was made of, whose gate has held them against the record. */
const isBuild = import.meta.filename.endsWith('.js');

/** Broken target → of what it is made of, as it is now. */
export const targetHashes = (recorded: readonly RecordedKill[]): ReadonlyMap<string, string> => {
  if (isBuild) return new Map(recorded.map(({ mutant, mutant_hash }) => [mutant, mutant_hash]));
  const ofKind = {
    'broken-server': sourcesHash('broken-server'),
    'broken-gateway': sourcesHash('broken-gateway'),
  };
  return new Map(
    brokenTargets.map(({ id, kind, breaks }) => [id, short(JSON.stringify([ofKind[kind], id, breaks]))]),
  );
};

/** What is judged of every case can break it and earns nothing (decision 51). */
const guards = new Set([...openaiClaims, ...gatewayClaims].map(({ assertion }) => assertion));

/** Assertions of its own clauses that fail of the broken one, in checks that the faithful one passes. */
export const killsOf = (
  { id, breaks }: Pick<BrokenTarget, 'id' | 'breaks'>,
  broken: Pick<Examined, 'checks'>,
  sound: Pick<Examined, 'checks'>,
): Kill[] => {
  const passed = new Set(sound.checks.filter(({ verdict }) => verdict === 'passed').map(check => check.id));
  return broken.checks
    .filter(check => check.verdict === 'failed' && passed.has(check.id))
    .flatMap(check =>
      check.assertions
        .filter(({ id: assertion, holds }) => !holds && !guards.has(assertion))
        .filter(({ clause }) => breaks.includes(clause) && check.clauses.includes(clause))
        .map(({ id: assertion, clause }) => ({ clause, check: check.id, assertion, mutant: id })),
    );
};

/** Each broken target has a kill of each clause that it breaks, or nothing is known of it. */
export const unnoticed = (kills: readonly Kill[]): readonly string[] =>
  brokenTargets.flatMap(({ id, breaks }) =>
    breaks
      .filter(clause => !kills.some(kill => kill.mutant === id && kill.clause === clause))
      .map(clause => `${id}: ${clause}`),
  );
