import assert from 'node:assert/strict';
import fc from 'fast-check';
import { VirtualWorld } from '../kernel/index.ts';
import { auditHash, type TaskRecord, taskRecord } from '../tasks/index.ts';
import { callOf } from './calls-for-tests.ts';

type Part = (record: TaskRecord, text: string, count: number) => void;

/** Each changes one thing that the hash covers. */
const parts: readonly Part[] = [
  (record, text) => Reflect.set(record, 'task_id', text),
  (record, text) => Reflect.set(record, 'job_id', text),
  record => Reflect.set(record, 'state', record.state === 'queued' ? 'running' : 'queued'),
  (record, _, count) => Reflect.set(record, 'received_ms', record.received_ms + count),
  (record, _, count) => Reflect.set(record, 'tokens_out', (record.tokens_out ?? 0) + count),
  (record, text) => Reflect.set(record, 'output', `${record.output}${text}`),
  (record, text) => Reflect.set(record, 'error', { ...record.error, code: text }),
  (record, text) => Reflect.set(record.audit, 'tenant_id', text),
  (record, text) => Reflect.set(record.audit, 'key_id', text),
  (record, text) => Reflect.set(record.audit, 'correlation_id', text),
  (record, text) => Reflect.set(record.audit, 'request_digest', text),
];

describe('the hash of a task’s record', () => {
  it('fits its own fields, and none once one of them is changed [PERS-004(b)]', () => {
    const word = fc.stringMatching(/^[a-z]{3,12}-x$/);
    fc.assert(
      fc.property(fc.string(), word, fc.integer({ min: 1, max: 9 }), (output, text, count) => {
        const task = callOf(new VirtualWorld());
        task.output = output;
        for (const change of parts) {
          const record = structuredClone(taskRecord(task, 'operator'));
          const fits = (): boolean => {
            const { audit, ...rest } = record;
            const { hash, ...covered } = audit;
            return auditHash(rest, covered) === hash;
          };
          assert.ok(fits());
          change(record, text, count);
          assert.ok(!fits(), change.toString());
        }
      }),
      { numRuns: 50 },
    );
  });
});
