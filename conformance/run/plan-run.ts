import type { TargetDocument } from '#conformance/harness';
import type { Profile } from '#contracts';
import type { BoundCase } from './binding.ts';
import { unitsOf } from './run-suite.ts';
import { type Scope, scopeOf } from './scope.ts';
import { type Selection, selectCases } from './select-cases.ts';
import type { Asks } from './step.ts';

/** What a run will do, before it does anything. */
export interface RunPlan extends Scope {
  readonly document: TargetDocument;
  readonly profile: Profile;
  /** Processes that will be started; 0 where the target runs already. */
  readonly servers: number;
  /** Tasks that will be submitted, at most tokensMax tokens generated for them. */
  readonly tasks: number;
  /** Requests to the OpenAI surface, beside tasks. */
  readonly requests: number;
  readonly tokensMax: number;
  /** What the tokens cost at most, where the target document has prices. */
  readonly cost?: { readonly amount: number; readonly currency: string };
}

/** Of the shortest tasks that cases submit; a prompt is about as long. */
const tokensPerTask = 16;

const tasksIn = ({ drives }: BoundCase): number =>
  drives.filter(({ definition }) => /\bsubmit(s|ted)\b/.test(definition.expression)).length;

const asksIn = ({ drives }: BoundCase): Asks[] =>
  drives.map(({ definition, args, step }) => definition.asks(args, step.input));

/** What a prompt has at most where a step says nothing else. */
const promptTokens = 64;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

export const planRun = (
  cases: readonly BoundCase[],
  document: TargetDocument,
  selection: Selection,
): RunPlan => {
  const scope = scopeOf(selectCases(cases, selection), document);
  const tasks = sum(scope.runnable.map(tasksIn));
  const asks = scope.runnable.flatMap(asksIn);
  const requests = sum(asks.map(each => each.requests));
  const input = tasks * tokensPerTask + requests * promptTokens;
  const tokensMax = tasks * tokensPerTask + sum(asks.map(each => each.tokens));
  const { prices, kind } = document.target;
  return {
    ...scope,
    document,
    profile: selection.profile,
    servers: kind === 'url' ? 0 : unitsOf(scope.runnable).length,
    tasks,
    requests,
    tokensMax,
    ...(prices === undefined
      ? {}
      : {
          cost: {
            amount: (input * prices.input_per_million + tokensMax * prices.output_per_million) / 1_000_000,
            currency: prices.currency,
          },
        }),
  };
};
