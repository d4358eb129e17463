import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dialectOf } from './dialect.ts';
import { profileNames, readProfile } from './read-profile.ts';

const own = async (text: string) => {
  const folder = await mkdtemp(join(tmpdir(), 'assay-profile-'));
  const path = join(folder, 'own.yaml');
  await writeFile(path, `version: 1\nname: own\nproofs: [conformance]\n${text}\n`);
  return readProfile(path).finally(() => rm(folder, { recursive: true }));
};

describe('a profile', () => {
  it('that is shipped scores what is said in its dialect', async () => {
    for (const name of await profileNames()) {
      const read = await readProfile(name);
      assert.ok(read.ok, name);
      const dialects = new Set(read.profile.requirements.map(dialectOf));
      assert.deepEqual([...dialects], [read.profile.dialect]);
    }
  });

  it('of one’s own speaks the dialect of the contract where it names none', async () => {
    const read = await own('requirements: [pipeline]');
    assert.deepEqual(read.ok && read.profile.dialect, 'orchqueue');
  });

  it('is none where it scores what is said in another dialect', async () => {
    const read = await own('dialect: openai\nrequirements: [openai-chat, pipeline]');
    assert.deepEqual(!read.ok && read.problems.map(({ path, found }) => [path, found]), [
      ['/requirements/1', 'pipeline'],
    ]);
  });
});
