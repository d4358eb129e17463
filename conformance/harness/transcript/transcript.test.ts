import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { claim, judgeClaim } from '../judges/index.ts';
import { madeHistory, wholeStream } from '../testing/made-history.ts';
import { historyOfTranscript, readTranscript, transcriptOf, writeTranscript } from './transcript.ts';

const made = madeHistory(wholeStream('e1'), { A: 'e1' });
const order = claim('o', 'stream.order', { ref: 'A', reader: 'live' });

const folderOf = async (run: (folder: string) => Promise<void>): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'assay-transcript-'));
  await run(folder).finally(() => rm(folder, { recursive: true }));
};

describe('a transcript', () => {
  it('gives back the history from which it was written, and the same verdict', () =>
    folderOf(async folder => {
      const path = join(folder, 't.json');
      await writeTranscript(path, transcriptOf({ check: 'c', title: 't', entries: made.entries }));
      const read = await readTranscript(path);
      assert.ok(read.ok);
      assert.deepEqual(historyOfTranscript(read.value), made);
      assert.deepEqual(judgeClaim(historyOfTranscript(read.value), order), { holds: true });
    }));

  it('with a piece doubled gives another verdict, at that frame', () => {
    const at = made.entries.findIndex(entry => entry.kind === 'frame' && entry.event === 'token');
    const entries = made.entries.toSpliced(at, 0, ...made.entries.slice(at, at + 1));
    const transcript = transcriptOf({ check: 'c', title: 't', entries });
    const found = judgeClaim(historyOfTranscript(transcript), order);
    assert.ok('at' in found);
    assert.equal(found.at, at + 1);
  });

  it('is judged again without the assertions that came of it the first time', () => {
    const assertion = { kind: 'assertion', at_ms: 1, id: 'o', clause: 'X-1', holds: true } as const;
    const transcript = transcriptOf({ check: 'c', title: 't', entries: [...made.entries, assertion] });
    assert.deepEqual(historyOfTranscript(transcript), made);
  });

  it('says that entries were left out, where they were', () => {
    const told = { check: 'c', title: 't', entries: made.entries };
    assert.equal(transcriptOf({ ...told, isTruncated: true }).truncated, true);
    assert.equal(transcriptOf({ ...told, isTruncated: false }).truncated, undefined);
  });

  it('is refused when it would break its schema', () =>
    folderOf(async folder => {
      const broken = transcriptOf({ check: '', title: 't', entries: [] });
      await assert.rejects(writeTranscript(join(folder, 't.json'), broken), /breaks its schema/);
    }));

  it('has a curl line for each request', () => {
    const transcript = transcriptOf({ check: 'c', title: 't', entries: made.entries });
    assert.deepEqual(transcript.curl, ["curl -sSi -X GET 'http://t/v1/tasks/x/stream'"]);
  });
});
