// Does the server keep its promises whatever happens, in any order, and when it dies at any write? One process, virtual
// time, one seeded source of chance; a failing seed is replayed by one command.
// Surprising: the disk and the engines outlive the server's processes here, and it is they who witness what it does.
export { type Flaw, flaws } from './flaws.ts';
export { type Invariant, type InvariantId, invariants } from './invariants.ts';
export type { PlantedBug } from './planted-bug.ts';
export { plantedBugs } from './planted-bugs.ts';
export { runSeed, type SeedOptions, type SeedResult } from './run-seed.ts';
export { type SimulationTally, simulationStep } from './step.ts';
