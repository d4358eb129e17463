import assert from 'node:assert/strict';
import { mergeOutcomes, type Provable } from '../merge/merge-outcomes.ts';
import { type ProofKind, proofKinds, type Row } from '../model.ts';
import { readSpecs } from '../read-tree.ts';
import { renderCompliance } from '../report/compliance.ts';
import { parseStatus, renderStatus } from '../report/status-file.ts';
import { extract } from '../specs/extract.ts';
import { freshOutcomes, staleSentences } from './outcomes.ts';
import { readEvidence } from './read-evidence.ts';
import { standingStatus } from './standing-status.ts';
import { type MadeTree, treeWithRecord, underLoad } from './testing/made-tree.ts';
import { type NewEvidence, writeEvidence } from './write-evidence.ts';

const server = 'reference-server/queue.ts';

const kindOf = (proof: string): ProofKind => proofKinds.find(kind => kind === proof) ?? 'none';

const provable = ({ id, hash, clauses }: Row): Provable => ({
  id,
  hash,
  clauses: clauses.map(clause => ({ ...clause, proof: kindOf(clause.proof) })),
});

const rowsOf = async ({ root }: MadeTree): Promise<readonly Row[]> => extract(await readSpecs(root)).rows;

/** What a run that decided nothing itself would write down. */
const statusOf = async (tree: MadeTree): Promise<string> => {
  const { records } = await readEvidence(tree.root);
  return renderStatus(mergeOutcomes((await rowsOf(tree)).map(provable), [], freshOutcomes(records)));
};

const linesOf = (text: string, start: string): readonly string[] =>
  text.split('\n').filter(line => line.trim().startsWith(start));

/** COMPLIANCE.md as `generate` would write it on that status. */
const complianceOf = async (tree: MadeTree, status: string): Promise<string> => {
  const { records } = await readEvidence(tree.root);
  const { rows, retired } = extract(await readSpecs(tree.root));
  return renderCompliance({
    rows,
    retired,
    status: standingStatus(parseStatus(status), records),
    evidence: records,
  });
};

const changedIn = async (tree: MadeTree): Promise<readonly string[]> => {
  const { records, problems } = await readEvidence(tree.root);
  assert.deepEqual(problems, []);
  return records[0]?.changed ?? assert.fail('no record is kept');
};

interface Change {
  readonly of: string;
  readonly file: string;
  readonly edit: (text: string) => string;
  readonly changed: readonly string[];
}

const changes: readonly Change[] = [
  { of: 'one byte of the server', file: server, edit: text => text.replace('1', '3'), changed: ['server'] },
  { of: 'one byte of the suite', file: 'chaos/load.ts', edit: text => `${text} `, changed: ['suite'] },
  {
    of: 'a bundled shape',
    file: 'contracts/generated/schemas.json',
    edit: () => '{"a":1}',
    changed: ['contract'],
  },
  {
    of: 'the words of a clause',
    file: '.specs/queue.md',
    edit: text => text.replace('quick', 'slow'),
    changed: ['contract'],
  },
  { of: 'a test of the server', file: 'reference-server/queue.test.ts', edit: () => 'other;', changed: [] },
  {
    of: 'what only tests use',
    file: 'reference-server/fixtures/queue.ts',
    edit: () => 'other;',
    changed: [],
  },
  { of: 'a page for readers', file: 'reference-server/README.md', edit: () => 'Other.', changed: [] },
  { of: 'the line ends', file: server, edit: text => text.replaceAll('\n', '\r\n'), changed: [] },
];

