import type { Claim } from '#conformance/harness';
import type { Names } from './names.ts';
import type { Reach, SetupFragment } from './setup.ts';
import type { StepInput } from './step-input.ts';
import type { World } from './world.ts';

interface Kinds {
  string: string;
  int: number;
  float: number;
  word: string;
}

/** The values that a cucumber expression hands over, by its places. */
export type ArgsOf<Expression extends string> = Expression extends `${string}{${infer Kind}}${infer Rest}`
  ? [Kind extends keyof Kinds ? Kinds[Kind] : never, ...ArgsOf<Rest>]
  : [];

type Values = readonly (string | number)[];

/** What must be there before the case begins, as data: pools, tenants, settings of the server. */
export interface SetupStep {
  readonly kind: 'setup';
  readonly expression: string;
  readonly plan: (args: Values, input: StepInput) => SetupFragment;
}

/** Does something to the target or its engines, and records it. Decides nothing. */
export interface DriveStep {
  readonly kind: 'drive';
  readonly expression: string;
  readonly run: (world: World, args: Values, input: StepInput) => unknown;
  readonly needs: readonly Reach[];
  /** What it asks a model for, where it asks one. */
  readonly asks: (args: Values, input: StepInput) => Asks;
}

/** Requests, and the most tokens that they generate. */
export interface Asks {
  readonly requests: number;
  readonly tokens: number;
}

const nothing: Asks = { requests: 0, tokens: 0 };

/** Says what must be true of what was recorded. Looks at nothing. */
export interface ClaimStep {
  readonly kind: 'claim';
  readonly expression: string;
  readonly make: (names: Names, args: Values, input: StepInput) => readonly Claim[];
  readonly needs: readonly Reach[];
}

export type StepDefinition = SetupStep | DriveStep | ClaimStep;

export const setup = <Expression extends string>(
  expression: Expression,
  plan: (args: ArgsOf<Expression>, input: StepInput) => SetupFragment,
): SetupStep => ({
  kind: 'setup',
  expression,
  plan: (args, input) => plan(args as ArgsOf<Expression>, input),
});

export const drive = <Expression extends string>(
  expression: Expression,
  run: (world: World, args: ArgsOf<Expression>, input: StepInput) => unknown,
  needs: readonly Reach[] = [],
): DriveStep => ({
  kind: 'drive',
  expression,
  run: (world, args, input) => run(world, args as ArgsOf<Expression>, input),
  needs,
  asks: () => nothing,
});

/** A drive that asks a model, and says beforehand for how much. */
export const asking = <Expression extends string>(
  expression: Expression,
  asks: (args: ArgsOf<Expression>, input: StepInput) => Asks,
  run: (world: World, args: ArgsOf<Expression>, input: StepInput) => unknown,
): DriveStep => ({
  ...drive(expression, run),
  asks: (args, input) => asks(args as ArgsOf<Expression>, input),
});

export const claims = <Expression extends string>(
  expression: Expression,
  make: (names: Names, args: ArgsOf<Expression>, input: StepInput) => Claim | readonly Claim[],
  needs: readonly Reach[] = [],
): ClaimStep => ({
  kind: 'claim',
  expression,
  make: (names, args, input) => [make(names, args as ArgsOf<Expression>, input)].flat(),
  needs,
});
