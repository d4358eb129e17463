import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parsedJson, parseTranscript } from '#conformance/harness';
import { type Report, type Run, type Transcript, validateDocument } from '#contracts';
import type { Requirement } from '#requirements';
import { judgeCheck } from '../judge-check.ts';
import type { CheckResult, ReportInput, RunSources } from '../report-input.ts';
import { fileNames } from './file-names.ts';

/** What lies in a folder of a run, checked against its schemas. */
export interface StoredRun {
  readonly run: Run;
  readonly transcripts: readonly Transcript[];
  /** Absent where it was deleted. */
  readonly report?: Report;
}

/** A file that is missing or is not what its name says; the sentence names it. */
export class UnreadableRun extends Error {
  override readonly name = 'UnreadableRun';
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');

export const textAt = async (folder: string, path: string): Promise<string | undefined> => {
  try {
    return await readFile(join(folder, path), 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
};

const broken = (path: string, problems: readonly unknown[]): UnreadableRun =>
  new UnreadableRun(`${path} breaks its schema: ${JSON.stringify(problems[0])}`);

const readRun = async (folder: string): Promise<Run> => {
  const text = await textAt(folder, fileNames.run);
  if (text === undefined)
    throw new UnreadableRun(`${folder} holds no ${fileNames.run}: it is no report of a run`);
  const read = validateDocument('run', parsedJson(text));
  if (!read.ok) throw broken(fileNames.run, read.problems);
  return read.value;
};

const readTranscripts = async (folder: string, run: Run): Promise<Transcript[]> => {
  const found: Transcript[] = [];
  for (const { id, transcript: path } of run.checks) {
    if (path === undefined) continue;
    if (!/^transcripts\/[A-Za-z0-9._-]+$/.test(path))
      throw new UnreadableRun(`run.json names ${path}, no transcript`);
    const text = await textAt(folder, path);
    if (text === undefined) throw new UnreadableRun(`${path} is missing`);
    const read = parseTranscript(text);
    if (!read.ok) throw broken(path, read.problems);
    if (read.value.check !== id)
      throw new UnreadableRun(`${path} is the transcript of ${read.value.check}, not of ${id}`);
    found.push(read.value);
  }
  return found;
};

export const listedTranscripts = async (folder: string): Promise<string[]> => {
  try {
    const names = await readdir(join(folder, 'transcripts'));
    return names.filter(name => name.endsWith('.json')).map(name => `transcripts/${name}`);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
};

export const readRunFolder = async (folder: string): Promise<StoredRun> => {
  const run = await readRun(folder);
  const transcripts = await readTranscripts(folder, run);
  const text = await textAt(folder, fileNames.report);
  if (text === undefined) return { run, transcripts };
  const report = validateDocument('report', parsedJson(text));
  if (!report.ok) throw broken(fileNames.report, report.problems);
  return { run, transcripts, report: report.value };
};

const checksOf = ({ run, transcripts }: StoredRun): CheckResult[] => {
  const byId = new Map(transcripts.map(transcript => [transcript.check, transcript]));
  return run.checks.map((check): CheckResult => {
    const { id, title, clauses, reason, error, source, verdict } = check;
    const transcript = byId.get(id);
    const more = { ...(error === undefined ? {} : { error }), ...(source === undefined ? {} : { source }) };
    // What ran has a transcript, also where it was found to be inapplicable.
    if (transcript !== undefined) return judgeCheck({ transcript, clauses, ...more });
    const ran = verdict !== 'inapplicable' && verdict !== 'out_of_reach';
    const told = ran
      ? { verdict: 'errored' as const, reason: error ?? reason ?? 'it has no transcript' }
      : { verdict };
    return {
      id,
      title,
      kind: 'conformance',
      clauses,
      assertions: [],
      ...(reason === undefined ? {} : { reason }),
      ...more,
      ...told,
    };
  });
};

/** Documents that the runner was given, read back through their schemas. */
const givenDocuments = ({ basis }: Run): Pick<ReportInput, 'profile' | 'baseline' | 'gate'> => {
  const profile = validateDocument('profile', basis.profile);
  if (!profile.ok) throw broken('the profile in run.json', profile.problems);
  const baseline = basis.baseline && validateDocument('baseline', basis.baseline);
  if (baseline && !baseline.ok) throw broken('the baseline in run.json', baseline.problems);
  const gate = basis.gate && validateDocument('gate', basis.gate);
  if (gate && !gate.ok) throw broken('the gate in run.json', gate.problems);
  return {
    profile: profile.value,
    ...(baseline ? { baseline: baseline.value } : {}),
    ...(gate ? { gate: gate.value } : {}),
  };
};

/** What the folder was written from, with every claim judged anew: verdicts that stand in it are not believed. */
export const sourcesOf = (stored: StoredRun, requirements: readonly Requirement[]): RunSources => {
  const { run, transcripts } = stored;
  const { version, exit_code, interrupted_by, digests, basis, checks, ...facts } = run;
  const { report, ...used } = digests;
  const { profile: _edition, ...scope } = run.scope;
  const input: ReportInput = {
    suite: basis.suite,
    contract: basis.contract,
    target: {
      name: run.target.name,
      ...(basis.target_api_version === undefined ? {} : { api_version: basis.target_api_version }),
    },
    ...givenDocuments(run),
    requirements,
    checks: checksOf(stored),
    kills: basis.kills,
    today: basis.today,
    ...(interrupted_by === undefined ? {} : { interruptedBy: interrupted_by }),
    ...(basis.over_budget === true ? { overBudget: true } : {}),
  };
  const times = checks.map(({ id, started_ms, duration_ms }) => ({ id, started_ms, duration_ms }));
  return { input, facts: { ...facts, scope, digests: used, checks: times }, transcripts };
};
