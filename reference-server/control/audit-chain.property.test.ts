import assert from 'node:assert/strict';
import fc from 'fast-check';
import { VirtualWorld } from '../kernel/index.ts';
import type { AuditRow } from '../tasks/index.ts';
import { AuditTrail, isUnbroken } from './index.ts';

describe('the chain of audit records', () => {
  it('notices one that is taken out, changed or put elsewhere [PERS-004(c)]', async () => {
    const actions = fc.array(fc.constantFrom('drainPool', 'reloadConfig', 'setState'), {
      minLength: 3,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(actions, fc.nat(), async (list, drawn) => {
        const rows: AuditRow[] = [];
        const store = {
          commit: async (operations: readonly { kind: string; row?: unknown }[]) => {
            for (const { row } of operations) rows.push(row as AuditRow);
          },
          audit: async (limit: number, skip = 0) => rows.toReversed().slice(skip, skip + limit),
        };
        const trail = await AuditTrail.open({ world: new VirtualWorld(), store, onLost: assert.fail });
        for (const [at, action] of list.entries())
          await trail.append({
            tenantId: 'a',
            keyId: 'k',
            action,
            outcome: 'done',
            correlationId: `c-${at}`,
          });
        const records = (await trail.list({ limit: 100 })).items.toReversed();
        assert.ok(isUnbroken(records));
        assert.equal(records.length, list.length);
        const inner = 1 + (drawn % (records.length - 2));
        assert.ok(!isUnbroken(records.toSpliced(inner, 1)), 'one is missing');
        const changed = records.map((each, at) => (at === inner ? { ...each, action: 'other' } : each));
        assert.ok(!isUnbroken(changed), 'one is another');
        assert.ok(!isUnbroken(records.toReversed()), 'the order is another');
      }),
      { numRuns: 50 },
    );
  });
});
