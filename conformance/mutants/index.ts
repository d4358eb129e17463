// Can a check fail? Small patches of a server's source, each of which breaks a clause, and who notices.
// Surprising: a mutant is data; a hook of the loader plants it in the server's process, whose files know nothing of it.
export {
  checkHash,
  isFresh,
  matrixPath,
  matrixText,
  mutantHash,
  type Present,
  type RecordedKill,
  readMatrix,
} from './kill-matrix.ts';
export { type Mutant, type MutantKind, mutantKinds } from './mutant.ts';
export type { Outcome } from './mutant-outcome.ts';
export { checksOf, type ProveOptions, prove } from './prove.ts';
export { type MutantResult, proveMutant } from './prove-mutant.ts';
export { readMutants, staleness, UnreadableMutant } from './read-mutants.ts';
