import type { ProofOutcome } from '../../requirements/index.ts';
import { readRefs } from '../../requirements/links/read-refs.ts';

/** A test as the reporter saw it end. */
export interface EndedTest {
  /** Relative to the root. */
  readonly file: string;
  readonly title: string;
  readonly state: 'passed' | 'failed';
}

/** A mutant of the code that broke a clause and that this test noticed. */
export interface NoticedBreak {
  readonly clause: string;
  readonly file: string;
  readonly title: string;
}

type Kind = ProofOutcome['kind'];

const isConstruction = (file: string): boolean => file.endsWith('.construction.test.ts');

/** Something broken, of which the test says that it was noticed. */
const isControl = (file: string): boolean => file.endsWith('.controls.live.test.ts');

/** What a test may prove follows from where it stands. What is refused by types or schemas is tested beside the code. */
export const kindsOf = (file: string): readonly Kind[] => {
  if (file.includes('determinism-suite/simulation/')) return ['simulation'];
  if (isConstruction(file)) return ['construction'];
  if (isControl(file) && file.startsWith('conformance/pact/')) return ['pact'];
  return file.endsWith('.property.test.ts') ? ['property', 'unit'] : ['unit', 'construction'];
};

/** The ids at the end of a title, in one bracket or several. */
export const refsOf = (title: string): readonly string[] => {
  const [closing = ''] = /(?: ?\[[A-Z][^\]]*\d[^\]]*\])+$/.exec(title) ?? [];
  return readRefs(closing.replaceAll(/[[\]]/g, ' ')).refs;
};

/** The clause itself, or the requirement as a whole. */
export const carries = (title: string, clause: string): boolean =>
  refsOf(title).some(ref => ref === clause || clause.startsWith(`${ref}(`));

/** Refused, and its twin accepted: that is its own negative control (decisions 53, 60 and 65). */
const passedVerdict = (file: string): ProofOutcome['verdict'] =>
  isConstruction(file) || isControl(file) ? 'proven' : 'unproven';

/** What tests that carry ids say of them; one that has noticed a break of a clause, and passes without, proves it. */
export const testOutcomes = (
  tests: readonly EndedTest[],
  noticed: readonly NoticedBreak[],
): ProofOutcome[] => {
  const byTest = Map.groupBy(noticed, ({ file, title }) => `${file}\n${title}`);
  return tests.flatMap(({ file, title, state }) => {
    const verdict = state === 'passed' ? passedVerdict(file) : 'violated';
    const proven = state === 'passed' ? (byTest.get(`${file}\n${title}`) ?? []) : [];
    return kindsOf(file).flatMap(kind => [
      ...refsOf(title).map((proves): ProofOutcome => ({ proves, kind, verdict })),
      ...proven.map(({ clause }): ProofOutcome => ({ proves: clause, kind, verdict: 'proven' })),
    ]);
  });
};
