import assert from 'node:assert/strict';
import fc from 'fast-check';
import { extract } from './extract.ts';
import { hashOf, normalise } from './hash.ts';
import { parseClauses } from './parse-clauses.ts';

const text = `# Queue

## Full policies

**X-10** (MUST) When the queue is full
its policy decides: (a) \`reject\` refuses, as in (a) of old; (b, MAY) a hint
is given; (c) nothing – not even “this” – is cut.

- profile: orchqueue-core
- proof: conformance; (b) none, because: it is advice; really;
  (c) simulation
- contracts: op:createTask,
  error:QUEUE_FULL
- note: kept

\`\`\`
**X-98** (MUST) an example in code.
\`\`\`

**X-11** (RETIRED) Replaced by X-10.
`;

const one = (body: string) => extract([{ path: '.specs/queue.md', text: body }]);

describe('extract', () => {
  const { rows, retired, problems } = one(text);
  const [row] = rows;

  it('reads a requirement over several lines, whole', () => {
    assert.equal(rows.length, 1);
    assert.deepEqual(problems, []);
    assert.match(
      row?.text ?? '',
      /^When the queue is full its policy .* nothing – not even “this” – is cut\.$/,
    );
    assert.equal(row?.section, 'Full policies');
    assert.equal(row?.area, 'queue');
    assert.equal(row?.line, 5);
  });

  it('gives each clause its own level, words and proof', () => {
    assert.deepEqual(
      row?.clauses.map(({ id, level, text: said, proof, because }) => [id, level, said, proof, because]),
      [
        ['X-10(a)', 'MUST', '`reject` refuses, as in (a) of old', 'conformance', ''],
        ['X-10(b)', 'MAY', 'a hint is given', 'none', 'it is advice; really'],
        ['X-10(c)', 'MUST', 'nothing – not even “this” – is cut.', 'simulation', ''],
      ],
    );
  });

  it('reads the list below, with defaults for what it leaves out', () => {
    assert.deepEqual(row?.contracts, ['op:createTask', 'error:QUEUE_FULL']);
    assert.deepEqual([row?.since, row?.note, row?.profile], ['1.0', 'kept', 'orchqueue-core']);
  });

  it('keeps a retired id with its reason and reads nothing out of code', () => {
    assert.deepEqual(retired, [{ id: 'X-11', reason: 'Replaced by X-10.', area: 'queue', line: 20 }]);
  });

  it('names a requirement that has no list, an unknown level or only one letter', () => {
    const sentences = one(
      '**X-1** (MUST) a.\n\n**X-12** (SHALL) b.\n\n**X-13** (MUST) c: (a) d.\n\n- proof: unit\n- colour: red\n\n**X-14** (MUST) no list.\n',
    ).problems.map(problem => problem.sentence);
    assert.deepEqual(sentences, [
      '"X-1" opens a paragraph like a requirement, but not as **ID** (LEVEL) text.',
      'X-12 has the level "SHALL"; write MUST, SHOULD, MAY or RETIRED.',
      'X-13 has a line that can\'t be read: "- colour: red".',
      'X-13 has only one clause, so it carries no letter.',
      'X-14 is not followed by its "- key: value" list.',
    ]);
  });

  it('names a proof for a letter that is no clause', () => {
    const { problems: found } = one('**X-10** (MUST) a: (a) b; (b) c.\n\n- proof: unit; (d) load\n');
    assert.deepEqual(
      found.map(problem => problem.sentence),
      ['X-10 names a proof for (d), which is not a clause of it.'],
    );
  });
});

describe('hashes', () => {
  it('do not see line breaks and see every other change', () => {
    assert.equal(hashOf('MUST', 'a  b\n c'), hashOf('MUST', 'a b c'));
    assert.notEqual(hashOf('MUST', 'a b c'), hashOf('SHOULD', 'a b c'));
    assert.notEqual(hashOf('MUST', 'a b c'), hashOf('MUST', 'a b d'));
    assert.match(hashOf('MUST', 'a'), /^[0-9a-f]{16}$/);
  });

  it('of one clause stay when another clause changes, and go when the words before (a) change', () => {
    const hashes = (said: string) => parseClauses('MUST', said).map(clause => clause.hash);
    const [a, b] = hashes('Lead: (a) one; (b) two.');
    assert.deepEqual(
      [hashes('Lead: (a) one; (b) three.')[0] === a, hashes('Lead: (a) one; (b) three.')[1] === b],
      [true, false],
    );
    assert.deepEqual(
      [hashes('Other: (a) one; (b) two.')[0] === a, hashes('Other: (a) one; (b) two.')[1] === b],
      [false, false],
    );
  });
});

describe('parseClauses', () => {
  const words = fc.stringMatching(/^[a-zäß–]+( [a-zäß–]+){0,5}$/);

  it('loses no word, whatever the number of clauses', () => {
    fc.assert(
      fc.property(words, fc.array(words, { minLength: 2, maxLength: 9 }), (lead, parts) => {
        const said = parts.map((part, index) => `(${String.fromCharCode(97 + index)}) ${part}`).join('; ');
        const clauses = parseClauses('MUST', `${lead}: ${said}`);
        assert.deepEqual(
          clauses.map(clause => clause.text),
          parts.map(normalise),
        );
      }),
    );
  });
});
