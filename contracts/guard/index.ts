// What does a change of the contract do to those who hold the older one? Every difference between two
// contracts gets a class, breaking, compatible or editorial, by the direction in which it travels.
// The surprising choice: what no rule understands is breaking, so the guard can be wrong only on the safe side.
export { checkReleased, type ReleasedCheck } from './check.ts';
export {
  checkContract,
  cutContract,
  diffContracts,
  draftEntry,
  type ExitCode,
  type Io,
  listRules,
} from './commands.ts';
export { compareContracts } from './compare.ts';
export { type Contract, ContractUnreadable, contractOf } from './contract.ts';
export { readContract } from './read-contract.ts';
export type { Difference } from './rows.ts';
export { type ChangeClass, type Direction, type RuleId, rules } from './rules/index.ts';
