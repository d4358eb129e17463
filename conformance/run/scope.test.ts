import assert from 'node:assert/strict';
import { claim, targetDocumentOf } from '#conformance/harness';
import { bindScenarios } from './binding.ts';
import { parseFeature } from './scenario.ts';
import { scopeOf } from './scope.ts';
import { claims, drive } from './step.ts';

const scenario = (title: string, who: string, claimed: string): string =>
  `  @X-1\n  Scenario: ${title}\n    When ${who} asks\n    Then ${claimed} [X-1]\n`;
const { cases } = bindScenarios(
  parseFeature(
    `Feature: F\n${scenario('refused', 'nobody', 'it is refused with "UNAUTHENTICATED"')}${scenario('of the operator', 'the operator', 'it holds')}${scenario('of a client', 'reader', 'it holds')}${scenario('open', 'nobody', 'it holds')}`,
    { file: 'f.feature', profile: 'orchqueue-core', area: 'a' },
  ),
  [
    drive('{word} asks', () => undefined),
    drive('the operator asks', () => undefined),
    claims('it holds', () => claim('s', 'response.status', { ref: 'A', status: 1 })),
    claims('it is refused with {string}', () => claim('s', 'response.status', { ref: 'A', status: 1 })),
  ],
  new Set(['X-1']),
);

const notRun = (more: object): string[] => {
  const read = targetDocumentOf({ version: 1, name: 't', kind: 'url', url: 'http://x', ...more }, '.');
  assert.ok(read.ok);
  return scopeOf(cases, read.document).notRun.map(
    ({ bound, verdict, reason }) => `${bound.scenario.title}: ${verdict}, ${reason}`,
  );
};

describe('what is asked with keys', () => {
  it('is judged where the target document gives them, or may set them', () => {
    const keys = { data: 'key-of-data', operator: 'key-of-operator', admin: 'key-of-admin' };
    const given = Object.entries(keys).map(([role, value]) => [role, { value }]);
    assert.deepEqual(notRun({ keys: Object.fromEntries(given) }), []);
    assert.deepEqual(notRun({ reach: ['configure'] }), []);
  });

  it('is out of reach of a fixed server that is asked without: it may let everybody in', () =>
    assert.deepEqual(notRun({}), ['refused: out_of_reach, the target document gives no keys']));

  it('is out of reach where the role that would ask has none', () =>
    assert.deepEqual(notRun({ keys: { data: { value: 'key-of-data' } } }), [
      'of the operator: out_of_reach, the target document gives no key with the role operator',
    ]));

  it('is out of reach of whoever would send tasks, where only the operator has a key', () =>
    assert.deepEqual(notRun({ keys: { operator: { value: 'key-of-operator' } } }), [
      'of a client: out_of_reach, the target document gives no key with the role data',
    ]));
});
