// What is wrong with a request, in words that repeat nothing of it: a value may be a prompt.
import type { Problem } from '#contracts';
import { OrchestratorError } from '../kernel/index.ts';

export interface PublicProblem {
  /** JSON Pointer into the body, or the name of a parameter after a slash. */
  readonly pointer: string;
  readonly message: string;
  readonly rule: string;
}

const textMax = 1_024;

function shortened(text: string): string {
  return text.length <= textMax ? text : `${text.slice(0, textMax - 1)}…`;
}

/** Problems with a name rather than a value; a near name is suggested there. */
const aboutNames = new Set(['additionalProperties', 'unevaluatedProperties']);

/** @implements ASY-ERR-001 */
export function publicProblem(problem: Problem): PublicProblem {
  const { path, allowed, keyword } = problem;
  const where = path === '' ? 'the body' : path;
  const message = aboutNames.has(keyword) ? problem.message : `${where}: allowed: ${allowed}.`;
  return { pointer: shortened(path), message: shortened(message), rule: keyword };
}

export function invalidParams(problems: readonly PublicProblem[]): OrchestratorError {
  return new OrchestratorError('INVALID_PARAMS', { details: { problems } });
}
