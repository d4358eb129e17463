import { type Profile, type Transcript, validateDocument } from '#contracts';
import { requirementsDigest } from '../folder/digests.ts';
import { judgeCheck } from '../judge-check.ts';
import type { CheckResult, ReportInput, RunFacts, RunSources } from '../report-input.ts';
import { madeRequirements } from './made-requirements.ts';
import { asked, comment, frame, madeTranscript, step, streamStory, told } from './made-transcripts.ts';

const streamClaims: Transcript['claims'] = [
  {
    assertion: 'stream.order',
    judge: 'stream.order',
    args: { ref: 'R', reader: 'live' },
    clauses: ['MADE-1(a)'],
  },
  { assertion: 'stream.contiguous', judge: 'stream.contiguous', args: { ref: 'R' }, clauses: ['MADE-1(b)'] },
];

export const passingStream = madeTranscript({
  check: 'made/streams/a-reader-gets-the-pieces-in-their-order',
  title: 'A reader gets the pieces of the engine in their order',
  story: streamStory(['It', ' is', ' said', ' once', ',', ' and', ' in', ' order', '.']),
  refs: { A: 'e1', R: 'e2' },
  claims: streamClaims,
});

const refusal = {
  code: 'ADMISSION_REJECT',
  message: 'the queue is full',
  retriable: true,
  correlation_id: 'c-1',
};

const refused = (name: string, status: number, clause: string): Transcript =>
  madeTranscript({
    check: `made/queue/${name}`,
    title: `A full queue refuses the newcomer: ${name}`,
    story: [
      [0, step('Given a pool "P" with:\n| queue.capacity | 1 |\n| queue.full_policy | reject |')],
      [2, step('When task "C" is submitted')],
      [0.3, asked('e1', 'POST /v1/tasks', { task_id: 'C', model_ref: 'tiny' })],
      [4, told('e1', status, refusal)],
      [0.5, step('Then "C" is refused with "ADMISSION_REJECT"')],
    ],
    refs: { C: 'e1' },
    claims: [
      {
        assertion: 'refusal.status',
        judge: 'response.status',
        args: { ref: 'C', status: 429 },
        clauses: [clause],
      },
    ],
  });

export const passingRefusal = refused('under-reject', 429, 'MADE-2');
export const failingRefusal = refused('with-a-hint', 503, 'MADE-7');

export const crashed = madeTranscript({
  check: 'made/queue/a-drained-pool-takes-no-task',
  title: 'A drained pool takes no task',
  story: [[0, step('When pool "P" is drained')]],
  claims: [],
});

/** The passing stream with its fourth token once more: what a target that says it twice would have left. */
export const doubledToken = (transcript: Transcript): Transcript => {
  const tokens = transcript.entries.flatMap((entry, at) =>
    entry.kind === 'frame' && entry.event === 'token' ? [at] : [],
  );
  const at = tokens[3] ?? 0;
  return {
    ...transcript,
    entries: transcript.entries.toSpliced(at, 0, ...transcript.entries.slice(at, at + 1)),
  };
};

/** Text that would act if any rendering took it for markup. */
export const hostile = `</script><img src=x onerror="document.title='hit'">]]>&\u0000\u001b[31m`;

export const hostileStream = madeTranscript({
  check: 'made/streams/hostile',
  title: `A target that answers ${hostile} is quoted`,
  story: [
    [0, step(`When ${hostile} is sent`)],
    [1, asked('e1', 'GET /v1/tasks/x/stream')],
    [1, told('e1', 200, { text: hostile })],
    [1, frame('e1', hostile, { t: hostile }, 0)],
    [1, comment('e1', hostile)],
  ],
  refs: { C: 'e1' },
  claims: [
    {
      assertion: 'body.plain',
      judge: 'response.body',
      args: { ref: 'C', where: { text: 'plain' } },
      clauses: ['MADE-1(b)'],
    },
  ],
});

const notRun = (
  check: Pick<CheckResult, 'id' | 'title' | 'verdict' | 'reason' | 'clauses'>,
): CheckResult => ({
  ...check,
  kind: 'conformance',
  assertions: [],
});

