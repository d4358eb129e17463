import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { extract } from '../specs/extract.ts';
import { renderArea } from './area-file.ts';
import { renderCompliance } from './compliance.ts';
import { parseConfirmed, renderConfirmed } from './confirmed-file.ts';
import { renderIdTypes } from './id-types.ts';
import { parseStatus, verdictOf } from './status-file.ts';

const text = `## Full

**X-10** (MUST) It refuses: (a) at once; (b) politely.

- profile: orchqueue-core
- proof: conformance; (b) none, because: taste | style
- contracts: op:createTask

**X-11** (MAY) It hints.

- profile: orchqueue-full
- proof: none, because: advice only

**X-12** (RETIRED) Said twice.
`;
const { rows, retired } = extract([{ path: '.specs/queue.md', text }]);
const [first] = rows;
const links = {
  proofs: [{ file: 'b.test.ts', title: 'refuses', refs: ['X-10(a)', 'X-99'] }],
  code: [{ file: 'queue.ts', symbol: 'offer', refs: ['X-10'] }],
  problems: [],
};
const statusText = (hash: string) => `version: 1\nverdicts:\n  X-10: { verdict: proven, hash: "${hash}" }\n`;

describe('a row file', () => {
  it('holds the words whole, with every link to the row and no other', () => {
    const [row, second] = parse(renderArea({ area: 'queue', rows, retired, links })).requirements;
    assert.equal(row.text, 'It refuses: (a) at once; (b) politely.');
    const proves = ['X-10(a)'];
    assert.deepEqual(row.proofs, [{ file: 'b.test.ts', title: 'refuses', proves }]);
    assert.deepEqual(row.code, [{ file: 'queue.ts', symbol: 'offer', implements: ['X-10'] }]);
    assert.deepEqual(row.proof['X-10(b)'], { kind: 'none', because: 'taste | style' });
    assert.deepEqual([second.proofs, second.code], [[], []]);
  });

  it('does not depend on the order in which links were found', () => {
    const other = { file: 'a.test.ts', title: 'waits', refs: ['X-10(a)'] };
    const [one, two] = [
      [other, ...links.proofs],
      [...links.proofs, other],
    ].map(proofs => renderArea({ area: 'queue', rows, retired, links: { ...links, proofs } }));
    assert.equal(one, two);
  });
});

describe('the compliance table', () => {
  const table = (status: string) =>
    renderCompliance({ rows, retired, status: parseStatus(status), evidence: [] });

  it('calls everything untested while nothing ran, and says why some has no proof', () => {
    const lines = table('version: 1\nverdicts: {}\n').split('\n');
    assert.ok(
      lines.includes(
        '| X-10 | MUST | orchqueue-core | conformance; (b) none | untested; (b) no proof: taste \\| style |',
      ),
    );
    assert.ok(lines.includes('| X-11 | MAY | orchqueue-full | none | untested; no proof: advice only |'));
    assert.ok(lines.includes('| X-12 | | | | retired: Said twice. |'));
    assert.ok(lines.includes('| untested | 1 | 0 | 1 | 2 |'));
    assert.ok(lines.includes('2 requirements with 3 clauses; 1 retired ids.'));
  });

  it('shows the verdict of a run on this text, and untested for one on another text', () => {
    assert.match(table(statusText(first?.hash ?? '')), /\| X-10 \|.*\| proven; /);
    assert.match(table(statusText('0000000000000000')), /\| X-10 \|.*\| untested; /);
  });
});

describe('the status file', () => {
  it('with an unknown verdict or without the hash of the text is refused', () => {
    assert.throws(
      () => parseStatus('verdicts: { X-10: { verdict: green, hash: "1" } }'),
      /has the verdict "green"/,
    );
    assert.throws(() => parseStatus('verdicts: { X-10: { verdict: proven } }'), /which text was judged/);
  });

  it('says untested of what it does not name', () => {
    assert.equal(verdictOf(parseStatus('verdicts: {}'), { id: 'X-10', hash: '1' }), 'untested');
  });
});

describe('the confirmed file', () => {
  it('keeps hashes that look like numbers as they are, sorted', () => {
    const confirmed = new Map([
      ['X-11', '12e4567890123456'],
      ['X-10', '0012345678901234'],
    ]);
    const read = parseConfirmed(renderConfirmed(confirmed));
    assert.deepEqual(
      [...read],
      [
        ['X-10', '0012345678901234'],
        ['X-11', '12e4567890123456'],
      ],
    );
  });
});

describe('the id types', () => {
  it('hold each requirement and each clause', () => {
    const source = renderIdTypes(rows);
    assert.match(source, /requirementIds = \[\n {2}'X-10',\n {2}'X-11',\n\] as const/);
    assert.match(source, /clauseIds = \[\n {2}'X-10\(a\)',\n {2}'X-10\(b\)',\n {2}'X-11',\n\] as const/);
  });
});
