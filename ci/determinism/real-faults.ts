// What an orchestrator can say wrongly of what it decoded, planted in the reference server's source.
import type { Mutant } from '../../conformance/mutants/mutant.ts';

export interface RealFault extends Mutant {
  /** The clause of ASY-DET-013 whose finding it is. */
  readonly due: 'a' | 'b' | 'c';
}

export const realFaults: readonly RealFault[] = [
  {
    id: 'determinism/real/usage-by-length',
    due: 'b',
    breaks: ['ASY-DET-013(b)'],
    kind: 'wrong-value',
    file: 'reference-server/orchestration/execution.ts',
    find: 'const counts = usage && { ...usage, total_tokens: usage.prompt_tokens + usage.completion_tokens };',
    replace:
      'const counts = usage && { ...usage, completion_tokens: Math.ceil(task.output.length / 4), total_tokens: 0 };',
    why: 'Four letters are a token, more or less.',
  },
  {
    id: 'determinism/real/digest-of-the-name',
    due: 'c',
    breaks: ['ASY-DET-013(c)'],
    kind: 'wrong-value',
    file: 'reference-server/orchestration/attempt.ts',
    find: '{ model_digest: lease.modelDigest }),',
    replace: '{ model_digest: lease.replicaId }),',
    why: 'The replica tells which model it has.',
  },
];
