import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { diffContracts, listRules } from './commands.ts';
import { shopFiles } from './fixture/contract.ts';
import { edited } from './fixture/edits.ts';
import { api, optional, renamed, said, writeShop } from './fixture/said.ts';
import { rules } from './rules/index.ts';

describe('assay contract diff', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'guard-'));
    writeShop(join(root, 'contracts'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const diff = (old: string, next: string, json = false) =>
    said(io => diffContracts({ old, new: next, json }, io));

  it('exits 0 and says so where nothing differs', async () => {
    const { code, out } = await diff(join(root, 'contracts'), join(root, 'contracts'));
    assert.deepEqual([code, out], [0, 'no difference']);
  });

  it('exits 1 with a table of 80 columns where something breaks', async () => {
    const next = writeShop(join(root, 'next'), ...renamed, optional);
    const { code, out } = await diff(join(root, 'contracts'), next);
    assert.equal(code, 1);
    assert.match(out, /^breaking: 2\n[\s\S]*compatible: 1\n[\s\S]*2 breaking, 1 compatible, 0 editorial$/);
    assert.deepEqual(
      out.split('\n').filter(line => line.length > 80),
      [],
    );
  });

  it('exits 0 where all that differs is compatible', async () => {
    const next = writeShop(join(root, 'next'), optional);
    assert.equal((await diff(join(root, 'contracts'), next)).code, 0);
  });

  it('prints rows as JSON', async () => {
    const next = writeShop(join(root, 'next'), optional);
    const { out } = await diff(join(root, 'contracts'), next, true);
    const expected = { rule: 'request-optional-field-added', class: 'compatible', direction: 'request' };
    const [{ rule, class: name, direction }] = JSON.parse(out);
    assert.deepEqual({ rule, class: name, direction }, expected);
  });

  it('compares two files of different names', async () => {
    const files = ['old.yaml', 'new.yaml'].map(name => join(root, name));
    for (const [index, path] of files.entries()) {
      const shop = edited(shopFiles(), index === 0 ? [] : renamed).get(api);
      writeFileSync(path, JSON.stringify(shop));
    }
    const { code, out } = await diff(files[0] ?? '', files[1] ?? '');
    assert.equal(code, 1);
    assert.match(out, /2 breaking, 0 compatible, 0 editorial/);
  });

  it('exits 2 and names what it cannot read', async () => {
    const write = (name: string, text: string): string => {
      writeFileSync(join(root, name), text);
      return join(root, name);
    };
    const good = write('good.yaml', 'openapi: 3.1.0\npaths: {}\n');
    const cases: [string, RegExp][] = [
      [join(root, 'absent.yaml'), /there is no such file/],
      [write('broken.yaml', 'openapi: [3\npaths: {'), /broken\.yaml/],
      [write('old.yaml', 'swagger: "2.0"\n'), /convert it to OpenAPI 3/],
      [write('prose.yaml', 'hello: world\n'), /nothing in it is an OpenAPI 3 document/],
      [
        write('far.yaml', 'openapi: 3.1.0\npaths: { /a: { $ref: "https://a.example/b.yaml" } }\n'),
        /bundle it first/,
      ],
      [join(root, 'contracts'), /name two of a kind/],
    ];
    for (const [path, message] of cases) {
      const { code, err } = await diff(path, good);
      assert.equal(code, 2);
      assert.match(err, message);
    }
  });
});

describe('assay contract rules', () => {
  it('lists every rule with its class, direction and reason', async () => {
    const { out } = await said(io => listRules({}, io));
    assert.equal(out.split('\n').length, Object.keys(rules).length);
    assert.match(out, /^request-field-removed: breaking \(request\): clients that send it are refused$/m);
  });
});
