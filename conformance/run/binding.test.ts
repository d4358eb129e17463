import assert from 'node:assert/strict';
import { claim } from '#conformance/harness';
import { bindScenarios } from './binding.ts';
import { parseFeature } from './scenario.ts';
import { claims, drive, type StepDefinition, setup } from './step.ts';

const known = new Set(['X-10(a)', 'X-10(b)', 'X-11']);

const steps: readonly StepDefinition[] = [
  setup('a pool {string}', ([alias]) => ({ pools: { [alias]: { settings: {}, engines: {} } } })),
  setup('a server of its own', () => ({ ownsServer: true })),
  drive('task {string} is submitted', () => undefined),
  drive('the process is killed', () => undefined, ['kill']),
  claims('{string} has status {int}', (_, [ref, status]) => claim('s', 'response.status', { ref, status })),
];

const bind = (body: string, definitions = steps) => {
  const text = `Feature: F\n  @X-10\n  Scenario: S\n${body
    .split('\n')
    .map(line => `    ${line}`)
    .join('\n')}\n`;
  const place = { file: 'f.feature', profile: 'orchqueue-core', area: 'a' };
  return bindScenarios(parseFeature(text, place), definitions, known);
};

const whole = 'Given a pool "P"\nWhen task "A" is submitted\nThen "A" has status 202 [X-10(a)]\n';

const problems: readonly (readonly [string, string, RegExp])[] = [
  ['a step that nobody says', `${whole}And it shines`, /no step says «it shines»/],
  [
    'a tag that no claim speaks for',
    whole.replace('X-10(a)', 'X-11'),
    /@X-10 is tagged and no claim speaks for it/,
  ],
  [
    'a claim that is not tagged',
    whole.replace('X-10(a)', 'X-10(a), X-11'),
    /speaks for X-11, which is not tagged/,
  ],
  ['an unknown clause', whole.replace('X-10(a)', 'X-10(c)'), /there is no clause X-10\(c\)/],
  ['a claim without a clause', whole.replace(/ \[.*\]/, ''), /no claim speaks for a clause/],
  ['a claim under When', `When "A" has status 1\n${whole}`, /is a claim and stands under action/],
  ['a drive under Then', `${whole}And task "B" is submitted`, /is a drive and stands under outcome/],
];

describe('binding scenarios to steps', () => {
  it('gives a case its set-up, its drives and its claims with their clauses', () => {
    const [bound] = bind(whole).cases;
    assert.deepEqual(Object.keys(bound?.setup.pools ?? {}), ['P']);
    assert.deepEqual(
      bound?.drives.map(({ args }) => args),
      [['A']],
    );
    assert.deepEqual(
      bound?.claims.map(({ args, step }) => [args, step.clauses]),
      [[['A', 202], ['X-10(a)']]],
    );
  });

  it('gives a case the clauses of every claim, each once', () => {
    const more = `${whole}And "A" has status 202 [X-10(b)]\nAnd "A" has status 202 [X-10(a)]\n`;
    assert.deepEqual(bind(more).cases[0]?.clauses, ['X-10(a)', 'X-10(b)']);
  });

  it('gathers what a case needs of a target', () => {
    const [bound] = bind(
      `Given a server of its own\nAnd ${whole.slice(6)}\n`.replace('When', 'When the process is killed\nAnd'),
    ).cases;
    assert.deepEqual([...(bound?.needs ?? [])].sort(), ['configure', 'kill', 'restart', 'script_engines']);
  });

  for (const [name, body, pattern] of problems) {
    it(`refuses ${name}`, () => {
      const { cases, problems: found } = bind(body);
      assert.equal(cases.length, 0);
      assert.match(found.map(({ message }) => message).join('\n'), pattern);
    });
  }

  it('refuses words that two steps say', () => {
    const { problems: found } = bind(whole, [...steps, drive('task {string} is {word}', () => undefined)]);
    assert.match(found[0]?.message ?? '', /two steps say «task "A" is submitted»/);
  });

  it('names the steps that no scenario uses', () => {
    assert.deepEqual(bind(whole).unused, ['a server of its own', 'the process is killed']);
  });
});
