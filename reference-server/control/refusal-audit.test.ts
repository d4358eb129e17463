import assert from 'node:assert/strict';
import { VirtualWorld } from '../kernel/index.ts';
import { type AuditEntry, RefusalAudit } from './index.ts';

const entry: AuditEntry = {
  tenantId: undefined,
  keyId: undefined,
  action: 'createTask',
  target: 'one',
  outcome: 'refused',
  code: 'UNAUTHENTICATED',
  correlationId: 'c-1',
};

describe('control: refusals in the audit', () => {
  const appended: AuditEntry[] = [];
  let world: VirtualWorld;
  let audit: RefusalAudit;

  beforeEach(() => {
    appended.length = 0;
    world = new VirtualWorld();
    const trail = { append: async (one: AuditEntry) => void appended.push(one) };
    audit = new RefusalAudit({ world, trail, perMinuteMax: () => 3 });
  });

  async function refuse(times: number, changes: Partial<AuditEntry> = {}): Promise<void> {
    for (let count = 0; count < times; count += 1) await audit.refused({ ...entry, ...changes });
  }

  it('each has its own record up to the bound, and those beyond it share one at the minute’s end [ASY-CTRL-006(f)]', async () => {
    await refuse(3);
    assert.equal(appended.length, 3);
    await refuse(20);
    await refuse(2, { code: 'INVALID_PARAMS', correlationId: 'c-9' });
    world.advanceBy(59_999);
    assert.equal(appended.length, 3);
    world.advanceBy(1);
    assert.equal(appended.length, 4);
    const { target, code, details, correlationId } = appended[3] ?? {};
    assert.deepEqual([target, code, correlationId], [undefined, undefined, 'c-9']);
    assert.deepEqual(details?.refusals, { UNAUTHENTICATED: 20, INVALID_PARAMS: 2 });
  });

  it('a minute in which all were recorded leaves nothing more, and the next one has the whole bound [ASY-CTRL-006(f)]', async () => {
    await refuse(3);
    world.advanceBy(60_000);
    assert.equal(appended.length, 3);
    await refuse(4);
    assert.equal(appended.length, 6);
  });

  it('what was only counted is recorded when the server ends before the minute does [ASY-CTRL-006(f)]', async () => {
    await refuse(5);
    await audit.close();
    assert.deepEqual(appended[3]?.details?.refusals, { UNAUTHENTICATED: 2 });
    world.advanceBy(60_000);
    assert.equal(appended.length, 4);
  });

  it('nobody uses up what another tenant has [ASY-CTRL-006(f)]', async () => {
    await refuse(9);
    await refuse(2, { tenantId: 'a' });
    assert.equal(appended.filter(({ tenantId }) => tenantId === 'a').length, 2);
  });
});
