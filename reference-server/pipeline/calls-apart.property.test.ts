import assert from 'node:assert/strict';
import fc from 'fast-check';
import { benchOf, callOf, does, neverAborted, untilDone } from './calls-for-tests.ts';

describe('calls at the same time', () => {
  it('never see one another’s attributes, tenant, prompt or result [PIPE-022]', async () => {
    const call = fc.record({ tenantId: fc.constantFrom('a', 'b', 'c'), text: fc.string({ maxLength: 8 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(call, { minLength: 2, maxLength: 6 }), fc.nat(), async (calls, seed) => {
        const notes = does(async (view, { attributes, shortCircuit }) => {
          attributes.set('note', [view.tenantId, view.request.prompt, view.taskId]);
          await new Promise<void>(resolve => bench.world.after((seed * view.seed) % 17, resolve));
          shortCircuit({ text: `answer to ${view.taskId}` });
        });
        const seen = new Map<string, unknown>();
        const looks = does(async (view, { attributes }) => {
          await new Promise<void>(resolve => bench.world.after(20, resolve));
          seen.set(view.taskId, attributes.get('note'));
        });
        const bench = await benchOf(
          { id: 'notes', plugin: notes },
          { id: 'looks', phase: 'VALIDATE', plugin: looks },
        );
        const tasks = calls.map(({ tenantId, text }, at) => {
          const base = callOf(bench.world);
          return callOf(bench.world, { tenantId, seed: at + 1, request: { ...base.request, prompt: text } });
        });
        const passes = tasks.map(async task => {
          const result = await bench.pipeline.run('PRE_VALIDATE', task, neverAborted);
          await bench.pipeline.run('VALIDATE', task, neverAborted);
          return result;
        });
        const results = await untilDone(bench.world, Promise.all(passes));
        for (const [at, { taskId, tenantId, request }] of tasks.entries()) {
          assert.deepEqual(seen.get(taskId), [tenantId, request.prompt, taskId]);
          assert.deepEqual(results[at], {
            shortCircuit: { text: `answer to ${taskId}`, servedBy: 'notes' },
          });
        }
      }),
      { numRuns: 40 },
    );
  });
});
