import { madeRequirement } from './made-requirement.ts';

/** One for each way in which a requirement can come out. */
export const madeRequirements = [
  madeRequirement('MADE-1', {
    area: 'streams',
    text: 'A reader sees what the engine said: (a) frames come in the order of the contract; (b) each piece comes once.',
    note: 'A piece that comes twice is shown twice to a person.',
    clauses: {
      a: { text: 'frames come in the order of the contract' },
      b: { text: 'each piece comes once' },
    },
  }),
  madeRequirement('MADE-2', {
    clauses: { '': { text: 'A full queue refuses the newcomer under `reject`.' } },
  }),
  madeRequirement('MADE-3', {
    area: 'sessions',
    clauses: { '': { text: 'A full session refuses a further turn.' } },
  }),
  madeRequirement('MADE-4', { clauses: { '': { text: 'A drained pool takes no task.' } } }),
  madeRequirement('MADE-5', {
    area: 'pools',
    clauses: { '': { text: 'A killed engine is started again.' } },
  }),
  madeRequirement('MADE-6', {
    area: 'pools',
    clauses: { '': { text: 'Nobody has written a check of this.' } },
  }),
  madeRequirement('MADE-7', {
    level: 'SHOULD',
    clauses: { '': { text: 'A refusal tells when to come again.' } },
  }),
  madeRequirement('MADE-8', { clauses: { '': { text: 'No row is lost.', proof: 'simulation' } } }),
];
