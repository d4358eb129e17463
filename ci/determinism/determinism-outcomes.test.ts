import assert from 'node:assert/strict';
import type { FaultClass } from '../../determinism-suite/controls/fault-class.ts';
import { buildNotTold } from '../../determinism-suite/engines/engine.ts';
import { referenceCircumstance } from '../../determinism-suite/matrix/cell.ts';
import type { RealResult } from '../../determinism-suite/real/index.ts';
import type { ControlResults } from './control-results.ts';
import { determinismOutcomes } from './determinism-outcomes.ts';
import { plantedFaults } from './orchestrator-faults.ts';
import { realFaults } from './real-faults.ts';
import { suiteClauses } from './suite-clauses.ts';

type Report = Parameters<typeof determinismOutcomes>[0];

const caught: readonly FaultClass[] = [
  'replica drift',
  'batch-size dependence',
  'prefix-cache effect',
  'seed ignored',
];

const again = (count: number): Report['cells'] =>
  Array.from({ length: count }, (_, at) => ({
    ...{ id: `D1 | repeat 1 | ${at}`, level: 'D1', verdict: 'equal', because: null },
    circumstance: { ...referenceCircumstance, repeat: 1 },
  }));

const real = { drawnFrom: 1, asked: 12, verdict: 'decoded', findings: [] } as const;

const sound: Report = {
  levels: (['D1', 'D2', 'D3', 'D4', 'O'] as const).map(level => ({
    ...{ level, verdict: 'equal', compared: 4 },
    counts: { equal: 1, diverged: 0, 'cannot promise': 0, unknown: 0 },
  })),
  injected: caught.map(faultClass => ({
    ...{ faultClass, level: 'D1', isCaught: true, named: faultClass, firstDivergence: 'text at 3' },
  })),
  controls: [
    { name: 'another seed differs', isShown: true, found: '4 of 4 prompts' },
    { name: 'no seed varies', isShown: true, found: '4 of 4 prompts' },
  ],
  fingerprint: { engine: 'embedded', build: 'b1', device: 'wasm32', kvType: 'f16', slots: 1 },
  orchestrator: {
    ways: (['a', 'b', 'c', 'd'] as const).map(clause => ({
      ...{ check: 'one', clause, caseName: 'a case', verdict: 'equal', compared: 2 },
    })),
    ...{ replicas: [], outOfReach: [], real, O: 'equal', D4: 'equal' },
  },
  ...{ cases: 70, cells: again(70), goldens: { compared: 68, differing: [] } },
};

const notDecoded = (clause: 'a' | 'b' | 'c'): RealResult => ({
  ...{ drawnFrom: 1, asked: 2, verdict: 'not decoded' },
  findings: [{ clause, what: 'something' }],
});

const controls: ControlResults = {
  planted: plantedFaults.map(fault => ({ fault, named: fault.due, shown: undefined })),
  cheats: [
    {
      ...{ name: 'echo', due: 'the prompt comes back' },
      result: { ...notDecoded('a'), cheat: 'the prompt comes back' },
    },
  ],
  told: realFaults.map(fault => ({ fault, result: notDecoded(fault.due) })),
  suite: Object.keys(suiteClauses).map(clause => ({
    ...{ name: clause, breaks: [clause], due: 'violated', found: ['violated'], isCaught: true },
  })),
};

const verdictsOf = (report: Report, shown: ControlResults = controls): Map<string, string> =>
  new Map(determinismOutcomes(report, shown).map(({ proves, verdict }) => [proves, verdict]));

describe('what a run of the determinism suite says of clauses', () => {
  it('is proven where the level is equal and its fault was caught in the same run', () => {
    const verdicts = verdictsOf(sound);
    const proven = [...verdicts].filter(([, verdict]) => verdict === 'proven').map(([clause]) => clause);
    assert.deepEqual(proven, [
      'ORCH-3045',
      'OC-CORE-1030(a)',
      'OC-CORE-1030(b)',
      'ORCH-3050(a)',
      'ORCH-3050(b)',
      'OC-TEST-7001(a)',
      'OC-TEST-7001(b)',
      'ORCH-3050(c)',
      'OC-TEST-7002(a)',
      'OC-TEST-7002(b)',
      'OC-TEST-7003(a)',
      'ASY-DET-010(a)',
      'ASY-DET-010(b)',
      'ASY-DET-010(c)',
      'ASY-DET-010(d)',
      'ASY-DET-012(a)',
      'ASY-DET-012(b)',
      'ASY-DET-012(c)',
      'ASY-DET-013(a)',
      'ASY-DET-013(b)',
      'ASY-DET-013(c)',
    ]);
  });

  it('is unproven where the fault was not caught', () => {
    const injected = sound.injected.map(fault => ({ ...fault, isCaught: false }));
    assert.equal(verdictsOf({ ...sound, injected }).get('OC-CORE-1030(a)'), 'unproven');
    const planted = controls.planted.map(one => ({ ...one, named: undefined }));
    assert.equal(verdictsOf(sound, { ...controls, planted }).get('ASY-DET-010(b)'), 'unproven');
    assert.equal(verdictsOf(sound, { ...controls, told: [] }).get('ASY-DET-013(c)'), 'unproven');
    assert.equal(verdictsOf(sound, { ...controls, suite: [] }).get('OC-TEST-7002(b)'), 'unproven');
    assert.equal(verdictsOf(sound, { ...controls, cheats: [] }).get('ASY-DET-013(a)'), 'unproven');
  });

  it('is violated where it diverged, whatever the controls say', () => {
    const levels = sound.levels.map(level =>
      level.level === 'D4' ? { ...level, verdict: 'diverged' as const } : level,
    );
    assert.equal(verdictsOf({ ...sound, levels }).get('ORCH-3045'), 'violated');
    const ways = sound.orchestrator?.ways.map(way => ({ ...way, verdict: 'diverged' as const })) ?? [];
    const orchestrator = sound.orchestrator && { ...sound.orchestrator, ways };
    assert.equal(
      verdictsOf({ ...sound, ...(orchestrator && { orchestrator }) }).get('ASY-DET-010(c)'),
      'violated',
    );
  });

  it('is violated where the suite asked another engine, hid what it asked, or left cases out', () => {
    const differing = { compared: 68, differing: ['greedy-1-words'] };
    assert.equal(verdictsOf({ ...sound, goldens: differing }).get('ORCH-3050(c)'), 'violated');
    const fingerprint = { engine: 'embedded', build: buildNotTold };
    assert.equal(verdictsOf({ ...sound, fingerprint }).get('OC-TEST-7002(b)'), 'violated');
    assert.equal(verdictsOf({ ...sound, cells: again(69) }).get('OC-TEST-7003(a)'), 'violated');
    assert.equal(verdictsOf({ ...sound, cases: 63, cells: again(63) }).get('OC-TEST-7003(a)'), 'violated');
  });

  it('is unknown where nothing was asked', () => {
    const { orchestrator: _, ...without } = sound;
    const verdicts = verdictsOf(without);
    assert.equal(verdicts.get('ASY-DET-010(a)'), 'unknown');
    assert.equal(verdicts.get('ASY-DET-013(a)'), 'unknown');
    assert.equal(verdictsOf({ ...sound, levels: [] }).get('ORCH-3050(a)'), 'unknown');
  });
});
