import assert from 'node:assert/strict';
import { compareContracts } from './compare.ts';
import { catalogueRows } from './fixture/catalogue-rows.ts';
import { shopContract, shopFiles } from './fixture/contract.ts';
import { edited } from './fixture/edits.ts';
import { httpRows } from './fixture/http-rows.ts';
import { pactRows } from './fixture/pact-rows.ts';
import { type Row, requestRows } from './fixture/request-rows.ts';
import { responseRows } from './fixture/response-rows.ts';
import { restRows } from './fixture/rest-rows.ts';
import { type Rule, rules } from './rules/index.ts';

const tables: readonly (readonly [string, readonly Row[]])[] = [
  ['requests', requestRows],
  ['responses', responseRows],
  ['operations', httpRows],
  ['catalogues', catalogueRows],
  ['pacts', pactRows],
  ['the rest', restRows],
];

function rulesFound(row: Row, way: 'there' | 'back'): string[] {
  const before = shopContract();
  const after = shopContract(edited(shopFiles(), row.edits));
  const differences = way === 'there' ? compareContracts(before, after) : compareContracts(after, before);
  return [...new Set(differences.map(difference => `${difference.class} ${difference.rule}`))].sort();
}

describe('compareContracts', () => {
  it('has a row for every rule', () => {
    const spoken = tables.flatMap(([, rows]) => rows.flatMap(row => [...row.rules, ...row.back]));
    const known = Object.entries<Rule>(rules).map(([id, rule]) => `${rule.class} ${id}`);
    assert.deepEqual(
      known.filter(rule => !spoken.includes(rule)),
      [],
    );
  });

  it('finds no difference between a contract and its copy', () => {
    assert.deepEqual(compareContracts(shopContract(), shopContract()), []);
  });

  for (const [name, rows] of tables) {
    describe(`about ${name}`, () => {
      for (const row of rows) {
        it(`says ${row.rules.join(' and ')} when ${row.when}`, () => {
          assert.deepEqual(rulesFound(row, 'there'), [...row.rules].sort());
        });
        it(`says ${row.back.join(' and ')} when it is undone that ${row.when}`, () => {
          assert.deepEqual(rulesFound(row, 'back'), [...row.back].sort());
        });
      }
    });
  }
});
