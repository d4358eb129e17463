import assert from 'node:assert/strict';
import { errorTable } from '../../generated/errors.ts';
import { ConsumerPact } from './consumer-pact.ts';
import { otherRefusals, withoutInteraction } from './other-refusals.ts';
import { refused } from './refusal-exchange.ts';
import { submissionRefusals } from './submission-refusals.ts';

const refusals = [...submissionRefusals, ...otherRefusals];

describe('pact: refusals', () => {
  let pact: ConsumerPact;
  before(async () => {
    pact = await ConsumerPact.open();
  });
  after(() => pact.close());

  it('every code that is an answer has an interaction, or a reason why it has none', () => {
    const codes = Object.entries(errorTable).filter(([, { where }]) => where.some(place => place === 'http'));
    const spoken = new Set([...refusals.map(({ code }) => code), ...Object.keys(withoutInteraction)]);
    assert.deepEqual([...spoken].sort(), codes.map(([code]) => code).sort());
    assert.deepEqual(
      refusals.filter(({ code }) => code in withoutInteraction),
      [],
    );
  });

  for (const refusal of refusals) {
    it(`${refusal.when}: ${refusal.code}`, async () => {
      assert.equal(await refused(pact, refusal), refusal.code);
    });
  }
});
