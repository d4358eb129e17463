import type { Run } from '#contracts';
import { loadRequirements, type Requirement } from '#requirements';
import { canonicalText, uniqueSorted } from '../canonical-json.ts';
import { requirementsDigest } from '../folder/digests.ts';
import { readRunFolder, type StoredRun, sourcesOf } from '../folder/read-run-folder.ts';
import type { RunSources } from '../report-input.ts';

/** Runs that can't be taken together; the sentence names what differs. */
export class UnlikeRuns extends Error {
  override readonly name = 'UnlikeRuns';
}

const traitsOf = (run: Run): Readonly<Record<string, unknown>> => ({
  'the suite': [run.basis.suite, run.digests.suite],
  'the contract': [run.basis.contract, run.digests.contract],
  'the requirements': run.digests.requirements,
  'the profile': [run.scope.profile, run.basis.profile],
  'the dialect': run.scope.dialect,
  'the features': run.scope.features,
  'the filter': run.scope.filter ?? '',
  'the number of shards': run.scope.shard?.count ?? 1,
  'the target': [run.target.name, run.digests.target ?? '', run.basis.target_api_version ?? ''],
  "the target's claims": run.claims,
  'the baseline': run.basis.baseline ?? {},
  'the gate': run.basis.gate ?? {},
});

export const differences = (a: Run, b: Run): string[] => {
  const other = traitsOf(b);
  return Object.entries(traitsOf(a)).flatMap(([name, value]) =>
    canonicalText(value) === canonicalText(other[name]) ? [] : [name],
  );
};

const refuseUnlike = (runs: readonly StoredRun[]): void => {
  const [first, ...rest] = runs;
  if (first === undefined) throw new UnlikeRuns('there is nothing to merge');
  for (const { run } of rest) {
    const unlike = differences(first.run, run);
    if (unlike.length > 0)
      throw new UnlikeRuns(`${first.run.run_id} and ${run.run_id} differ in ${unlike.join(', ')}`);
  }
  const seen = new Map<string, string>();
  for (const { run } of runs) {
    for (const { id } of run.checks) {
      const other = seen.get(id);
      if (other !== undefined) throw new UnlikeRuns(`${id} is in both ${other} and ${run.run_id}`);
      seen.set(id, run.run_id);
    }
  }
};

/** A shard that is not there would look like checks that don't exist. */
const refuseGaps = (runs: readonly StoredRun[]): void => {
  const count = runs[0]?.run.scope.shard?.count ?? 1;
  const there = new Set(runs.map(({ run }) => run.scope.shard?.index ?? 1));
  const absent = Array.from({ length: count }, (_, at) => at + 1).filter(index => !there.has(index));
  if (absent.length > 0) throw new UnlikeRuns(`of ${count} shards these are missing: ${absent.join(', ')}`);
};

const earliest = (times: readonly string[]): string => uniqueSorted(times)[0] ?? '';
const latest = (times: readonly string[]): string => uniqueSorted(times).at(-1) ?? '';

const mergedFacts = (parts: readonly RunSources[], first: RunSources): RunSources['facts'] => {
  const { shard, ...scope } = first.facts.scope;
  return {
    ...first.facts,
    scope,
    started_at: earliest(parts.map(({ facts }) => facts.started_at)),
    ended_at: latest(parts.map(({ facts }) => facts.ended_at)),
    duration_ms: Math.max(...parts.map(({ facts }) => facts.duration_ms)),
    checks: parts.flatMap(({ facts }) => facts.checks),
  };
};

/** One run out of the shards of one; write it with writeRunFolder. */
export const mergeRuns = async (
  folders: readonly string[],
  options: { readonly requirements?: readonly Requirement[] } = {},
): Promise<RunSources> => {
  const requirements = options.requirements ?? (await loadRequirements());
  const stored = await Promise.all(folders.map(readRunFolder));
  refuseUnlike(stored);
  refuseGaps(stored);
  const parts = stored.map(each => sourcesOf(each, requirements));
  const [first] = parts;
  if (first === undefined) throw new UnlikeRuns('there is nothing to merge');
  if (first.facts.digests.requirements !== requirementsDigest(requirements))
    throw new UnlikeRuns('the runs were made by other requirements than those of this suite');
  const interruptedBy = parts.find(({ input }) => input.interruptedBy !== undefined)?.input.interruptedBy;
  const kills = new Map(parts.flatMap(({ input }) => input.kills.map(kill => [canonicalText(kill), kill])));
  return {
    input: {
      ...first.input,
      checks: parts.flatMap(({ input }) => input.checks),
      kills: [...kills.values()],
      ...(interruptedBy === undefined ? {} : { interruptedBy }),
      ...(parts.some(({ input }) => input.overBudget === true) ? { overBudget: true } : {}),
    },
    facts: mergedFacts(parts, first),
    transcripts: parts.flatMap(({ transcripts }) => transcripts),
  };
};
