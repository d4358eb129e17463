// Defects of the simulated surroundings: negative controls that the invariants must find without any bug of the server.
export const flaws = {
  'store-answers-early': 'the store says that a write is durable before it is',
  'engine-ignores-abort': 'the engine goes on although its call was aborted',
  'store-tears-groups': 'the rows of one commit are written one by one',
} as const;

export type Flaw = keyof typeof flaws;

export function isFlaw(name: string): name is Flaw {
  return Object.hasOwn(flaws, name);
}
