import assert from 'node:assert/strict';
import { checkTogether, type LoadFlags, secondsAsked, workloadNames, workloadsAsked } from './load-flags.ts';
import { targetAsked } from './load-target.ts';

const flags = (more: Partial<LoadFlags> = {}): LoadFlags => ({ target: 'x', seed: '1', rate: '2', ...more });

describe('what can be typed after `assay load`', () => {
  it('is the overload where nothing is said, and all of them for all', () => {
    assert.deepEqual(workloadsAsked(flags()), ['overload']);
    assert.deepEqual(workloadsAsked(flags({ workload: ['all'] })), workloadNames);
    assert.deepEqual(workloadsAsked(flags({ workload: ['eta,steady'] })), ['steady', 'eta']);
  });

  it('a workload that is not there is answered with those that are', () => {
    assert.throws(
      () => workloadsAsked(flags({ workload: ['stedy'] })),
      /stedy: there are steady, overload,.*all/,
    );
  });

  it('seconds are a number, and enough for phases', () => {
    assert.equal(secondsAsked(flags({ seconds: '12' })), 12);
    assert.equal(secondsAsked(flags()), undefined);
    for (const seconds of ['', 'ten', '-3', '0', 'Infinity'])
      assert.throws(() => secondsAsked(flags({ seconds })), /a number above 0 is needed/);
    assert.throws(() => secondsAsked(flags({ seconds: '3.9' })), /at least 4/);
  });

  it('what needs the process or its engines is refused for an address', () => {
    assert.throws(() => checkTogether(flags({ soak: true }), true), /--soak/);
    assert.throws(() => checkTogether(flags({ workload: ['steady'] }), true), /--workload/);
    assert.throws(() => checkTogether(flags({ evidence: true }), true), /--evidence/);
    assert.throws(() => checkTogether(flags({ soak: true, workload: ['eta'] }), false), /of its own/);
    assert.equal(checkTogether(flags({ soak: true, evidence: true }), false), undefined);
  });

  it('a target is an address or a document, and a document that is not there is said', async () => {
    const { target } = await targetAsked('http://127.0.0.1:9');
    assert.deepEqual([target.kind, target.url], ['url', 'http://127.0.0.1:9']);
    await assert.rejects(targetAsked('there-is-no-such.yaml'), /--target there-is-no-such\.yaml: .*ENOENT/);
  });
});
