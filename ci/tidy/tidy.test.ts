import assert from 'node:assert/strict';
import { parseSource } from '../sources.ts';
import { badComments, badTests, bannedUses, oversized } from './code.ts';
import { badFileNames, linksIn } from './files.ts';

const inServer = (code: string) => parseSource('reference-server/admission/queue.ts', code);

describe('tidy', () => {
  it('names the replacement of a banned global', () => {
    assert.deepEqual(bannedUses(inServer('const now = Date.now();')), [
      'reference-server/admission/queue.ts:1: Date is not used here: write world.wallMs() or world.monotonicMs().',
    ]);
  });

  it('sees process.env, Math.random and an imported randomUUID', () => {
    const code = "import { randomUUID } from 'node:crypto';\nprocess.env.A; Math.random(); randomUUID();";
    assert.equal(bannedUses(inServer(code)).length, 4);
  });

  it('does not take a property or a type of the same name for the global', () => {
    const code = 'interface A { Date: string; at: Date }\nconst a = { setTimeout: 1 };\na.setTimeout;';
    assert.deepEqual(bannedUses(inServer(code)), []);
  });

  it('lets the world have the clock', () => {
    assert.deepEqual(bannedUses(parseSource('reference-server/kernel/world.ts', 'Date.now();')), []);
  });

  it('measures files, functions and parameters', () => {
    const lines = Array.from({ length: 45 }, (_, line) => `  a(${line});`).join('\n');
    const code = `function long(a, b, c, d) {\n${lines}\n}\n${'\n'.repeat(220)}`;
    const found = oversized(inServer(code));
    assert.equal(found.length, 3);
    assert.match(
      found.join('\n'),
      /lines \(at most 250\)[\s\S]*47 lines \(at most 40\)[\s\S]*4 parameters \(at most 3\)/,
    );
  });

  it('finds a promise in a comment and leaves strings alone', () => {
    assert.equal(badComments(inServer("const a = '// TODO';\n// TODO later\n")).length, 1);
  });

  it('refuses a title that says what ought to be, and a test without an assertion', () => {
    const code = "it('a task should end', () => { assert.ok(1); });\nit('a task ends', () => { task(); });";
    assert.equal(badTests(parseSource('reference-server/a.test.ts', code)).length, 2);
  });

  it('refuses a file name that says nothing', () => {
    assert.equal(badFileNames(['chaos/utils.ts', 'chaos/faultList.ts', 'chaos/fault-list.ts']).length, 2);
  });

  it('reads links in prose and not in code', () => {
    assert.deepEqual(linksIn('[a](b.md) `[c](d.md)`\n```\n[e](f.md)\n```\n[g](h.md#i "t")'), [
      'b.md',
      'h.md#i',
    ]);
  });
});
