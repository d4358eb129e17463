import assert from 'node:assert/strict';
import { MadeTree, underLoad } from '../evidence-records/testing/made-tree.ts';
import { writeEvidence } from '../evidence-records/write-evidence.ts';
import { ageWords } from './age.ts';
import { evidence } from './evidence.ts';

const asked = async ({ root }: MadeTree, name?: string) => {
  const heard: { out: string[]; err: string[] } = { out: [], err: [] };
  const io = {
    out: (text: string) => void heard.out.push(`${text}\n`),
    err: (text: string) => void heard.err.push(`${text}\n`),
  };
  const code = await evidence({ name, root, ageOf: () => '3 days' }, io);
  const [out, err] = [heard.out.join(''), heard.err.join('')];
  const widest = Math.max(...`${out}${err}`.split('\n').map(line => line.length));
  assert.ok(widest <= 80, `${widest} columns`);
  return { code, out, err };
};

const long = 'a word '.repeat(25).trim();

describe('assay requirements evidence', () => {
  it('says that none is kept', async () => {
    await using tree = await MadeTree.make();
    assert.deepEqual(await asked(tree), {
      code: 0,
      out: 'No record is kept in requirements/evidence.\n',
      err: '',
    });
  });

  it('lists age and standing, and how a stale one is made again [ASY-TRUTH-006(b)]', async () => {
    await using tree = await MadeTree.make();
    await writeEvidence(underLoad, tree.root);
    const fresh = await asked(tree);
    assert.equal(fresh.out, 'load-nightly (load): fresh\n  3 days old; 2 proven\n\n1 kept, 1 fresh\n');
    await tree.write('reference-server/more.ts', 'more;\n');
    await tree.write('chaos/load.ts', 'other;\n');
    const stale = await asked(tree);
    assert.match(stale.out, /^load-nightly \(load\): stale: suite, server changed\n/);
    assert.match(stale.out, /\n {2}again: npx assay load --minutes 30\n\n1 kept, 0 fresh\n$/);
    assert.equal(stale.code, 0);
  });

  it('shows of one all that a person needs, within 80 columns [ASY-TRUTH-006(a)]', async () => {
    await using tree = await MadeTree.make();
    const figures = [
      ...(underLoad.figures ?? []),
      { what: long, value: 1_234_567, unit: 'tokens of every stream', bound: long },
    ];
    const outcomes = underLoad.outcomes.map(outcome => ({ ...outcome, shown_by: long }));
    await writeEvidence({ ...underLoad, command: long, figures, outcomes, note: long }, tree.root);
    await tree.write('reference-server/more.ts', 'more;\n');
    const { code, out } = await asked(tree, 'load-nightly');
    assert.equal(code, 0);
    assert.match(out, /made 2026-11-20T21:04:05\.000Z, 3 days ago, by: a word/);
    assert.match(out, /on a \| processor, 2 cores, 8 GiB; Linux 6 x64; Node v24\.21\.0; no Docker;/);
    assert.match(
      out,
      /\n {2}suite {5}fits {5}of chaos\n {2}contract {2}fits .*\n {2}server {4}changed {2}of /,
    );
    assert.match(out, /\n {2}X-10\(a\) proven \(load\): a word/);
    assert.match(out, / 212\.5 ms {2}first token, 99th percentile, at most 500\n/);
  });

  it('ends with 2 where the asked one is not there, and where one is refused [ASY-TRUTH-006(d)]', async () => {
    await using tree = await MadeTree.make();
    await writeEvidence(underLoad, tree.root);
    const absent = await asked(tree, 'load');
    assert.deepEqual([absent.code, absent.out], [2, '']);
    assert.match(absent.err, /no record load\. Near it: load-nightly\./);
    await tree.write('requirements/evidence/other.json', '{}');
    const refused = await asked(tree);
    assert.equal(refused.code, 2);
    assert.match(refused.err.replace(/\s+/g, ' '), /other\.json is refused: \/version: found nothing/);
    assert.match(refused.out, /1 kept, 1 fresh/);
  });
});

describe('an age', () => {
  it('is told in the greatest unit of which there are two', () => {
    const made = '2026-11-20T00:00:00.000Z';
    const aged = (later: string): string => ageWords(made, Date.parse(later));
    assert.equal(aged('2026-11-20T01:59:59Z'), '119 minutes');
    assert.equal(aged('2026-11-20T02:00:00Z'), '2 hours');
    assert.equal(aged('2026-11-21T23:59:59Z'), '47 hours');
    assert.equal(aged('2026-11-22T00:00:00Z'), '2 days');
    assert.equal(aged('2026-11-19T00:00:00Z'), 'an unknown time');
  });
});
