import assert from 'node:assert/strict';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { parseTranscript, transcriptText } from '#conformance/harness';
import { doubleToken } from '../testing/double-token.ts';
import { changeFile, inFolder } from '../testing/in-folder.ts';
import { notOffered, optionalClaim } from '../testing/made-refusal.ts';
import { madeRequirements } from '../testing/made-requirements.ts';
import { doubledToken, madeRun, passingRefusal, passingStream } from '../testing/made-run.ts';
import { fileNames, transcriptPath } from './file-names.ts';
import { readRunFolder } from './read-run-folder.ts';
import { rejudge, reseal } from './rejudge.ts';
import { verifyRunFolder } from './verify-run-folder.ts';
import { writeRunFolder } from './write-run-folder.ts';

const requirements = { requirements: madeRequirements };
const streamPath = transcriptPath(passingStream.check);
const read = (folder: string, name: string): Promise<string> => readFile(join(folder, name), 'utf8');

describe('the folder of a run', () => {
  it('holds every document and rendering, and verifies', () =>
    inFolder(async folder => {
      await writeRunFolder(folder, madeRun());
      const names = [...Object.values(fileNames), 'transcripts'].sort();
      assert.deepEqual((await readdir(folder)).sort(), names);
      assert.deepEqual(await verifyRunFolder(folder, requirements), []);
    }));

  it('is read back as it was written', () =>
    inFolder(async folder => {
      const { report, run, transcripts } = await writeRunFolder(folder, madeRun());
      const stored = await readRunFolder(folder);
      const byId = (a: { check: string }, b: { check: string }) => (a.check < b.check ? -1 : 1);
      assert.deepEqual([stored.report, stored.run], [report, run]);
      assert.deepEqual(stored.transcripts.toSorted(byId), transcripts);
    }));

  it('takes the place of a former one, of which no transcript stays', () =>
    inFolder(async folder => {
      await writeRunFolder(folder, madeRun());
      await writeRunFolder(folder, madeRun({ transcripts: [passingRefusal] }));
      assert.deepEqual(await readdir(join(folder, 'transcripts')), [
        transcriptPath(passingRefusal.check).slice(12),
      ]);
      assert.deepEqual(await verifyRunFolder(folder, requirements), []);
    }));

  it('has a report of the same bytes when the same was found at another time and place', () =>
    inFolder(async folder => {
      const [a, b] = [join(folder, 'a'), join(folder, 'b')];
      await writeRunFolder(a, madeRun());
      await writeRunFolder(
        b,
        madeRun({ facts: { run_id: 'run-2', duration_ms: 9, started_at: '2026-02-03T09:00:00Z' } }),
      );
      assert.equal(await read(a, fileNames.report), await read(b, fileNames.report));
      assert.notEqual(await read(a, fileNames.run), await read(b, fileNames.run));
    }));

  it('is not written where a document would break its schema', () =>
    inFolder(async folder => {
      const broken = madeRun({ facts: { run_id: 'no id' } });
      await assert.rejects(writeRunFolder(join(folder, 'x'), broken), /run\.json breaks its schema/);
      assert.deepEqual(await readdir(folder), []);
    }));
});

describe('verify', () => {
  it('names each file of which a byte was flipped', () =>
    inFolder(async folder => {
      await writeRunFolder(folder, madeRun());
      const { attestation, ...names } = fileNames;
      for (const name of [...Object.values(names), streamPath]) {
        const before = await read(folder, name);
        const at = before.length - 20;
        await writeFile(join(folder, name), `${before.slice(0, at)}~${before.slice(at + 1)}`);
        const problems = await verifyRunFolder(folder, requirements);
        assert.deepEqual(problems[0], { file: name, sentence: 'changed since it was sealed' });
        await writeFile(join(folder, name), before);
      }
      assert.deepEqual(await verifyRunFolder(folder, requirements), []);
    }));

  it('names a file that is gone and a transcript that was added', () =>
    inFolder(async folder => {
      await writeRunFolder(folder, madeRun());
      await rm(join(folder, fileNames.badge));
      await writeFile(join(folder, 'transcripts', 'more.json'), '{}');
      const problems = await verifyRunFolder(folder, requirements);
      assert.deepEqual(
        problems.map(({ file }) => file),
        [fileNames.badge, 'transcripts/more.json', fileNames.badge],
      );
    }));

  it('sees a transcript that was changed and sealed again', () =>
    inFolder(async folder => {
      await writeRunFolder(folder, madeRun());
      await doubleToken(join(folder, streamPath));
      await reseal(folder);
      const files = (await verifyRunFolder(folder, requirements)).map(({ file }) => file);
      assert.ok(files.includes(streamPath) && files.includes(fileNames.report), files.join());
      assert.ok(
        !(await verifyRunFolder(folder, requirements)).some(({ sentence }) => /sealed/.test(sentence)),
      );
    }));

  it('sees a rendering that was changed and sealed again', () =>
    inFolder(async folder => {
      await writeRunFolder(folder, madeRun());
      await changeFile(join(folder, fileNames.badge), text => text.replace('isError', 'isWrong'));
      await reseal(folder);
      assert.deepEqual(await verifyRunFolder(folder, requirements), [
        { file: fileNames.badge, sentence: 'does not follow from run.json and the transcripts' },
      ]);
    }));

  it('takes a page that another zlib deflated, and none that says something else', () =>
    inFolder(async folder => {
      await writeRunFolder(folder, madeRun());
      const html = join(folder, fileNames.html);
      await changeFile(html, page =>
        page.replace(
          /(id="transcript-0">)([^<]*)/,
          (_, open: string, text: string) =>
            `${open}${deflateRawSync(inflateRawSync(Buffer.from(text, 'base64')), { level: 1 }).toString('base64')}`,
        ),
      );
      assert.deepEqual(await verifyRunFolder(folder, requirements), [
        { file: fileNames.html, sentence: 'changed since it was sealed' },
      ]);
      await reseal(folder);
      assert.deepEqual(await verifyRunFolder(folder, requirements), []);
      await changeFile(html, page => page.replace('scored requirements', 'happy requirements'));
      await reseal(folder);
      assert.deepEqual(await verifyRunFolder(folder, requirements), [
        { file: fileNames.html, sentence: 'does not follow from run.json and the transcripts' },
      ]);
    }));

  it('says when it has other requirements than the run had', () =>
    inFolder(async folder => {
      await writeRunFolder(folder, madeRun());
      const problems = await verifyRunFolder(folder, { requirements: madeRequirements.slice(1) });
      assert.match(problems[0]?.sentence ?? '', /other requirements/);
    }));
});

