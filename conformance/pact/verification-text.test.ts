import assert from 'node:assert/strict';
import { interactionsOf } from './interaction.ts';
import { exitCodeOf, verificationJson, verificationText } from './verification-text.ts';
import type { Verdict, Verified } from './verify-pact.ts';

const interactionOf = (name: string, state: string) => {
  const [one] = interactionsOf({
    metadata: { pactSpecification: { version: '4.0' } },
    interactions: [
      {
        type: 'Synchronous/HTTP',
        description: name,
        providerStates: [{ name: state, params: { id: '5b1d5a52-7d3c-4a35-9a55-0a1a7f5c0b01' } }],
        comments: { references: { requirements: { clauses: 'X-1(a)' } } },
        request: { method: 'GET', path: '/' },
        response: { status: 200 },
      },
    ],
  });
  assert.ok(one);
  return one;
};

const verified = (name: string, verdict: Verdict): Verified => ({
  ...verdict,
  interaction: interactionOf(name, `the state of ${name}`),
});

const holds = verified('sound', { verdict: 'holds' });
const broken = verified('bent', {
  verdict: 'broken',
  mismatches: [
    { where: 'header X-Backoff-Ms', why: `is missing, ${'and that matters '.repeat(9)}to clients` },
  ],
});
const lost = verified('lost', {
  verdict: 'not-established',
  state: 'the state of lost',
  why: 'nothing does it',
});
const untold = verified('silent', { verdict: 'untold', why: 'nothing whole came' });

describe('what a verification came to', () => {
  it('is 0 where all hold, 1 where one is broken, and 2 where it could not be told', () => {
    assert.equal(exitCodeOf([holds]), 0);
    assert.equal(exitCodeOf([holds, broken, lost]), 1);
    assert.equal(exitCodeOf([holds, lost]), 2);
    assert.equal(exitCodeOf([holds, untold]), 2);
    assert.equal(exitCodeOf([]), 2);
  });

  it('is told in lines of 80 characters, with place, clauses and the state that is not there', () => {
    const text = verificationText([holds, broken, lost, untold]);
    for (const line of text.split('\n')) assert.ok(line.length <= 80, line);
    assert.match(text, /BROKEN: bent\n {2}header X-Backoff-Ms: is missing/);
    assert.match(text, /clauses: X-1\(a\)/);
    assert.match(text, /STATE NOT ESTABLISHED: lost\n {2}state: the state of lost\n {2}nothing does it/);
    assert.match(text, /HTTP +1 +1 +1 +1\n/);
    assert.match(text, /provider states established: 3 of 4, of 3 kinds; clauses named: 1\n/);
    assert.doesNotMatch(text, /sound/);
  });

  it('is told to programs with every interaction', () => {
    const told = JSON.parse(verificationJson([holds, broken, lost]));
    assert.equal(told.exit_code, 1);
    assert.deepEqual(told.provider_states, { named: 3, established: 2, sentences: 2 });
    assert.deepEqual(
      told.interactions.map((one: { name: string; verdict: string }) => [one.name, one.verdict]),
      [
        ['sound', 'holds'],
        ['bent', 'broken'],
        ['lost', 'not-established'],
      ],
    );
    assert.equal(told.interactions[1].mismatches[0].where, 'header X-Backoff-Ms');
  });
});
