import {
  type Bounds,
  boundsOf,
  type Claim,
  type Clock,
  type Connections,
  History,
  Redactor,
  transcriptOf,
} from '#conformance/harness';
import type { Transcript } from '#contracts';
import type { CastCase } from './cast.ts';
import { type JudgedCase, judgeCase } from './judge-case.ts';
import type { Names } from './names.ts';
import type { ScenarioStep } from './scenario.ts';
import type { Stage } from './stage.ts';
import type { StepInput } from './step-input.ts';
import { World } from './world.ts';

export interface CaseOptions {
  readonly cast: CastCase;
  readonly stage: Stage;
  readonly bounds: Bounds;
  readonly clock: Clock;
  readonly connections: Connections;
  /** Aborted, the case ends as errored: it was interrupted. */
  readonly signal: AbortSignal;
}

export interface RanCase {
  readonly cast: CastCase;
  readonly judged: JudgedCase;
  readonly transcript: Transcript;
  readonly durationMs: number;
}

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
    if (bound.setup.ownsServer && !bound.setup.startsLater) await options.stage.start();
  } catch (error) {
    return `the server could not be started: ${messageOf(error)}`;
  }
  for (const { definition, args, step } of bound.drives) {
    world.history.step(step.words);
    try {
      const { names } = world;
      await within(() => definition.run(world, filledArgs(args, names), filledInput(step, names)), options);
    } catch (error) {
      return `the step «${step.words}» failed: ${messageOf(error)}`;
    }
  }
  return undefined;
};

const judgedOf = (history: History, options: CaseOptions, broken: string | undefined) => {
  if (broken !== undefined)
    return {
      claims: [],
      judged: { verdict: 'errored', assertions: [], reason: broken.slice(0, 2000) },
    } as const;
  try {
    const claims = claimsOf(options.cast);
    for (const { step } of options.cast.bound.claims) history.step(step.words);
    return { claims, judged: judgeCase(history.snapshot(), claims) };
  } catch (error) {
    const reason = `a claim could not be made: ${messageOf(error)}`.slice(0, 2000);
    return { claims: [], judged: { verdict: 'errored', assertions: [], reason } } as const;
  }
};

const addAssertions = (history: History, judged: JudgedCase): void => {
  for (const assertion of judged.assertions) history.append({ kind: 'assertion', ...assertion });
};

/** Drives one case, judges what was recorded, and never throws on what the target did. */
export const runCase = async (options: CaseOptions): Promise<RanCase> => {
  const { cast, clock, stage } = options;
  const startedMs = clock.nowMs();
  const redactor = new Redactor();
  for (const [label, secret] of cast.secrets) redactor.add(secret, label);
  const history = new History({ clock, bounds: boundsOf(options.bounds), redactor });
  const world = new World({ cast, stage, history, connections: options.connections });
  stage.attach(cast, history.sink);
  for (const { words } of cast.bound.scenario.steps.filter(({ phase }) => phase === 'context'))
    if (!cast.bound.drives.some(({ step }) => step.words === words)) history.step(words);
  const broken = await drive(world, options);
  world.close();
  const { claims, judged } = judgedOf(history, options, broken);
  stage.detach(cast);
  addAssertions(history, judged);
  history.close();
  const { id, title } = cast.bound.scenario;
  const transcript = transcriptOf({
    check: id,
    title,
    entries: history.entries,
    isTruncated: history.isTruncated,
    claims,
  });
  return { cast, judged, transcript, durationMs: clock.nowMs() - startedMs };
};
