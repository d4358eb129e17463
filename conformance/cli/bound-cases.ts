import { UsageError } from '#conformance/harness';
import { clauseIds } from '#requirements';
import { type BoundCase, bindScenarios, readScenarios } from '../run/index.ts';
import { steps } from '../steps/index.ts';

/** Features that don't bind are a fault of the suite: nothing of it may run. */
export const boundCases = async (
  folder: string | undefined,
  options: { readonly mayLeaveSteps?: boolean } = {},
): Promise<readonly BoundCase[]> => {
  const scenarios = await readScenarios(folder);
  const binding = bindScenarios(scenarios, steps, new Set(clauseIds));
  const unused =
    folder === undefined && options.mayLeaveSteps !== true
      ? binding.unused.map(step => `no scenario uses the step «${step}»`)
      : [];
  const problems = [
    ...binding.problems.map(({ file, line, message }) => `${file}:${line} ${message}`),
    ...unused,
  ];
  if (problems.length > 0)
    throw new UsageError(`the features and the steps don't fit:\n  ${problems.join('\n  ')}`);
  return binding.cases;
};
