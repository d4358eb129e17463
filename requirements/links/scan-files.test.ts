import assert from 'node:assert/strict';
import { scanFiles } from './scan-files.ts';

// Built from parts, so that the scan of this repository does not take the fixtures for claims.
const titled = (title: string, refs: string) => `it('${title} [${refs}${']'}', () => {});\n`;
const implementing = (refs: string) => `/** Why. ${'@'}implements ${refs} */\nexport function offer() {}\n`;
const declaring = (key: string, refs: string) => `{ id: 'soak', ${key}${':'} [${refs}] }\n`;

const scan = (path: string, text: string) => scanFiles([{ path, text }]);

describe('scanFiles', () => {
  it('finds the ids at the end of a title, one per clause', () => {
    const { proofs, problems } = scan('a.test.ts', titled("it\\'s full", 'X-10(a)(c), X-11'));
    assert.deepEqual(proofs, [
      { file: 'a.test.ts', title: "it's full", refs: ['X-10(a)', 'X-10(c)', 'X-11'] },
    ]);
    assert.deepEqual(problems, []);
  });

  it('finds the ids of all brackets at the end of a title', () => {
    const [first] = scan('a.test.ts', titled(`it is${' ['}X-10(a)${']'}`, 'X-11')).proofs;
    assert.deepEqual(first, { file: 'a.test.ts', title: 'it is', refs: ['X-10(a)', 'X-11'] });
  });

  it('finds the clauses that the interactions of a pact name', () => {
    const references = { requirements: { clauses: 'X-10(a), X-11' } };
    const interactions = [{ description: 'a task is read', comments: { references } }];
    assert.deepEqual(scan('pact.json', JSON.stringify({ interactions })).proofs, [
      { file: 'pact.json', title: 'a task is read', refs: ['X-10(a)', 'X-11'] },
    ]);
  });

  it('finds no claim in a title that ends otherwise, nor in a comment', () => {
    assert.deepEqual(scan('a.ts', `it('reads [0] and [abc]');\n// ${titled('x', 'X-10')}`).proofs, []);
  });

  it('names an id that is written in lower case or with another dash', () => {
    const { problems } = scan('a.test.ts', titled('x', 'orch-10') + titled('y', 'X\u201110'));
    assert.deepEqual(
      problems.map(({ rule, where }) => [rule, where]),
      [
        ['unreadable-link', 'a.test.ts:1'],
        ['unreadable-link', 'a.test.ts:2'],
      ],
    );
  });

  it('takes the clauses that the claims of a scenario speak for before its tags', () => {
    const text =
      '@X-10 @X-11\nFeature: a\n  Scenario: b\n    Then it holds [X-10(a), X-10(b)]\n    And so does that\n';
    assert.deepEqual(
      scan('a.feature', text).proofs.map(({ refs }) => refs),
      [['X-10(a)', 'X-10(b)', 'X-11']],
    );
  });

  it('finds tags of scenarios, rules, features and examples', () => {
    const { proofs, problems } = scan(
      'a.feature',
      `@X-10
Feature: Queue
  Rule: Full
    @X-11(a) @slow @gpu-2
    Scenario: It refuses
      Given a body
        """
        @X-99
        Scenario: not one
        """
  @X-12 # why
  Rule: Empty
    Scenario Outline: It waits <n>
      @X-13(b)
      Examples:
        | n |
`,
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(proofs, [
      { file: 'a.feature', title: 'It refuses', refs: ['X-10', 'X-11(a)'] },
      { file: 'a.feature', title: 'It waits <n>', refs: ['X-10', 'X-12', 'X-13(b)'] },
    ]);
  });

  it('names an upper-case tag with a number that is no id', () => {
    assert.equal(scan('a.feature', '@ORCH-X10(\nFeature: a\n  Scenario: b\n').problems.length, 1);
  });

  it('finds where code says what it implements, and the declaration behind it', () => {
    const { code } = scan('a.ts', implementing('X-10(a), X-11.'));
    assert.deepEqual(code, [{ file: 'a.ts', symbol: 'offer', refs: ['X-10(a)', 'X-11'] }]);
  });

  it('finds what suites declare as data, and keeps what mutants break apart from it', () => {
    const { proofs, mutants } = scan(
      'a.ts',
      declaring('proves', "'X-10(a)', 'X-11'") + declaring('breaks', "'X-12'"),
    );
    assert.deepEqual(proofs, [{ file: 'a.ts', title: 'soak', refs: ['X-10(a)', 'X-11'] }]);
    assert.deepEqual(mutants, [{ file: 'a.ts', title: 'soak', refs: ['X-12'] }]);
  });
});
