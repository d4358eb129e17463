import assert from 'node:assert/strict';
import { VirtualWorld } from '../kernel/index.ts';
import type { AuditRow } from '../tasks/index.ts';
import { type AuditEntry, AuditTrail, isUnbroken } from './index.ts';

const entry: AuditEntry = {
  tenantId: 'a',
  keyId: 'k',
  action: 'drainPool',
  outcome: 'done',
  correlationId: 'c-1',
};

class Rows {
  readonly rows: AuditRow[] = [];
  fails = false;

  async commit(operations: readonly { kind: string; row?: unknown }[]): Promise<void> {
    if (this.fails) throw new Error('the disk is full');
    for (const { row } of operations) this.rows.push(row as AuditRow);
  }

  async audit(limit: number, skip = 0): Promise<readonly AuditRow[]> {
    return this.rows.toReversed().slice(skip, skip + limit);
  }
}

describe('control: the audit trail', () => {
  const lost: AuditEntry[] = [];
  const open = (store: Rows): Promise<AuditTrail> =>
    AuditTrail.open({ world: new VirtualWorld(), store, onLost: one => void lost.push(one) });

  beforeEach(() => void lost.splice(0));

  it('records that are appended at once are one chain, over a restart too [ASY-CTRL-006(a)]', async () => {
    const store = new Rows();
    const first = await open(store);
    await Promise.all([first.append(entry), first.append(entry), first.append({ ...entry, tenantId: 'b' })]);
    const second = await open(store);
    await second.append(entry);
    const { items } = await second.list({ limit: 10 });
    assert.deepEqual(
      items.map(({ sequence }) => sequence),
      [3, 2, 1, 0],
    );
    assert.ok(isUnbroken(items.toReversed()));
    assert.ok(!isUnbroken(items));
  });

  it('a record that the store refuses is told, and the chain goes on without it [ASY-CTRL-006(a)]', async () => {
    const store = new Rows();
    const trail = await open(store);
    await trail.append(entry);
    store.fails = true;
    await trail.append({ ...entry, correlationId: 'c-2' });
    store.fails = false;
    await trail.append({ ...entry, correlationId: 'c-3' });
    assert.deepEqual(
      lost.map(({ correlationId }) => correlationId),
      ['c-2'],
    );
    const { items } = await trail.list({ limit: 10 });
    assert.deepEqual(
      items.map(one => [one.sequence, one.correlation_id]),
      [
        [1, 'c-3'],
        [0, 'c-1'],
      ],
    );
    assert.ok(isUnbroken(items.toReversed()));
  });

  it('a page is filled however rare its records are [ASY-CTRL-006(d)]', async () => {
    const trail = await open(new Rows());
    for (let count = 0; count < 1_205; count += 1) {
      await trail.append({ ...entry, tenantId: count % 400 === 3 ? 'rare' : 'a' });
    }
    const first = await trail.list({ tenant_id: 'rare', limit: 2 });
    assert.deepEqual(
      first.items.map(({ sequence }) => sequence),
      [1_203, 803],
    );
    const second = await trail.list({ tenant_id: 'rare', limit: 2, cursor: first.next_cursor });
    assert.deepEqual(
      second.items.map(({ sequence }) => sequence),
      [403, 3],
    );
    assert.equal(second.next_cursor, undefined);
  });
});
