import assert from 'node:assert/strict';
import { parseFeature, stepStory } from './scenario.ts';

const place = { file: 'x.feature', profile: 'orchqueue-core', area: 'queue' };
const outline = (title: string): string => `  @ORCH-3005
  Scenario Outline: ${title}
    Given a queue of <n>
    Then it holds [ORCH-3005(a)]

    Examples:
      | n |
      | 1 |
      | 2 |
`;
const text = `@slow
Feature: A queue

  @ORCH-3005 @must
  Scenario: A full queue refuses
    Given a pool "P" with:
      | queue.capacity | 1 |
    When task "A" is submitted
    And task "B" is submitted
    Then "B" is refused with "X" [ORCH-3005(a), ORCH-3005(b)]

${outline('It holds <n>')}
${outline('It holds as many as it says')}`;

const scenarios = parseFeature(text, place);
const [first] = scenarios;

describe('a feature', () => {
  it('names its checks by profile, area and title, and tells rows of one title apart', () => {
    assert.deepEqual(
      scenarios.map(({ id }) => id.replace('orchqueue-core/queue/', '')),
      [
        'a-full-queue-refuses',
        'it-holds-1',
        'it-holds-2',
        'it-holds-as-many-as-it-says',
        'it-holds-as-many-as-it-says#2',
      ],
    );
  });

  it('knows where each scenario and each row stands', () => {
    assert.deepEqual(
      scenarios.map(({ line }) => line),
      [5, 19, 20, 29, 30],
    );
  });

  it('hands tags of the feature to its scenarios', () => {
    assert.deepEqual(first?.tags, ['slow', 'ORCH-3005', 'must']);
  });

  it('takes the clauses off the words of a claim', () => {
    const claim = first?.steps.at(-1);
    assert.equal(claim?.text, '"B" is refused with "X"');
    assert.deepEqual(claim?.clauses, ['ORCH-3005(a)', 'ORCH-3005(b)']);
    assert.equal(claim?.phase, 'outcome');
  });

  it('tells steps as they are read, with what stands under them', () => {
    assert.deepEqual(first?.steps.map(stepStory), [
      'Given a pool "P" with:\n| queue.capacity | 1 |',
      'When task "A" is submitted',
      'And task "B" is submitted',
      'Then "B" is refused with "X" [ORCH-3005(a), ORCH-3005(b)]',
    ]);
  });

  it('that is no Gherkin is named with its line', () => {
    assert.throws(() => parseFeature('Scenario without a feature', place), /x\.feature: .*\(1:1\)/s);
  });
});
