import assert from 'node:assert/strict';
import { mergeOutcomes, type Provable } from '../merge/merge-outcomes.ts';
import { type ProofKind, proofKinds, type Row, verdicts } from '../model.ts';
import { readSpecs } from '../read-tree.ts';
import { renderCompliance } from '../report/compliance.ts';
import { parseStatus, renderStatus } from '../report/status-file.ts';
import { extract } from '../specs/extract.ts';
import { checkForm } from './check-record.ts';
import { freshOutcomes, staleSentences } from './outcomes.ts';
import { readEvidence } from './read-evidence.ts';
import { standingStatus } from './standing-status.ts';
import { MadeTree, underLoad } from './testing/made-tree.ts';
import { digestsHere, type NewEvidence, writeEvidence } from './write-evidence.ts';

const path = 'requirements/evidence/load-nightly.json';
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

const kept = async (): Promise<MadeTree> => {
  const tree = await MadeTree.make();
  await writeEvidence(underLoad, tree.root);
  return tree;
};

describe('a record of evidence', () => {
  it('names its command, moment and machine, and the digests of now, in the order of its clauses [ASY-TRUTH-006(a)]', async () => {
    await using tree = await MadeTree.make();
    assert.equal(await writeEvidence(underLoad, tree.root), path);
    const record = JSON.parse(await tree.read(path));
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
    assert.deepEqual(await changedIn(tree), ['server']);
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
      await using tree = await kept();
      assert.deepEqual(await changedIn(tree), []);
      await tree.edit(file, edit);
      assert.deepEqual(await changedIn(tree), changed);
    });
  }

  it('of a name alone, or to a folder that is gone, is told too [ASY-TRUTH-006(b)]', async () => {
    await using tree = await kept();
    await tree.write('reference-server/other.ts', await tree.read(server));
    await tree.remove(server);
    assert.deepEqual(await changedIn(tree), ['server']);
    await tree.remove('chaos');
    assert.deepEqual(await changedIn(tree), ['suite', 'server']);
  });
});

describe('the clauses of a record', () => {
  it('stand in the status with its name, and fall back once it is stale [ASY-TRUTH-006(b)]', async () => {
    await using tree = await kept();
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
    await using tree = await kept();
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
    await using tree = await kept();
    const before = await statusOf(tree);
    const outcomes: NewEvidence['outcomes'] = [{ proves: 'X-11', kind: 'load', verdict: 'unknown' }];
    await writeEvidence({ ...underLoad, outcomes }, tree.root);
    const { records } = await readEvidence(tree.root);
    assert.equal(standingStatus(parseStatus(before), records).get('X-11')?.verdict, 'untested');
  });
});

type Members = Record<string, unknown>;

const wrongs: readonly (readonly [string, (record: Members) => void, RegExp])[] = [
  [
    'an unknown clause',
    record => Object.assign(record, { outcomes: [{ proves: 'X-12', kind: 'load', verdict: 'proven' }] }),
    /^\/outcomes\/0\/proves: found "X-12", which is no clause of \.specs; near it: X-11/,
  ],
  [
    'a requirement in place of its clause',
    record => Object.assign(record, { outcomes: [{ proves: 'X-10', kind: 'load', verdict: 'proven' }] }),
    /^\/outcomes\/0\/proves: found "X-10", which is no clause/,
  ],
  [
    'another kind of proof than the words ask for',
    record => Object.assign(record, { outcomes: [{ proves: 'X-10(b)', kind: 'load', verdict: 'proven' }] }),
    /^\/outcomes\/0\/kind: found "load"; the words of X-10\(b\) ask for proof by chaos\./,
  ],
  [
    'a clause that needs no proof',
    record => Object.assign(record, { outcomes: [{ proves: 'X-10(c)', kind: 'load', verdict: 'proven' }] }),
    /^\/outcomes\/0\/kind: .* ask for no proof\./,
  ],
  [
    'a verdict outside the words',
    record => Object.assign(record, { outcomes: [{ proves: 'X-11', kind: 'load', verdict: 'passed' }] }),
    /^\/outcomes\/0\/verdict: found "passed"; allowed: violated, unknown, unproven, proven, inapplicable/,
  ],
  [
    'an unknown member',
    record => Object.assign(record.machine as Members, { colour: 'grey' }),
    /^\/machine\/colour: found the unknown field colour/,
  ],
  [
    'another name than its file',
    record => Object.assign(record, { name: 'other' }),
    /^\/name: found "other"/,
  ],
];

describe('a record that is wrong', () => {
  for (const [what, spoil, sentence] of wrongs) {
    it(`for ${what} is refused with its place, and counts for nothing [ASY-TRUTH-006(d)]`, async () => {
      await using tree = await kept();
      await tree.edit(path, text => {
        const record: Members = JSON.parse(text);
        spoil(record);
        return JSON.stringify(record);
      });
      const { records, problems } = await readEvidence(tree.root);
      assert.deepEqual(
        problems.map(({ rule, where }) => [rule, where]),
        [['evidence-refused', path]],
      );
      assert.match(problems[0]?.sentence ?? '', sentence);
      assert.deepEqual(freshOutcomes(records), []);
    });
  }

  it('for its form is told with its file too [ASY-TRUTH-006(d)]', async () => {
    await using tree = await kept();
    await tree.edit(path, text => text.slice(1));
    const { problems } = await readEvidence(tree.root);
    assert.match(
      problems.map(({ where, sentence }) => `${where}: ${sentence}`).join(),
      /nightly\.json: it is no JSON/,
    );
  });

  it('is not written in the first place [ASY-TRUTH-006(d)]', async () => {
    await using tree = await MadeTree.make();
    const outcomes: NewEvidence['outcomes'] = [{ proves: 'X-12', kind: 'load', verdict: 'proven' }];
    await assert.rejects(
      writeEvidence({ ...underLoad, outcomes }, tree.root),
      /load-nightly is not written:\n {2}\/outcomes\/0\/proves: found "X-12"/,
    );
    assert.deepEqual((await readEvidence(tree.root)).records, []);
  });

  it('is only stale where a clause that it names was dropped since [ASY-TRUTH-006(b)]', async () => {
    await using tree = await kept();
    await tree.edit('.specs/queue.md', text => text.replace('**X-11** (MUST)', '**X-11** (RETIRED)'));
    assert.deepEqual(await changedIn(tree), ['contract']);
  });
});
