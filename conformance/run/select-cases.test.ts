import assert from 'node:assert/strict';
import { claim, type TargetDocument, targetDocumentOf } from '#conformance/harness';
import { type Profile, validateDocument } from '#contracts';
import { bindScenarios } from './binding.ts';
import { parseFeature } from './scenario.ts';
import { scopeOf } from './scope.ts';
import { selectCases, UnreadableFilter } from './select-cases.ts';
import { claims, setup } from './step.ts';

const scenario = (title: string, tags: string): string =>
  `  @X-1 ${tags}\n  Scenario: ${title}\n    Given ${/pool/.test(title) ? 'a pool' : 'anything'}\n    Then it holds [X-1]\n`;
const text = `Feature: F\n${scenario('One', '@slow')}${scenario('Two', '@wire-vllm')}${scenario('A pool', '')}`;
const place = { file: 'f.feature', profile: 'orchqueue-core', area: 'queue' };
const { cases } = bindScenarios(
  parseFeature(text, place),
  [
    setup('anything', () => ({})),
    setup('a pool', () => ({ pools: { P: { settings: {}, engines: {} } } })),
    claims('it holds', () => claim('s', 'response.status', { ref: 'A', status: 1 })),
  ],
  new Set(['X-1']),
);

const profileOf = (requirements: readonly string[]): Profile => {
  const checked = validateDocument('profile', {
    ...{ version: 1, name: 'p', requirements, proofs: ['conformance'], levels: ['MUST'] },
    ...{ exclude: [], bounds: {}, budget_ms: 1_000, seed: 1 },
  });
  assert.ok(checked.ok);
  return checked.value;
};

const core = profileOf(['orchqueue-core']);
const chosen = (selection: Omit<Parameters<typeof selectCases>[1], 'profile'>): string[] =>
  selectCases(cases, { profile: core, ...selection }).map(bound => bound.scenario.title);

describe('the cases of a run', () => {
  it('are those of the requirements of its profile', () => {
    assert.deepEqual(chosen({}), ['One', 'Two', 'A pool']);
    assert.deepEqual(selectCases(cases, { profile: profileOf(['pipeline']) }), []);
  });

  it('fit a tag expression, areas and profiles among the tags', () => {
    assert.deepEqual(chosen({ filter: '@X-1 and not @slow' }), ['Two', 'A pool']);
    assert.deepEqual(chosen({ filter: '@area:queue and @slow' }), ['One']);
  });

  it('fit a part of their ids', () => {
    assert.deepEqual(chosen({ filter: 'queue/a-pool' }), ['A pool']);
  });

  it('are not chosen by what is no expression', () => {
    assert.throws(() => chosen({ filter: '@a and (' }), UnreadableFilter);
  });

  it('are each in exactly one share', () => {
    const shares = [1, 2].map(index => chosen({ shard: { index, count: 2 } }));
    assert.deepEqual(shares.flat().sort(), ['A pool', 'One', 'Two']);
    assert.deepEqual(
      shares.map(share => share.length),
      [2, 1],
    );
  });
});

const target = (more: Readonly<Record<string, unknown>>): TargetDocument => {
  const read = targetDocumentOf({ version: 1, name: 't', kind: 'url', url: 'http://x', ...more }, '.');
  assert.ok(read.ok);
  return read.document;
};

describe('the scope of a target', () => {
  it('leaves out what it does not claim, and what it cannot be set up for, each with its reason', () => {
    const { runnable, notRun } = scopeOf(cases, target({}));
    assert.deepEqual(
      runnable.map(bound => bound.scenario.title),
      ['One'],
    );
    assert.deepEqual(
      notRun.map(({ bound, verdict, reason }) => [bound.scenario.title, verdict, reason]),
      [
        ['Two', 'inapplicable', 'the target does not claim wire_vllm'],
        ['A pool', 'out_of_reach', "the target can't be configured, be given scripted engines"],
      ],
    );
  });

  it('holds everything where everything is claimed and in reach', () => {
    const able = target({ claims: ['wire_vllm'], reach: ['configure', 'script_engines'] });
    assert.equal(scopeOf(cases, able).runnable.length, 3);
  });
});
