import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inFolder } from '../testing/in-folder.ts';
import { madeRequirements } from '../testing/made-requirements.ts';
import { madeRun } from '../testing/made-run.ts';
import { fileNames } from './file-names.ts';
import { rejudge } from './rejudge.ts';
import { writeRunFolder } from './write-run-folder.ts';

describe('a run that was made by other requirements', () => {
  it('is not judged again, and stays as it was', () =>
    inFolder(async folder => {
      await writeRunFolder(folder, madeRun());
      const before = await readFile(join(folder, fileNames.report), 'utf8');
      await assert.rejects(
        rejudge(folder, { requirements: madeRequirements.slice(1) }),
        /was made by other requirements/,
      );
      assert.equal(await readFile(join(folder, fileNames.report), 'utf8'), before);
    }));
});
