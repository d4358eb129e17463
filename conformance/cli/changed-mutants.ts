import { execFile } from 'node:child_process';
import { relative } from 'node:path';
import { promisify } from 'node:util';
import { UsageError } from '#conformance/harness';
import { type Mutant, matrixPath } from '../mutants/index.ts';

const run = promisify(execFile);

const linesOf = async (root: string, args: readonly string[]): Promise<string[]> => {
  try {
    const { stdout } = await run('git', args, { cwd: root, maxBuffer: 64 * 1024 * 1024 });
    return stdout.split('\n').filter(line => line !== '');
  } catch (error) {
    throw new UsageError(`--changed asks git, which says: ${error instanceof Error ? error.message : error}`);
  }
};

/** Those whose source changed after the committed matrix was written: a kill of then says nothing of the code of now. */
export const changedMutants = async (
  root: string,
  mutants: readonly Mutant[],
  matrix = matrixPath,
): Promise<Mutant[]> => {
  const [written] = await linesOf(root, ['log', '-1', '--format=%H', '--', relative(root, matrix)]);
  if (written === undefined) throw new UsageError('--changed needs a committed matrix');
  const changed = new Set(await linesOf(root, ['diff', '--name-only', written]));
  return mutants.filter(({ file }) => changed.has(file));
};