describe('a change of the tree', () => {
  for (const { of, file, edit, changed } of changes) {
    const effect = changed.length === 0 ? 'leaves the record fresh' : `is told as ${changed.join()}`;
    it(`of ${of} ${effect} [ASY-TRUTH-006(b)]`, async () => {
      await using tree = await treeWithRecord();
      assert.deepEqual(await changedIn(tree), []);
      await tree.edit(file, edit);
      assert.deepEqual(await changedIn(tree), changed);
    });
  }

  it('of a name alone, or to a folder that is gone, is told too [ASY-TRUTH-006(b)]', async () => {
    await using tree = await treeWithRecord();
    await tree.write('reference-server/other.ts', await tree.read(server));
    await tree.remove(server);
    assert.deepEqual(await changedIn(tree), ['server']);
    await tree.remove('chaos');
    assert.deepEqual(await changedIn(tree), ['suite', 'server']);
  });

  it('that drops a clause of the record makes it stale, and nothing worse [ASY-TRUTH-006(b)]', async () => {
    await using tree = await treeWithRecord();
    await tree.edit('.specs/queue.md', text => text.replace('**X-11** (MUST)', '**X-11** (RETIRED)'));
    assert.deepEqual(await changedIn(tree), ['contract']);
  });
});

describe('the clauses of a record', () => {
  it('stand in the status with its name, and fall back once it is stale [ASY-TRUTH-006(b)]', async () => {
    await using tree = await treeWithRecord();
    const fresh = await statusOf(tree);
    assert.match(
      linesOf(fresh, 'X-10:')[0] ?? '',
      /unproven, .*a: proven, b: untested }, evidence: { a: "load-nightly" } }$/,
    );
    assert.match(linesOf(fresh, 'X-11:')[0] ?? '', /verdict: proven, .*, evidence: "load-nightly" }$/);
    const [before, again] = [await complianceOf(tree, fresh), await complianceOf(tree, fresh)];
    assert.equal(before, again);
    assert.match(
      linesOf(before, '| X-10 |')[0] ?? '',
      /unproven; \(a\) proven; .*\(a\) evidence: load-nightly/,
    );
    assert.match(linesOf(before, '| X-11 |')[0] ?? '', /\| proven; evidence: load-nightly \|$/);
    assert.match(before, /\| 2026-11-20 \| a \\\| processor, 2 cores, 8 GiB; .*\| 2 proven \| fresh \|/);

    await tree.edit(server, text => text.replace('1', '3'));
    assert.deepEqual(parseStatus(await statusOf(tree)), new Map());
    const after = await complianceOf(tree, fresh);
    assert.match(after, /\| 2 proven \| stale: server changed \|/);
    assert.match(linesOf(after, '| X-10 |')[0] ?? '', /\| untested; \(c\) no proof: taste \|$/);
    assert.match(linesOf(after, '| X-11 |')[0] ?? '', /\| untested \|$/);
    const { records } = await readEvidence(tree.root);
    assert.match(
      staleSentences(records).join(),
      /load-nightly counts no more: server changed .*\(npx assay load --minutes 30\).*commit COMPLIANCE\.md/,
    );
  });

  it('fall back to what a run found where the record had overruled it [ASY-TRUTH-006(b)]', async () => {
    await using tree = await treeWithRecord();
    const found = mergeOutcomes(
      (await rowsOf(tree)).map(provable),
      [{ proves: 'X-11', kind: 'load', verdict: 'proven' }],
      [{ proves: 'X-11', kind: 'load', verdict: 'violated', evidence: 'load-nightly' }],
    );
    const standing = standingStatus(parseStatus(renderStatus(found)), []);
    assert.deepEqual(standing.get('X-11')?.clauses, [{ letter: '', verdict: 'proven' }]);
    assert.equal(standing.get('X-11')?.verdict, 'proven');
  });

  it('fall back where a fresh record says otherwise than the status [ASY-TRUTH-006(b)]', async () => {
    await using tree = await treeWithRecord();
    const before = await statusOf(tree);
    const outcomes: NewEvidence['outcomes'] = [{ proves: 'X-11', kind: 'load', verdict: 'unknown' }];
    await writeEvidence({ ...underLoad, outcomes }, tree.root);
    const { records } = await readEvidence(tree.root);
    assert.equal(standingStatus(parseStatus(before), records).get('X-11')?.verdict, 'untested');
  });
});
