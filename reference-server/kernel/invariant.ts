// A broken invariant is a bug of this program: it is never caught and answered, it ends the process.
export class InvariantError extends Error {
  override readonly name = 'InvariantError';
}

export function invariant(holds: boolean, sentence: string): asserts holds {
  if (!holds) throw new InvariantError(`not true: ${sentence}`);
}

/** The value, where its absence would be a bug. */
export function present<T>(value: T | undefined, sentence: string): T {
  if (value === undefined) throw new InvariantError(`not true: ${sentence}`);
  return value;
}

/** Ends a switch over a closed union. */
export function unreachable(value: never): never {
  throw new InvariantError(`not handled: ${JSON.stringify(value)}`);
}
