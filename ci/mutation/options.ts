// The words of the command line.
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';

export interface Options {
  readonly command: 'harness' | 'units' | 'clauses';
  readonly jobs: number;
  readonly sample: number | undefined;
  readonly only: string | undefined;
  /** A git ref. */
  readonly changed: string | undefined;
  readonly folders: readonly string[];
  readonly lists: boolean;
  readonly writes: boolean;
  readonly checks: boolean;
}

export const help = `Breaks our own code and asks the tests whether they notice. Exit 1: something was not noticed.

  npm run mutate -- harness [--only <part of an id>] [--sample <n>]
      plants the declared breakages of the conformance harness (ci/mutation/breakages), each of which the
      harness's own tests must notice

  npm run mutate -- units [<folder> …] [--sample <n>] [--changed <ref>] [--only <part of an id>] [--list]
      makes mutants of the server's folders from their syntax, and runs the unit and property tests and some
      seeds of the simulation that run the changed code; fails where a folder's score is below its bound
      --sample   as many of each folder, spread evenly, the same ones each time
      --changed  only of files that differ from a git ref
      --list     names the mutants and runs nothing

  npm run mutate -- clauses [--only <part of an id>] [--sample <n>] [--write]
      plants the declared mutants of clauses that unit and property tests prove (ci/mutation/clauses), and runs
      the tests whose titles carry these clauses
      --write    records the kills in ci/mutation/clause-kills.json
      --check    runs nothing, and says which clauses have no kill that still fits

  --jobs <n>     as many processes at once; without it one for each core`;

const count = (text: string | undefined, name: string): number | undefined => {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1)
    throw new Error(`--${name} is a number above 0, not ${text}`);
  return value;
};

/** undefined: help is wanted. */
export const readOptions = (args: readonly string[]): Options | undefined => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      jobs: { type: 'string' },
      sample: { type: 'string' },
      only: { type: 'string' },
      changed: { type: 'string' },
      list: { type: 'boolean' },
      write: { type: 'boolean' },
      check: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const [command, ...folders] = positionals;
  if (values.help === true || command === undefined) return undefined;
  if (command !== 'harness' && command !== 'units' && command !== 'clauses')
    throw new Error(`there is harness, units and clauses, not ${command}`);
  if (command !== 'units' && (folders.length > 0 || values.changed !== undefined || values.list === true))
    throw new Error(`${command} takes no folders, nor --changed or --list`);
  if (command !== 'clauses' && (values.write === true || values.check === true))
    throw new Error(`${command} takes neither --write nor --check`);
  if (values.write === true && values.sample !== undefined)
    throw new Error('--write records what was asked in full, and no sample');
  return {
    command,
    folders,
    jobs: count(values.jobs, 'jobs') ?? availableParallelism(),
    sample: count(values.sample, 'sample'),
    only: values.only,
    changed: values.changed,
    lists: values.list === true,
    writes: values.write === true,
    checks: values.check === true,
  };
};
