import assert from 'node:assert/strict';
import type { Divergence } from '../comparison/compare.ts';
import type { OResult } from './level-o.ts';
import { lateFailureName, orchestratorFaultOf } from './name-fault.ts';

const divergenceIn = (...parts: readonly Divergence['part'][]): Divergence => {
  const all = parts.map(part => ({ part, at: 2, a: 'x', b: 'y' }));
  const [first] = all;
  assert.ok(first);
  return { ...first, before: '', all };
};

const diverged = (clause: OResult['clause'], more: Partial<OResult> = {}): OResult => ({
  ...{ check: 'some way', clause, caseName: 'a case', verdict: 'diverged', compared: 2 },
  ...{ divergence: divergenceIn('text'), seenIn: 'stream', ...more },
});

const equal: OResult = {
  ...{ check: 'another way', clause: 'a', caseName: 'a case', verdict: 'equal', compared: 2 },
};

describe('what an orchestrator made of an output', () => {
  const rows: readonly (readonly [string, readonly OResult[], string | undefined])[] = [
    ['nothing, where nothing differs', [equal], undefined],
    [
      'other pieces of the same text',
      [diverged('a', { divergence: divergenceIn('pieces') })],
      'pieces merged or split',
    ],
    ['a splice', [equal, diverged('b', { check: lateFailureName })], 'a retry splices two attempts'],
    ['another request', [equal, diverged('b')], 'another attempt is another request'],
    ['other letters', [equal, diverged('c')], 'cut bytes are read as others'],
    ['another output with the session', [equal, diverged('d')], 'affinity or a warm cache changes it'],
    [
      'another record',
      [diverged('a', { seenIn: 'record' }), diverged('b', { seenIn: 'record' })],
      'readers are given different things',
    ],
    ['something on every way', [diverged('a'), diverged('b'), diverged('c')], 'adapter path'],
  ];
  for (const [what, results, due] of rows)
    it(`is told by the ways that show it: ${what}`, () => assert.equal(orchestratorFaultOf(results), due));
});
