import assert from 'node:assert/strict';
import { parseSource } from '../sources.ts';
import { cyclesOf } from './cycles.ts';
import { importsOf } from './imports.ts';
import { judgeImports, undeclaredPackages } from './rules.ts';

const doors = new Map([
  ['#contracts', 'contracts/index.ts'],
  ['#reference-server', 'reference-server/index.ts'],
]);
const known = new Set([
  'contracts/index.ts',
  'contracts/validate.ts',
  'reference-server/index.ts',
  'reference-server/api/index.ts',
  'reference-server/admission/index.ts',
  'reference-server/admission/queue.ts',
  'reference-server/kernel/index.ts',
]);

function judge(path: string, code: string): string[] {
  return judgeImports(importsOf(parseSource(path, code), doors), known);
}

describe('architecture', () => {
  it('allows the arrows of the table', () => {
    const code = "import { a } from '#contracts';\nimport { b } from '../kernel/index.ts';";
    assert.deepEqual(judge('reference-server/admission/queue.ts', code), []);
  });

  it('refuses an arrow between folders that the table does not have', () => {
    const [sentence] = judge('conformance/run.ts', "import { a } from '#reference-server';");
    assert.match(sentence ?? '', /^conformance\/run\.ts:1: conformance must not import reference-server/);
  });

  it('refuses a relative path into another folder', () => {
    const [sentence] = judge(
      'reference-server/admission/queue.ts',
      "import { a } from '../../contracts/validate.ts';",
    );
    assert.match(sentence ?? '', /doors in package\.json/);
  });

  it('refuses a way into a concept beside its index', () => {
    const [sentence] = judge('reference-server/api/tasks.ts', "import { a } from '../admission/queue.ts';");
    assert.match(sentence ?? '', /enter admission through reference-server\/admission\/index\.ts/);
  });

  it('refuses an arrow from a lower layer to a higher one', () => {
    const [sentence] = judge(
      'reference-server/kernel/world.ts',
      "import { a } from '../admission/index.ts';",
    );
    assert.match(sentence ?? '', /kernel lies below admission/);
  });

  it('sees dynamic imports, type imports and re-exports', () => {
    const code =
      "await import('../api/index.ts');\ntype A = import('../api/index.ts').A;\nexport { a } from '../api/index.ts';";
    assert.equal(judge('reference-server/admission/queue.ts', code).length, 3);
  });

  it('refuses a package outside its home and names the replacement', () => {
    const [sentence] = judge('reference-server/admission/queue.ts', "import express from 'express';");
    assert.match(sentence ?? '', /keep Express inside reference-server\/api/);
  });

  it('refuses an import that leads nowhere', () => {
    assert.match(judge('contracts/index.ts', "import { a } from './gone.ts';")[0] ?? '', /leads to no file/);
  });

  it('refuses a package that package.json does not declare', () => {
    const edges = importsOf(
      parseSource('ci/a.ts', "import a from '@scope/name/sub';\nimport fs from 'node:fs';"),
      doors,
    );
    assert.deepEqual(undeclaredPackages(edges, new Set(['ajv'])), [
      'ci/a.ts:1: @scope/name is not declared in package.json: add it with its exact version.',
    ]);
  });

  it('finds a cycle between groups and names its members', () => {
    const graph = new Map([
      ['a', new Set(['b'])],
      ['b', new Set(['c'])],
      ['c', new Set(['a'])],
      ['d', new Set(['a'])],
    ]);
    assert.deepEqual(cyclesOf(graph), [['a', 'b', 'c']]);
  });
});
