import { resolve } from 'node:path';
import { boundsOf, type Io, realClock, type TargetDocument, UsageError } from '#conformance/harness';
import { type Kill, type RunRecord, renderTerminal, writeRunFolder } from '../report/index.ts';
import {
  accessTo,
  type Budget,
  type ExecuteOptions,
  executeRun,
  planRun,
  probeTarget,
  type RunPlan,
  UnreadableFilter,
} from '../run/index.ts';
import { boundCases } from './bound-cases.ts';
import { readDocument, readNamedProfile, readTarget } from './documents.ts';
import { privateKeyAt } from './folder-commands.ts';
import { everyFreshKill } from './fresh-kills.ts';
import { LiveView } from './live-view.ts';
import { openaiJobs, smallBudget, withModel } from './openai-target.ts';
import { planText } from './plan-text.ts';
import { newReportFolder } from './report-folders.ts';
import { positiveInteger, positiveNumber, type RunFlags, readBudget, readShard } from './run-options.ts';

const jobsDefault = 12;
const serversDefault = 3;
const referenceTarget = 'reference';

export interface RunContext {
  readonly io: Io;
  readonly signal: AbortSignal;
  /** The command line, without secrets. */
  readonly command: readonly string[];
}

const planOf = async (flags: RunFlags, named: TargetDocument): Promise<RunPlan> => {
  const profile = await readNamedProfile(
    flags.profile ?? (flags.target === undefined ? 'reference' : 'orchqueue-core'),
  );
  const document = await withModel(named, profile, flags);
  const cases = await boundCases(flags.features);
  try {
    return planRun(cases, document, {
      profile,
      ...(flags.filter === undefined ? {} : { filter: flags.filter }),
      ...(flags.shard === undefined ? {} : { shard: readShard(flags.shard) }),
    });
  } catch (error) {
    throw error instanceof UnreadableFilter ? new UsageError(error.message) : error;
  }
};

/** Says why nothing can be judged at a URL; undefined where something answers. */
const probed = async (
  { document, profile: { dialect } }: RunPlan,
  options: Pick<ExecuteOptions, 'access' | 'bounds'>,
): Promise<{ apiVersion?: string }> => {
  const { url } = document.target;
  if (dialect !== 'orchqueue' || document.target.kind !== 'url' || url === undefined) return {};
  const probe = await probeTarget(url, { ...options, clock: realClock });
  if (probe.found === 'nothing') throw new UsageError(`nothing answers at ${url}: ${probe.reason}`);
  if (probe.found === 'foreign')
    throw new UsageError(
      `${url} speaks ${probe.api} and not the API of an orchestrator: where it speaks the OpenAI API too, --profile openai-chat judges it`,
    );
  return probe.found === 'orchestrator' && probe.apiVersion !== undefined
    ? { apiVersion: probe.apiVersion }
    : {};
};

/** Without the hashes by which they are known to be fresh. */
const killsOf = async ({ runnable, notRun }: RunPlan): Promise<Kill[]> => {
  const kills = await everyFreshKill([...runnable, ...notRun.map(({ bound }) => bound)]);
  return kills.map(({ clause, check, assertion, mutant }) => ({ clause, check, assertion, mutant }));
};

const isAtSomebodys = ({ profile, document }: RunPlan): boolean =>
  profile.dialect === 'openai' && document.target.kind === 'url';

const jobsOf = (plan: RunPlan): number => (isAtSomebodys(plan) ? openaiJobs : jobsDefault);

const budgetOf = (flags: RunFlags, plan: RunPlan): Budget => {
  if (flags.budget !== undefined) return readBudget(flags.budget);
  return isAtSomebodys(plan) ? smallBudget : {};
};

