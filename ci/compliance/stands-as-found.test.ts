import assert from 'node:assert/strict';
import type { KeptRecord } from '../../requirements/evidence-records/read-evidence.ts';
import { mergeOutcomes, type ProofOutcome, renderStatus } from '../../requirements/index.ts';
import { standsAsFound } from './stands-as-found.ts';

const digest = `sha256:${'0'.repeat(64)}`;
const record: KeptRecord['record'] = {
  version: 1,
  name: 'load',
  kind: 'load',
  command: 'npx assay load',
  made_at: '2026-11-20T21:04:05.000Z',
  machine: { cpu: 'one', cores: 1, memory_bytes: 1, os: 'Linux', node: 'v24.0.0', docker: null, gpu: null },
  folders: ['chaos'],
  digests: { suite: digest, contract: digest, server: digest },
  outcomes: [{ proves: 'X-11', kind: 'load', verdict: 'proven' }],
  figures: [],
  note: '',
};
const fresh: readonly KeptRecord[] = [{ record, changed: [] }];
const stale: readonly KeptRecord[] = [{ record, changed: ['server'] }];

const rows = [
  { id: 'X-10', hash: 'abc', clauses: [{ id: 'X-10', letter: '', proof: 'unit' }] },
  { id: 'X-11', hash: 'def', clauses: [{ id: 'X-11', letter: '', proof: 'load' }] },
] as const;
const ran: ProofOutcome = { proves: 'X-10', kind: 'unit', verdict: 'proven' };
const shown = { proves: 'X-11', kind: 'load', verdict: 'proven', evidence: 'load' } as const;

const withRecord = renderStatus(mergeOutcomes(rows, [ran], [shown]));
const withoutRecord = renderStatus(mergeOutcomes(rows, [ran]));

describe('the committed status', () => {
  it('stands as found where it is the same', () => {
    assert.ok(standsAsFound(withRecord, withRecord, fresh));
    assert.ok(standsAsFound(withoutRecord, withoutRecord, stale));
  });

  it('stands as found where it rests on evidence that became stale, and on nothing else that is new', () => {
    assert.notEqual(withRecord, withoutRecord);
    assert.ok(standsAsFound(withRecord, withoutRecord, stale));
    const worse = renderStatus(mergeOutcomes(rows, [{ ...ran, verdict: 'violated' }]));
    assert.ok(!standsAsFound(withRecord, worse, stale));
  });

  it('does not stand where fresh evidence is not counted in it yet', () => {
    assert.ok(!standsAsFound(withoutRecord, withRecord, fresh));
  });
});