describe('rejudge', () => {
  it('restores every verdict from run.json and the transcripts', () =>
    inFolder(async folder => {
      await writeRunFolder(folder, madeRun());
      const before = await read(folder, fileNames.report);
      for (const name of [fileNames.report, fileNames.html, fileNames.junit]) await rm(join(folder, name));
      await changeFile(join(folder, streamPath), text => {
        const stored = parseTranscript(text);
        assert.ok(stored.ok);
        const entries = stored.value.entries.filter(({ kind }) => kind !== 'assertion');
        return transcriptText({ ...stored.value, entries });
      });
      await rejudge(folder, requirements);
      assert.equal(await read(folder, fileNames.report), before);
      assert.deepEqual(await verifyRunFolder(folder, requirements), []);
    }));

  it('says violated of a transcript in which a token frame was doubled', () =>
    inFolder(async folder => {
      const first = await writeRunFolder(folder, madeRun({ transcripts: [passingStream, passingRefusal] }));
      assert.equal(first.report.outcome, 'holds');
      await doubleToken(join(folder, streamPath));
      await reseal(folder);
      const { report } = await rejudge(folder, requirements);
      assert.deepEqual([report.outcome, report.exit_code], ['violated', 1]);
      assert.equal(report.requirements.find(({ id }) => id === 'MADE-1')?.verdict, 'violated');
      assert.deepEqual(await verifyRunFolder(folder, requirements), []);
    }));

  it('does not believe a verdict that was written into run.json', () =>
    inFolder(async folder => {
      await writeRunFolder(folder, madeRun({ transcripts: [doubledToken(passingStream)] }));
      for (const forged of ['passed', 'inapplicable', 'out_of_reach']) {
        await changeFile(join(folder, fileNames.run), text => text.replaceAll('"failed"', `"${forged}"`));
        const { report } = await rejudge(folder, requirements);
        assert.equal(report.outcome, 'violated', forged);
      }
    }));

  it('finds inapplicable again what a transcript says is', () =>
    inFolder(async folder => {
      const refusing = { ...notOffered, claims: [optionalClaim] };
      const { report } = await writeRunFolder(folder, madeRun({ transcripts: [passingStream, refusing] }));
      const verdictOf = (checks: typeof report.checks) =>
        checks.find(({ id }) => id === refusing.check)?.verdict;
      assert.equal(verdictOf(report.checks), 'inapplicable');
      assert.equal(verdictOf((await rejudge(folder, requirements)).report.checks), 'inapplicable');
    }));

  it('keeps interruption, budget, baseline and gate', () =>
    inFolder(async folder => {
      const entries = [{ requirement: 'MADE-6', reason: 'r', owner: 'o', expires: '2026-12-31' }];
      const input = { interruptedBy: 'SIGINT', overBudget: true, baseline: { version: 1 as const, entries } };
      const { report } = await writeRunFolder(folder, madeRun({ input }));
      assert.deepEqual((await rejudge(folder, requirements)).report, report);
      assert.equal(report.exit_code, 130);
    }));

  it('refuses a folder that is none, by name', () =>
    inFolder(async folder => {
      await assert.rejects(rejudge(folder, requirements), /holds no run\.json/);
      await writeRunFolder(folder, madeRun());
      await rm(join(folder, streamPath));
      await assert.rejects(
        rejudge(folder, requirements),
        /a-reader-gets-the-pieces-in-their-order\.json is missing/,
      );
    }));
});
