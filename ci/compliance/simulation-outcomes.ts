import { invariants, plantedBugs } from '../../determinism-suite/simulation/index.ts';
import type { ProofOutcome } from '../../requirements/index.ts';
import type { Step, Tally } from '../step.ts';

const simulated = (proves: string, verdict: ProofOutcome['verdict']): ProofOutcome => ({
  proves,
  kind: 'simulation',
  verdict,
});

const withOutcomes = (step: Step, outcomes: () => ProofOutcome[]): Step => ({
  name: step.name,
  run: async (): Promise<Tally> => {
    const tally = await step.run();
    const isSound = tally.failed === 0 && tally.passed > 0;
    return { ...tally, outcomes: [...(tally.outcomes ?? []), ...(isSound ? outcomes() : [])] };
  },
});

/** Every invariant held after every event of every seed. */
export const shownBySimulation = (step: Step): Step =>
  withOutcomes(step, () =>
    Object.values(invariants).flatMap(({ proves }) => proves.map(clause => simulated(clause, 'unproven'))),
  );

/** A bug planted in the server's source, which breaks these clauses, was found by an invariant of each. */
export const provenBySimulation = (step: Step): Step =>
  withOutcomes(step, () =>
    plantedBugs.flatMap(({ breaks }) =>
      Object.values(breaks).flatMap(({ clauses }) => clauses.map(clause => simulated(clause, 'proven'))),
    ),
  );
