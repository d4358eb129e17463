import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeRunFolder } from '../../conformance/report/index.ts';
import { madeRun } from '../../conformance/report/testing/made-run.ts';
import { browserPath, makePictures } from './main.ts';

const why = browserPath() === undefined ? ' (no Chromium on this machine: install the package chromium)' : '';

describe(`making the pictures${why}`, function () {
  this.timeout(60_000);

  before(function () {
    if (browserPath() === undefined) this.skip();
  });

  it('gives a report and one of its checks, in light and in dark', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'assay-pictures-'));
    const report = join(folder, 'report');
    const to = join(folder, 'pictures');
    await writeRunFolder(report, madeRun());
    await makePictures({ report, to, check: 'A reader gets the pieces' });
    const names = (await readdir(to)).sort();
    assert.deepEqual(names, ['check-dark.png', 'check-light.png', 'report-dark.png', 'report-light.png']);
    for (const name of names) assert.ok((await stat(join(to, name))).size > 10_000, name);
    await rm(folder, { recursive: true });
  });
});
