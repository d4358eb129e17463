/** The orchestrator gave no output for a task, and says why: nothing can be told of it. */
export class NotServed extends Error {
  override readonly name: string = 'NotServed';
}

/** It refuses strict tasks for this engine: the level is not promised here. */
export class StrictRefused extends NotServed {
  override readonly name = 'StrictRefused';
}