const optionsOf = async (flags: RunFlags, plan: RunPlan, context: RunContext): Promise<ExecuteOptions> => {
  const { document, profile } = plan;
  const rate = flags.rate === undefined ? undefined : positiveNumber('rate', flags.rate);
  const access = await accessTo(document, rate);
  const bounds = boundsOf(profile.bounds, document.target.bounds_factor);
  const baseline = flags.baseline === undefined ? undefined : await readDocument('baseline', flags.baseline);
  const gate = flags.gate === undefined ? undefined : await readDocument('gate', flags.gate);
  const view = new LiveView(context.io, plan.runnable.length);
  return {
    ...{ plan, access, bounds, signal: context.signal, command: context.command },
    jobs: flags.jobs === undefined ? jobsOf(plan) : positiveInteger('jobs', flags.jobs),
    servers: serversDefault,
    budget: budgetOf(flags, plan),
    failFast: flags.failFast === true,
    kills: await killsOf(plan),
    onEvent: event => view.take(event),
    ...(await probed(plan, { access, bounds })),
    ...(flags.filter === undefined ? {} : { filter: flags.filter }),
    ...(flags.shard === undefined ? {} : { shard: readShard(flags.shard) }),
    ...(baseline === undefined ? {} : { baseline }),
    ...(gate === undefined ? {} : { gate }),
  };
};

interface Attempt {
  readonly flags: RunFlags;
  readonly plan: RunPlan;
  readonly folder: string;
}

const once = async ({ flags, plan, folder }: Attempt, context: RunContext): Promise<RunRecord> => {
  const { io } = context;
  const sources = await executeRun(await optionsOf(flags, plan, context));
  if (io.isTerminal) io.err('\r\u001b[2K');
  const key = flags.sign === undefined ? undefined : await privateKeyAt(flags.sign);
  return writeRunFolder(folder, sources, key === undefined ? {} : { key });
};

/** Verdicts that were not the same every time: neither can be believed. */
const unsteady = (records: readonly RunRecord[]): string[] => {
  const verdicts = Map.groupBy(
    records.flatMap(({ report }) => report.checks),
    ({ id }) => id,
  );
  return [...verdicts].flatMap(([id, checks]) => {
    const seen = [...new Set(checks.map(({ verdict }) => verdict))];
    return seen.length > 1 ? [`${id}: ${seen.join(', ')}`] : [];
  });
};

const repeated = async (flags: RunFlags, plan: RunPlan, context: RunContext): Promise<number> => {
  const times = flags.repeat === undefined ? 1 : positiveInteger('repeat', flags.repeat);
  const { io } = context;
  const records: RunRecord[] = [];
  const folder = flags.report === undefined ? await newReportFolder() : resolve(flags.report);
  for (let time = 1; time <= times && !context.signal.aborted; time += 1) {
    const own = times === 1 ? folder : `${folder}/${time}`;
    if (times > 1) io.err(`run ${time} of ${times}\n`);
    const record = await once({ flags, plan, folder: own }, context);
    records.push(record);
    if (flags.json === true) io.out(`${JSON.stringify(record.report)}\n`);
    else io.out(`\n${renderTerminal(record, { width: io.width, color: io.hasColor, folder: own })}`);
  }
  const differing = unsteady(records);
  if (differing.length > 0)
    io.err(`these verdicts were not the same every time:\n  ${differing.join('\n  ')}\n`);
  const codes = records.map(({ report }) => report.exit_code);
  return differing.length > 0 ? Math.max(2, ...codes) : Math.max(...codes);
};

/** The exit code: 0 holds, 1 violated, 2 could not tell, 3 over budget, 130 interrupted. */
export const runCommand = async (flags: RunFlags, context: RunContext): Promise<number> => {
  const { io } = context;
  const document = await readTarget(flags.target ?? referenceTarget, flags.key);
  const plan = await planOf(flags, document);
  const considered = plan.runnable.length + plan.notRun.length;
  if (considered === 0)
    throw new UsageError(
      flags.filter === undefined
        ? `no check belongs to the profile ${plan.profile.name}`
        : `no check of the profile ${plan.profile.name} fits the filter «${flags.filter}»`,
    );
  io.err(planText(plan, flags.dryRun === true, budgetOf(flags, plan)));
  return flags.dryRun === true ? 0 : repeated(flags, plan, context);
};
