import { existsSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { bulletsFor } from './changelog.ts';
import { checkReleased } from './check.ts';
import { compareContracts } from './compare.ts';
import { type Contract, ContractUnreadable } from './contract.ts';
import { readContract } from './read-contract.ts';
import { changelogText, cutRelease, standingOf, unspoken } from './release.ts';
import { countLine, renderTable } from './render.ts';
import { type Rule, rules } from './rules/index.ts';

export interface Io {
  out(line: string): void;
  err(line: string): void;
}

/** 0 holds, 1 does not, 2 can't tell. */
export type ExitCode = 0 | 1 | 2;

async function orUnreadable(io: Io, work: () => Promise<ExitCode>): Promise<ExitCode> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ContractUnreadable)) throw error;
    io.err(`can't compare: ${error.message}`);
    return 2;
  }
}

function readBoth(old: string, next: string): [Contract, Contract] {
  for (const path of [old, next]) {
    if (!existsSync(path)) throw new ContractUnreadable(`${path}: there is no such file or folder`);
  }
  if (statSync(old).isDirectory() !== statSync(next).isDirectory()) {
    throw new ContractUnreadable('one is a file and the other a folder; name two of a kind');
  }
  const name = statSync(next).isDirectory() ? undefined : basename(next);
  return [readContract(old, name), readContract(next, name)];
}

export async function diffContracts(
  args: { readonly old: string; readonly new: string; readonly json?: boolean },
  io: Io,
): Promise<ExitCode> {
  return orUnreadable(io, async () => {
    const [old, next] = readBoth(args.old, args.new);
    const differences = compareContracts(old, next);
    if (args.json) io.out(JSON.stringify(differences, null, 2));
    else {
      for (const line of renderTable(differences)) io.out(line);
      if (differences.length > 0) io.out(`\n${countLine(differences)}`);
    }
    return differences.some(difference => difference.class === 'breaking') ? 1 : 0;
  });
}

export async function checkContract(args: { readonly root: string }, io: Io): Promise<ExitCode> {
  const { ok, sentences } = await checkReleased(args.root);
  for (const sentence of sentences) io.err(sentence);
  if (ok) io.out('the contract fits its released copy and CHANGELOG_SPEC.md');
  else if (sentences.some(sentence => sentence.startsWith("the contract can't be read"))) return 2;
  return ok ? 0 : 1;
}

export async function draftEntry(args: { readonly root: string }, io: Io): Promise<ExitCode> {
  return orUnreadable(io, async () => {
    const { latest, differences } = standingOf(args.root);
    const missing = unspoken(changelogText(args.root), differences);
    if (latest === null) io.err('nothing is released yet: freeze the contract with `assay contract cut`');
    else if (missing.length === 0) io.err(`CHANGELOG_SPEC.md speaks of every difference to ${latest.text}`);
    else io.out(bulletsFor(missing));
    return 0;
  });
}

export async function cutContract(
  args: { readonly root: string; readonly version: string; readonly reason: string },
  io: Io,
): Promise<ExitCode> {
  return orUnreadable(io, async () => {
    const reason = args.reason.trim();
    const result = cutRelease(args.root, args.version, reason);
    if (result.refusal !== null) {
      io.err(result.refusal);
      return 1;
    }
    io.out(`released/${args.version}: ${result.files} files frozen (${countLine(result.differences)})`);
    return 0;
  });
}

export async function listRules(_args: object, io: Io): Promise<ExitCode> {
  for (const [id, rule] of Object.entries<Rule>(rules))
    io.out(`${id}: ${rule.class} (${rule.direction}): ${rule.reason}`);
  return 0;
}
