import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Mutant } from '../mutants/index.ts';
import { changedMutants } from './changed-mutants.ts';

const broken = ['B'];

const mutantOf = (file: string): Mutant => ({
  ...{ id: file, breaks: broken, kind: 'order', file },
  ...{ find: 'a', replace: 'b', why: 'w' },
});

describe('mutants whose source changed', () => {
  let root: string;
  const mutants = ['one.ts', 'two.ts', 'three.ts'].map(mutantOf);
  const git = (...args: string[]): void => {
    const who = ['-c', 'user.name=somebody', '-c', 'user.email=somebody@example.org'];
    execFileSync('git', [...who, ...args], { cwd: root, stdio: 'pipe' });
  };
  const changed = async (): Promise<string[]> =>
    (await changedMutants(root, mutants, join(root, 'kills.json'))).map(({ id }) => id);

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'assay-changed-'));
    git('init', '-q');
    for (const name of ['one.ts', 'two.ts', 'three.ts', 'kills.json']) await writeFile(join(root, name), 'a');
    git('add', '-A');
    git('commit', '-qm', 'all');
  });

  afterEach(() => rm(root, { recursive: true, force: true }));

  it('are none where the matrix was written with it', async () => {
    assert.deepEqual(await changed(), []);
  });

  it('are those of later commits and of the working tree', async () => {
    await writeFile(join(root, 'one.ts'), 'b');
    git('commit', '-qam', 'one');
    await writeFile(join(root, 'three.ts'), 'b');
    assert.deepEqual(await changed(), ['one.ts', 'three.ts']);
  });

  it('are none any more once the matrix is written again', async () => {
    await writeFile(join(root, 'one.ts'), 'b');
    await writeFile(join(root, 'kills.json'), 'b');
    git('commit', '-qam', 'both');
    assert.deepEqual(await changed(), []);
  });

  it('cannot be told without a history, which is said', async () => {
    await rm(join(root, '.git'), { recursive: true });
    await assert.rejects(changed(), /--changed asks git, which says/);
  });
});
