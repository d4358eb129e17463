import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { ModelState } from '#contracts';
import { checkModelMove, modelMoves } from './index.ts';

const states: readonly ModelState[] = ['draft', 'active', 'canary', 'deprecated', 'retired'];

/** `from → to` of each row of the table in .specs. */
function specifiedMoves(): Set<string> {
  const spec = readFileSync(new URL('../../.specs/lifecycle.md', import.meta.url), 'utf8');
  const section = spec.slice(spec.indexOf('## States of a model'));
  const names = (cell: string | undefined): string[] =>
    [...(cell ?? '').matchAll(/`([a-z]+)`/g)].map(([, name]) => String(name));
  const rows = section.split('\n').filter(line => line.startsWith('| `'));
  const moves = rows.flatMap(row => {
    const [, from, to] = row.split('|');
    return names(from).flatMap(start => names(to).map(end => `${start} → ${end}`));
  });
  return new Set(moves);
}

describe('the states of a model', () => {
  const specified = specifiedMoves();

  it('the table in code is the one of the specification [ORCH-3069(a)]', () => {
    const coded = states.flatMap(from => modelMoves[from].map(to => `${from} → ${to}`));
    assert.deepEqual(coded.sort(), [...specified].sort());
    assert.equal(specified.size, 9);
  });

  for (const from of states) {
    for (const to of states) {
      const isLegal = specified.has(`${from} → ${to}`);
      it(`${from} → ${to} is ${isLegal ? 'a move' : 'refused'} [ORCH-3069(a)]`, () => {
        if (isLegal) assert.equal(checkModelMove(from, to), undefined);
        else assert.throws(() => checkModelMove(from, to), { code: 'STATE_CONFLICT' });
      });
    }
  }
});
