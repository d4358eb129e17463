// The profile must be able to fail: each of these servers breaks one promise of openai-chat, and its requirement alone
// is violated. The unbroken twin keeps them all, and so do those that say the same otherwise.
import assert from 'node:assert/strict';
import { degenerateKinds, requirementsOf, triedServers } from './controls/index.ts';
import { engineServers } from './engines.ts';
import { examinedBefore, itHasOneForEachClause, itJudgesTruly } from './testing/control-tests.ts';

/** Engines that ask nobody for a key, and let wait who comes when they are busy. */
const unasked = ['OAI-ERROR-005', 'OAI-ERROR-007'];

describe('the profile openai-chat', function () {
  this.timeout(180_000);
  const of = examinedBefore(triedServers.controls);

  itJudgesTruly(of, triedServers);
  itHasOneForEachClause(of, triedServers.broken);

  for (const { name, departs } of engineServers)
    it(`finds in a server like that of ${name} what its wire breaks: ${departs.join(', ') || 'nothing'}`, () => {
      const { violated, held, checks } = of(name);
      assert.deepEqual(requirementsOf(violated), departs);
      const due = of('faithful').kept.filter(id => ![...departs, ...unasked].includes(id));
      assert.deepEqual(
        due.filter(id => !held.includes(id)),
        [],
      );
      const inapplicable = checks.filter(({ verdict }) => verdict === 'inapplicable');
      for (const id of requirementsOf(inapplicable.flatMap(({ clauses }) => clauses)))
        assert.ok(unasked.includes(id), id);
    });

  for (const kind of degenerateKinds)
    it(`finds nothing that a server keeps which is ${kind}`, () => {
      assert.deepEqual(of(kind).kept, []);
    });
});
