import type { ProofOutcome } from '../../requirements/index.ts';
import { readRefs } from '../../requirements/links/read-refs.ts';

/** A test as the reporter saw it end. */
export interface EndedTest {
  readonly file: string;
  readonly title: string;
  readonly state: 'passed' | 'failed';
}

type Kind = ProofOutcome['kind'];

/** What a test may prove follows from where it stands. What is refused by types or schemas is tested beside the code. */
const kindsOf = (file: string): readonly Kind[] => {
  if (file.includes('determinism-suite/simulation/')) return ['simulation'];
  return file.endsWith('.property.test.ts') ? ['property', 'unit'] : ['unit', 'construction'];
};

/** Tests that end their title with the ids that they prove, and how they ended. */
export const testOutcomes = (tests: readonly EndedTest[]): ProofOutcome[] =>
  tests.flatMap(({ file, title, state }) => {
    const [, bracket = ''] = /\[([A-Z][^\]]*\d[^\]]*)\]$/.exec(title) ?? [];
    const { refs } = readRefs(bracket);
    const verdict = state === 'passed' ? 'unproven' : 'violated';
    return kindsOf(file).flatMap(kind => refs.map((proves): ProofOutcome => ({ proves, kind, verdict })));
  });
