import { boundsOf, type TargetDocument } from '#conformance/harness';
import type { Profile } from '#contracts';
import { boundCases } from '../../../cli/bound-cases.ts';
import type { CheckResult } from '../../../report/index.ts';
import { accessTo, planRun, type RunPlan, readProfile, runSuite } from '../../../run/index.ts';

export interface Examined {
  readonly checks: readonly CheckResult[];
  /** What the violated claims speak for. */
  readonly violated: readonly string[];
  /** Requirements of which a check holds. */
  readonly kept: readonly string[];
  /** Requirements of which a claim holds, also in a check that fails for another one. */
  readonly held: readonly string[];
}

export interface Place {
  readonly url: string;
  readonly model: string;
  readonly ctx: number;
  readonly key?: string;
  readonly gateway?: TargetDocument['target']['gateway'];
  /** Is told where the engine of the suite is, before anything is asked. */
  readonly onEngine?: (url: string) => void;
}

const jobsDefault = 4;

const documentOf = ({ url, model, ctx, key, gateway }: Place): TargetDocument => ({
  folder: '.',
  target: {
    ...{
      version: 1,
      name: 'examined',
      kind: 'url',
      url,
      bounds_factor: 1,
      headers: [],
      claims: [],
      reach: [],
    },
    configuration: { form: 'fixed' },
    ...(gateway === undefined ? {} : { gateway }),
    model: { engine: 'openai', ref: model, ctx_max: ctx },
    keys: key === undefined ? {} : { data: { value: key } },
  },
});

export const requirementsOf = (clauses: readonly string[]): string[] =>
  [...new Set(clauses.map(clause => clause.replace(/\(.*$/, '')))].sort();

export const profileOf = async (name: string): Promise<Profile> => {
  const read = await readProfile(name);
  if (!read.ok) throw new Error(`the profile ${name} can not be read`);
  return read.profile;
};

export type Examine = (place: Place) => Promise<Examined>;

export interface ExaminerOptions {
  readonly profile: string;
  /** Checks at a time. */
  readonly jobs?: number;
}

/** Binds the features once; then each server is put through the whole profile, as a run at a URL does. */
export const openExaminer = async ({ profile: name, jobs }: ExaminerOptions): Promise<Examine> => {
  const profile = await profileOf(name);
  const cases = await boundCases(undefined);
  return place => examined(planRun(cases, documentOf(place), { profile }), { ...place, jobs });
};

/** What the runnable checks of a plan find. */
export const examined = async (
  { document, profile, runnable }: RunPlan,
  { onEngine, jobs = jobsDefault }: Pick<Place, 'onEngine'> & { readonly jobs?: number | undefined } = {},
): Promise<Examined> => {
  const access = await accessTo(document);
  const checks: CheckResult[] = [];
  try {
    await runSuite({
      ...{ cases: runnable, document, access, jobs, servers: 1 },
      bounds: boundsOf(profile.bounds, document.target.bounds_factor),
      signal: new AbortController().signal,
      watch: {
        onStart: upstream => (upstream === undefined ? undefined : onEngine?.(upstream)),
        onEnding: async () => undefined,
      },
      onProgress: () => undefined,
      onCase: ({ result }) => void checks.push(result),
    });
  } finally {
    await access.connections.close();
  }
  const assertions = checks.flatMap(check => check.assertions);
  const broken = assertions.filter(({ holds }) => !holds);
  const holding = assertions.filter(({ holds }) => holds);
  const passed = checks.filter(({ verdict }) => verdict === 'passed');
  return {
    checks,
    violated: [...new Set(broken.map(({ clause }) => clause))].sort(),
    kept: requirementsOf(passed.flatMap(({ clauses }) => clauses)),
    held: requirementsOf(holding.map(({ clause }) => clause)),
  };
};
