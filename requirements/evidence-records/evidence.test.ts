import assert from 'node:assert/strict';
import { proofKinds, verdicts } from '../model.ts';
import { checkForm } from './check-record.ts';
import { readEvidence } from './read-evidence.ts';
import { MadeTree, recordPath, underLoad } from './testing/made-tree.ts';
import { digestsHere, writeEvidence } from './write-evidence.ts';

const server = 'reference-server/queue.ts';

describe('a record of evidence', () => {
  it('names its command, moment and machine, and the digests of now, in the order of its clauses [ASY-TRUTH-006(a)]', async () => {
    await using tree = await MadeTree.make();
    assert.equal(await writeEvidence(underLoad, tree.root), recordPath);
    const record = JSON.parse(await tree.read(recordPath));
    const { command, made_at, machine, figures, outcomes = [] } = underLoad;
    assert.deepEqual(
      [record.command, record.made_at, record.machine, record.figures],
      [command, made_at, machine, figures],
    );
    assert.deepEqual(record.digests, await digestsHere(['chaos'], tree.root));
    assert.equal(new Set(Object.values(record.digests)).size, 3);
    assert.deepEqual(record.outcomes, [...outcomes].reverse());
  });

  it('keeps the digests of when its run began, so that what changed meanwhile makes it stale [ASY-TRUTH-006(a)]', async () => {
    await using tree = await MadeTree.make();
    const digests = await digestsHere(['chaos'], tree.root);
    await tree.edit(server, text => text.replace('1', '3'));
    await writeEvidence({ ...underLoad, digests }, tree.root);
    const { records } = await readEvidence(tree.root);
    assert.deepEqual(records[0]?.changed, ['server']);
  });

  it('is not written where a folder has no sources', async () => {
    await using tree = await MadeTree.make();
    await assert.rejects(
      writeEvidence({ ...underLoad, folders: ['chaos', 'load'] }, tree.root),
      /load holds no sources/,
    );
  });

  it('has the words of requirements for kinds of proof and verdicts', () => {
    const sentencesFor = (words: object): readonly string[] => {
      const form = checkForm({ ...underLoad, outcomes: [{ proves: 'X-11', ...words }] });
      return 'sentences' in form ? form.sentences.filter(text => text.startsWith('/outcomes')) : [];
    };
    for (const verdict of verdicts)
      assert.equal(sentencesFor({ kind: 'load', verdict }).length, verdict === 'untested' ? 1 : 0, verdict);
    for (const kind of proofKinds)
      assert.equal(sentencesFor({ kind, verdict: 'proven' }).length, kind === 'none' ? 1 : 0, kind);
  });
});