export const judgedCheck = (
  transcript: Transcript,
  more: { clauses?: string[]; error?: string } = {},
): CheckResult =>
  judgeCheck({
    transcript,
    clauses: more.clauses ?? [...new Set(transcript.claims?.flatMap(({ clauses }) => clauses))],
    source: { file: `features/${transcript.check}.feature`, line: 7 },
    ...(more.error === undefined ? {} : { error: more.error }),
  });

const unrun = [
  notRun({
    id: 'made/sessions/a-full-session-refuses',
    title: 'A full session refuses a further turn',
    verdict: 'inapplicable',
    reason: 'the target does not claim sessions',
    clauses: ['MADE-3'],
  }),
  notRun({
    id: 'made/pools/a-killed-engine-is-started-again',
    title: 'A killed engine is started again',
    verdict: 'out_of_reach',
    reason: 'this target does not let the harness kill its engines',
    clauses: ['MADE-5'],
  }),
];

const digest = (letter: string): string => `sha256:${letter.repeat(64)}`;

const facts = (input: Pick<ReportInput, 'requirements'>): RunFacts => ({
  run_id: 'run-made',
  started_at: '2026-02-03T04:05:06.000Z',
  ended_at: '2026-02-03T04:05:08.500Z',
  duration_ms: 2500,
  seed: 1,
  command: ['assay', 'run', '--target', 'made'],
  digests: {
    suite: digest('1'),
    contract: digest('2'),
    requirements: requirementsDigest(input.requirements),
  },
  host: {
    os: 'Linux 6.1',
    arch: 'x64',
    cpus: 2,
    memory_bytes: 8 * 1024 ** 3,
    node: 'v24.0.0',
    accelerators: [],
  },
  target: { name: 'made', kind: 'url', url: 'http://127.0.0.1:8080' },
  scope: {
    dialect: 'orchqueue',
    features: digest('6'),
  },
  claims: { told: ['streaming'], claimed: [] },
  checks: [],
});

export interface MadeRun {
  readonly transcripts?: readonly Transcript[];
  readonly input?: Partial<ReportInput>;
  readonly facts?: Partial<RunFacts>;
  /** Ids of checks that a step's crash ended, with what it said. */
  readonly errors?: Readonly<Record<string, string>>;
}

/** As a runner gets it: through its schema, and not filled. */
export const madeProfile = (more: Record<string, unknown> = {}): Profile => {
  const given = {
    version: 1,
    name: 'made',
    requirements: ['orchqueue-core'],
    levels: ['MUST'],
    proofs: ['conformance'],
  };
  const read = validateDocument('profile', { ...given, ...more });
  if (!read.ok) throw new Error(`the made profile is none: ${JSON.stringify(read.problems[0])}`);
  return read.value;
};

export const madeInput = (checks: readonly CheckResult[], more: Partial<ReportInput> = {}): ReportInput => ({
  suite: { name: 'assay', version: '0.1.0' },
  contract: { api_version: '1.0.0' },
  profile: madeProfile(),
  target: { name: 'made', api_version: '1.0.0' },
  requirements: madeRequirements,
  checks,
  kills: [
    { clause: 'MADE-1(a)', check: passingStream.check, assertion: 'stream.order', mutant: 'frames-swapped' },
    {
      clause: 'MADE-1(b)',
      check: passingStream.check,
      assertion: 'stream.contiguous',
      mutant: 'token-twice',
    },
  ],
  today: '2026-02-03',
  ...more,
});

/** A run with a check of every verdict, unless other transcripts are given. */
export const madeRun = (made: MadeRun = {}): RunSources => {
  const transcripts = made.transcripts ?? [passingStream, passingRefusal, failingRefusal, crashed];
  const errors = made.errors ?? { [crashed.check]: 'the step «pool "P" is drained» failed: TypeError' };
  const ran = transcripts.map(transcript => {
    const error = errors[transcript.check];
    return judgedCheck(transcript, error === undefined ? {} : { error, clauses: ['MADE-4'] });
  });
  const input = madeInput([...ran, ...unrun], made.input);
  const times = ran.map(({ id }, at) => ({ id, started_ms: at * 90, duration_ms: 80.5 + at }));
  return { input, facts: { ...facts(input), checks: times, ...made.facts }, transcripts };
};
