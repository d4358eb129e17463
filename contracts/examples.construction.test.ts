import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { checkConfig } from './config-check.ts';
import { configRules } from './config-rules.ts';
import { isRecord } from './generation/json.ts';
import { type DocumentName, validateCatalogue, validateDocument } from './validate.ts';
import type { Problem } from './validation/problem.ts';

interface Refused {
  readonly document: string;
  readonly expect: { readonly path: string; readonly keyword: string; readonly message: string };
  readonly content: unknown;
}

const read = (folder: string, name: string): unknown =>
  parse(readFileSync(join(import.meta.dirname, 'examples', folder, name), 'utf8'));

const namesIn = (folder: string): string[] =>
  readdirSync(join(import.meta.dirname, 'examples', folder)).sort();

const readRefused = (name: string): Refused => {
  const parsed = read('invalid', name);
  assert.ok(isRecord(parsed) && isRecord(parsed.expect), `${name} has no expectation`);
  const { path, keyword, message } = parsed.expect;
  return {
    document: String(parsed.document),
    expect: { path: String(path), keyword: String(keyword), message: String(message) },
    content: parsed.content,
  };
};

const problemsOf = (document: string, content: unknown): readonly Problem[] => {
  if (document === 'config') {
    const { errors, warnings } = checkConfig(content);
    return [...errors, ...warnings];
  }
  const catalogue = document.endsWith('-catalogue') ? document.slice(0, -'-catalogue'.length) : undefined;
  const outcome =
    catalogue === undefined
      ? validateDocument(document as DocumentName, content)
      : validateCatalogue(catalogue, content);
  return outcome.ok ? [] : outcome.problems;
};

describe('contracts: example documents', () => {
  for (const name of namesIn('valid')) {
    it(`${name} is valid [OC-CONFIG-6002]`, () => {
      assert.deepEqual(problemsOf(name.split('.')[0] ?? '', read('valid', name)), []);
    });
  }

  for (const name of namesIn('invalid')) {
    it(`${name} is refused for the reason it names [OC-CONFIG-6002]`, () => {
      const { document, expect, content } = readRefused(name);
      const problems = problemsOf(document, content);
      const hit = problems.find(
        problem => problem.path === expect.path && problem.keyword === expect.keyword,
      );
      assert.ok(hit, `no such problem among ${JSON.stringify(problems, null, 1)}`);
      assert.ok(hit.message.includes(expect.message), hit.message);
    });
  }

  it('every document has a valid and a refused example', () => {
    const documents = readdirSync(join(import.meta.dirname, 'documents')).map(
      file => file.split('.')[0] ?? '',
    );
    const valid = new Set(namesIn('valid').map(name => name.split('.')[0]));
    const refused = new Set(namesIn('invalid').map(name => readRefused(name).document));
    assert.deepEqual(
      documents.filter(name => !valid.has(name) || !refused.has(name)),
      [],
    );
  });

  it('every rule of the configuration refuses an example of its own', () => {
    const shown = new Set(namesIn('invalid').map(name => readRefused(name).expect.keyword));
    assert.deepEqual(
      configRules.map(rule => rule.name).filter(name => !shown.has(name)),
      [],
    );
  });

  it('a configuration refused by one rule has no other fault', () => {
    const names = new Set(configRules.map(rule => rule.name));
    for (const file of namesIn('invalid')) {
      const { document, expect, content } = readRefused(file);
      if (document !== 'config' || !names.has(expect.keyword)) continue;
      const keywords = new Set(problemsOf(document, content).map(problem => problem.keyword));
      assert.deepEqual([...keywords], [expect.keyword], file);
    }
  });
});
