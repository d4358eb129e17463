import assert from 'node:assert/strict';
import { equivalenceProblems, equivalentsOf, readEquivalents } from './equivalents.ts';
import { folders } from './folders.ts';
import { mutantsOf } from './mutants.ts';
import { allMutants } from './units.ts';

const mutants = mutantsOf('reference-server/x/f.ts', 'if (x < 1) b();\n');
const [first] = mutants;
assert.ok(first);
const reason = 'nobody can see it from outside';

describe('the list of equivalent mutants', () => {
  it('says nothing where each entry is the mutant that it was', () => {
    const list = equivalentsOf({ [first.id]: { change: first.change, reason } });
    assert.deepEqual(equivalenceProblems(list, mutants), []);
  });

  it('names an entry of which there is no mutant any more, and one that is another now', () => {
    const gone = equivalentsOf({ 'x/f.ts/boundary/00000000': { change: 'a → b', reason } });
    assert.match(
      equivalenceProblems(gone, mutants)[0] ?? '',
      /there is no mutant x\/f.ts\/boundary\/00000000/,
    );
    const other = equivalentsOf({ [first.id]: { change: 'a → b', reason } });
    assert.match(equivalenceProblems(other, mutants)[0] ?? '', /read its reason again/);
  });

  it('is refused without a reason', () => {
    for (const row of [{ change: 'a → b' }, { change: 'a → b', reason: 'none' }, 'it is so'])
      assert.throws(() => equivalentsOf({ id: row }), /the equivalent id names no change or no reason/);
    assert.throws(() => equivalentsOf([]), /no mapping/);
  });

  it('fits the server as it is', () =>
    assert.deepEqual(equivalenceProblems(readEquivalents(), folders.flatMap(allMutants)), []));
});
