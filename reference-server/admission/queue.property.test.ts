import assert from 'node:assert/strict';
import fc from 'fast-check';
import { AdmissionQueue, type FullPolicy, type QueueRules } from './index.ts';
import { Books, Sightings } from './queue-books.model.ts';
import { commands, tenants } from './queue-commands.model.ts';

function rulesUnder(fullPolicy: FullPolicy): fc.Arbitrary<QueueRules> {
  const bound = fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined });
  const weight = fc.integer({ min: 1, max: 4 });
  return fc
    .record({
      capacity: fc.integer({ min: 1, max: 6 }),
      classCapacity: fc.record({ interactive: bound, batch: bound }),
      etaAwareEviction: fc.boolean(),
      classWeights: fc.constantFrom({ interactive: 8, batch: 1 }, { interactive: 2, batch: 3 }),
      weights: fc.tuple(weight, weight, weight),
    })
    .map(({ weights, ...rules }) => ({
      ...rules,
      fullPolicy,
      tenantWeights: new Map(tenants.map((tenant, index) => [tenant, weights[index] ?? 1])),
    }));
}

const always = [
  'admitted',
  'refused',
  'QUEUE_SHARE_RECLAIMED',
  'interactive',
  'batch',
  'requeued',
  'expired',
];
const ownCode = { 'drop-lru': 'QUEUE_FULL_DROP_LRU', 'shed-low-priority': 'SHED_LOW_PRIORITY' } as const;

describe('the queue against its model', function () {
  this.timeout(60_000);
  for (const policy of ['reject', 'drop-lru', 'shed-low-priority'] as const) {
    const ids =
      '[ORCH-3004] [ORCH-3005] [ASY-ADM-006] [ASY-STATE-007] [ASY-ADM-009] [ASY-ADM-013] [OC-CORE-1003(b)]';
    it(`decides, orders and keeps its books as the model does under ${policy} ${ids}`, () => {
      const sightings = new Sightings();
      const property = fc.property(rulesUnder(policy), commands, (rules, steps) => {
        const setup = () => ({ model: new Books(rules, sightings), real: new AdmissionQueue(rules) });
        fc.modelRun(setup, steps);
      });
      fc.assert(property, { numRuns: 16_000 });
      const due = policy === 'reject' ? always : [...always, ownCode[policy]];
      for (const what of due) assert.ok(sightings.of(what) >= 200, `${what}: ${sightings.of(what)} times`);
    });
  }
});
