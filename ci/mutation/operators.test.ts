import assert from 'node:assert/strict';
import ts from 'typescript';
import { mutantsOf } from './mutants.ts';
import type { OperatorName } from './operators.ts';

/** Still a program: an operator that breaks the syntax would be a fault of ours. */
const isProgram = (fileName: string, text: string): boolean =>
  ts.transpileModule(text, { fileName, reportDiagnostics: true }).diagnostics?.length === 0;

const becomes = (source: string, operator: OperatorName): string[] =>
  mutantsOf('f.ts', `${source}\n`)
    .filter(mutant => mutant.operator === operator)
    .map(
      ({ patch: { from, was, becomes: text } }) =>
        source.slice(0, from) + text + source.slice(from + was.length),
    );

const rows: readonly (readonly [OperatorName, string, readonly string[]])[] = [
  ['boundary', 'x = a < b;', ['x = a <= b;']],
  ['boundary', 'x = a >= b;', ['x = a > b;']],
  ['comparison', 'x = a < b;', ['x = a >= b;']],
  ['equality', 'x = a === b;', ['x = a !== b;']],
  ['logical', 'x = a && b;', ['x = a || b;']],
  ['arithmetic', 'x = a - b;', ['x = a + b;']],
  ['arithmetic', 'x += a;', ['x -= a;']],
  ['arithmetic', "x = 'a' + b;", []],
  ['fallback', 'x = a ?? b;', ['x = a;']],
  ['fallback', 'x ??= a;', ['x = a;']],
  ['step', 'x++;', ['x--;']],
  ['step', '--x;', ['++x;']],
  ['condition', 'if (a) b();', ['if (!(a)) b();']],
  ['condition', 'if (a > b) c();', []],
  ['condition', 'x = a && b ? c : d;', ['x = !(a && b) ? c : d;']],
  ['condition', 'x = !a;', ['x = a;']],
  ['literal', 'x = true;', ['x = false;']],
  ['number', 'x = 7;', ['x = 8;', 'x = 6;']],
  ['number', 'x = 0;', ['x = 1;']],
  ['number', 'x = a < b ? -1 : 1;', []],
  ['string', "x = 'queued';", ["x = '';"]],
  ['string', `x = \`\${a}/b\`;`, ["x = '';"]],
  ['string', "x = 'words for people';", []],
  ['method', 'x = list.some(f);', ['x = list.every(f);']],
  ['method', 'x = Math.min(a, b);', ['x = Math.max(a, b);']],
  ['method', 'x = list.filter(f).length;', ['x = list.length;']],
  ['method', 'list.sort();', []],
  ['statement', 'a();', [';']],
  ['statement', 'function f() { if (a) return 1; return 2; }', ['function f() { if (a) ; return 2; }']],
  ['statement', "throw new Error('x');", [';']],
  ['block', 'function f() { a(); b(); }', ['function f() {}']],
  ['block', 'function f() { a(); }', []],
];

describe('an operator', () => {
  for (const [operator, source, due] of rows) {
    it(`of ${operator} makes of ${source} ${due.length === 0 ? 'nothing' : due.join(' or ')}`, () =>
      assert.deepEqual(becomes(source, operator), due));
  }

  it('makes only what is still a program', () => {
    for (const [, source] of rows)
      for (const { patch } of mutantsOf('f.ts', `${source}\n`))
        assert.ok(
          isProgram(
            'f.ts',
            source.slice(0, patch.from) + patch.becomes + source.slice(patch.from + patch.was.length),
          ),
        );
    assert.equal(isProgram('f.ts', 'x = ;'), false);
  });
});

const left: readonly (readonly [string, string])[] = [
  ['types', "type A = 'a' | 'b'; interface B { readonly c: 1 }"],
  ['the types of arguments', "function f(a: 'x' | 2): void {}"],
  ['imports and exports', "import { a } from './a.ts'; export { b } from './b.ts';"],
  ['what holds or else the process ends', "invariant(a < 1, 'a is small');"],
  ['logs', "this.#telemetry.log('warn', 'event', { a: 1 });"],
  ['what can not be reached', 'switch (a) { default: return a satisfies never; }'],
  ['names of members', 'const { a } = b;'],
];

describe('the mutants of a source', () => {
  for (const [title, source] of left) {
    it(`are none of ${title}`, () =>
      assert.deepEqual(
        mutantsOf('f.ts', `${source}\n`).map(({ change }) => change),
        [],
      ));
  }

  const text = 'a();\nif (x < 1) b();\n';

  it('keep their ids where other lines are put before them', () => {
    const ids = mutantsOf('f.ts', text).map(({ id }) => id);
    assert.deepEqual(
      mutantsOf('f.ts', `const c = d;\n\n${text}`).map(({ id }) => id),
      ids,
    );
  });

  it('have other ids where their line changes, or their file', () => {
    const boundary = (path: string, source: string) =>
      mutantsOf(path, source).find(({ operator }) => operator === 'boundary')?.id;
    assert.notEqual(boundary('f.ts', text), boundary('f.ts', text.replace('b()', 'c()')));
    assert.notEqual(boundary('f.ts', text), boundary('g.ts', text));
  });

  it('have each an id of its own, also where a line stands twice', () => {
    const ids = mutantsOf('f.ts', text + text).map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    assert.deepEqual(
      ids.slice(0, ids.length / 2),
      mutantsOf('f.ts', text).map(({ id }) => id),
    );
  });

  it('tell the line as it is and as it becomes', () => {
    const [mutant] = mutantsOf('f.ts', text).filter(({ operator }) => operator === 'boundary');
    assert.deepEqual([mutant?.line, mutant?.change], [2, 'if (x < 1) b(); → if (x <= 1) b();']);
  });
});
