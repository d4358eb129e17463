import { type Bounds, boundsOf, type TargetDocument } from '#conformance/harness';
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
}

const jobs = 4;
const servers = 1;

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

const profileOf = async (name: string, bounds: Partial<Bounds>): Promise<Profile> => {
  const read = await readProfile(name);
  if (!read.ok) throw new Error(`the profile ${name} can not be read`);
  return { ...read.profile, bounds: { ...read.profile.bounds, ...bounds } };
};

export type Examine = (place: Place) => Promise<Examined>;

/** Binds the features once; then each server is put through the whole profile, as a run at a URL does. */
export const openExaminer = async (name = 'openai-chat', bounds: Partial<Bounds> = {}): Promise<Examine> => {
  const profile = await profileOf(name, bounds);
  const cases = await boundCases(undefined);
  return place => examine(planRun(cases, documentOf(place), { profile }));
};

const examine = async ({ document, profile, runnable }: RunPlan): Promise<Examined> => {
  const access = await accessTo(document);
  const checks: CheckResult[] = [];
  try {
    await runSuite({
      ...{ cases: runnable, document, access, jobs, servers },
      bounds: boundsOf(profile.bounds, document.target.bounds_factor),
      signal: new AbortController().signal,
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
