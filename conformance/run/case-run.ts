import {
  type Bounds,
  boundsOf,
  type Claim,
  type Clock,
  History,
  transcriptOf,
  watchLateness,
} from '#conformance/harness';
import type { Transcript } from '#contracts';
import { judgeCheck } from '../report/judge-check.ts';
import type { CheckResult } from '../report/report-input.ts';
import type { Access } from './access-to.ts';
import type { CastCase } from './cast.ts';
import { gatewayReady } from './gateway-ready.ts';
import { guardsOf } from './guards.ts';
import type { Names } from './names.ts';
import { redactorFor } from './redactor-for.ts';
import { type ScenarioStep, stepStory } from './scenario.ts';
import type { Stage } from './stage.ts';
import type { StepInput } from './step-input.ts';
import { World } from './world.ts';

export interface CaseOptions {
  readonly cast: CastCase;
  readonly stage: Stage;
  readonly bounds: Bounds;
  readonly clock: Clock;
  readonly access: Access;
  /** Aborted, the case ends as errored: it was interrupted. */
  readonly signal: AbortSignal;
}

/** A case that ran, and what its transcript says of it. */
export interface RanCase {
  readonly cast: CastCase;
  readonly result: CheckResult;
  readonly transcript: Transcript;
  readonly durationMs: number;
}

/** The verdict is made of the transcript alone, as it will be when it is made again. */
export const ranCase = ({
  error,
  ...ran
}: Omit<RanCase, 'result'> & { readonly error?: string }): RanCase => {
  const { scenario, clauses } = ran.cast.bound;
  const { file, line } = scenario;
  const result = judgeCheck({
    transcript: ran.transcript,
    clauses,
    source: { file, line },
    ...(error === undefined ? {} : { error: error.slice(0, 4000) }),
  });
  return { ...ran, result };
};

class StepOverrun extends Error {
  override readonly name = 'StepOverrun';
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}` : String(error);

const within = (run: () => unknown, { clock, bounds, signal }: CaseOptions): Promise<void> => {
  const done = Promise.withResolvers<void>();
  const onAbort = (): void => done.reject(new Error('the run was interrupted'));
  const cancel = clock.after(bounds.step_ms, () =>
    done.reject(new StepOverrun(`the step took longer than ${bounds.step_ms} ms`)),
  );
  signal.addEventListener('abort', onAbort, { once: true });
  if (signal.aborted) onAbort();
  Promise.resolve()
    .then(run)
    .then(() => done.resolve(), done.reject);
  return done.promise.finally(() => {
    cancel();
    signal.removeEventListener('abort', onAbort);
  });
};

type Values = readonly (string | number)[];

const filledArgs = (args: Values, names: Names): Values =>
  args.map(arg => (typeof arg === 'string' ? names.filled(arg) : arg));

const filledInput = (step: ScenarioStep, names: Names): StepInput =>
  step.input.filled(text => names.filled(text));

const claimsOf = ({ bound, names }: CastCase): Claim[] =>
  bound.claims.flatMap(({ definition, args, step }) =>
    definition
      .make(names, filledArgs(args, names), filledInput(step, names))
      .map(claim => ({ ...claim, clauses: step.clauses })),
  );

/** Steps until one fails; what it says then is the reason why the harness could not decide. */
const drive = async (world: World, options: CaseOptions): Promise<string | undefined> => {
  const { bound } = options.cast;
  try {
    if (bound.setup.ownsServer && !bound.setup.startsLater) {
      await options.stage.start();
      await gatewayReady({ ...options, cast: [options.cast] });
    }
  } catch (error) {
    return `the server could not be started: ${messageOf(error)}`;
  }
  for (const { definition, args, step } of bound.drives) {
    world.history.step(stepStory(step));
    try {
      const { names } = world;
      await within(() => definition.run(world, filledArgs(args, names), filledInput(step, names)), options);
    } catch (error) {
      return `the step «${step.words}» failed: ${messageOf(error)}`;
    }
  }
  return undefined;
};

/** What must be true of it, or why a step could not say so. */
const madeClaims = (
  history: History,
  { cast }: CaseOptions,
): { claims: readonly Claim[]; error?: string } => {
  try {
    const claims = claimsOf(cast);
    for (const { step } of cast.bound.claims) history.step(stepStory(step));
    return { claims: [...claims, ...guardsOf(cast.bound.scenario.profile)] };
  } catch (error) {
    return { claims: [], error: `a claim could not be made: ${messageOf(error)}` };
  }
};

/** Drives one case, judges what was recorded, and never throws on what the target did. */
export const runCase = async (options: CaseOptions): Promise<RanCase> => {
  const { cast, clock, stage } = options;
  const startedMs = clock.nowMs();
  const redactor = redactorFor(cast);
  const history = new History({ clock, bounds: boundsOf(options.bounds), redactor });
  const endWatch = watchLateness(clock, ms => history.note({ note: 'late', ms }));
  const world = new World({ cast, stage, history, access: options.access });
  stage.attach(cast, history.sink);
  for (const step of cast.bound.scenario.steps)
    if (step.phase === 'context' && !cast.bound.drives.some(drive => drive.step === step))
      history.step(stepStory(step));
  const broken = await drive(world, options);
  endWatch();
  world.close();
  const made = broken === undefined ? madeClaims(history, options) : { claims: [], error: broken };
  // What was recorded is redacted already; what claims ask for must agree with it, and errors quote anything.
  const { claims, error } = redactor.deep(made);
  stage.detach(cast);
  history.close();
  const { entries, isTruncated } = history;
  const { id, title } = cast.bound.scenario;
  const transcript = transcriptOf({ check: id, title, entries, isTruncated, claims });
  return ranCase({
    cast,
    transcript,
    durationMs: clock.nowMs() - startedMs,
    ...(error === undefined ? {} : { error }),
  });
};
