// `assay determinism`: plan and cost, the run, its report and its exit code.
import { join, resolve } from 'node:path';
import { type Clock, type Io, instantText, newRunNonce, UsageError } from '#conformance/harness';
import { type InjectedFault, injectAll, uncaughtFault } from '../controls/injected-faults.ts';
import { corpus, corpusVersion } from '../corpus/corpus.ts';
import { EngineInapplicable } from '../engines/engine.ts';
import { goldensOfRun, readGoldens } from '../goldens/index.ts';
import { examineThrough } from '../real/index.ts';
import {
  type Earlier,
  EvidenceFile,
  type RunHeader,
  readEarlier,
  writeHeader,
  writeReports,
} from '../report/folder.ts';
import { reportOf } from '../report/report.ts';
import { reportText } from '../report/report-text.ts';
import { EvidenceBook } from '../run/evidence.ts';
import { type Examination, examine } from '../run/examine.ts';
import { type Drivers, slotsOf } from '../run/levels.ts';
import { StartFailed } from '../run/session.ts';
import { withOrchestrator } from '../run/with-orchestrator.ts';
import { type DeterminismFlags, drawnFromAsked, levelsAsked, secondsAsked } from './determinism-flags.ts';
import { driversNamed } from './engine-named.ts';
import { Progress } from './progress.ts';

export interface CommandContext {
  readonly io: Io;
  readonly signal: AbortSignal;
  readonly clock: Clock;
}

const interrupted = 130;

interface Prepared {
  readonly flags: DeterminismFlags;
  readonly drivers: Drivers;
  readonly header: RunHeader;
  readonly folder: string;
  readonly earlier: Earlier | undefined;
}

function newFolder({ clock }: CommandContext): string {
  const stamp = instantText(clock.wallMs()).slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
  return resolve(join('.assay', 'determinism', `${stamp}-${newRunNonce().slice(0, 4)}`));
}

async function earlierAt(folder: string): Promise<Earlier> {
  try {
    return await readEarlier(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw new UsageError(`--resume ${folder}: no run was begun there`);
    throw error;
  }
}

/** What another engine, corpus or matrix gave says nothing here. */
function checkSame(header: RunHeader, earlier: RunHeader): void {
  for (const [name, value] of Object.entries(header)) {
    const known = Object.entries(earlier).find(([other]) => other === name)?.[1];
    if (JSON.stringify(known) !== JSON.stringify(value))
      throw new UsageError(
        `--resume: that run is of another ${name}: ${JSON.stringify(known)} and not ${JSON.stringify(value)}`,
      );
  }
}

async function prepare(flags: DeterminismFlags, context: CommandContext): Promise<Prepared> {
  if (flags.resume !== undefined && flags.report !== undefined)
    throw new UsageError('--resume and --report: a run goes on in its own folder');
  const drivers = await driversNamed(flags);
  const header: RunHeader = {
    version: 1,
    engine: flags.engine,
    through: flags.through ?? drivers.through?.name ?? null,
    levels: levelsAsked(flags, drivers),
    corpus_version: corpusVersion,
    is_whole: flags.full === true,
    slots: slotsOf(drivers.direct),
  };
  const earlier = flags.resume === undefined ? undefined : await earlierAt(flags.resume);
  const folder = resolve(flags.resume ?? flags.report ?? newFolder(context));
  if (earlier === undefined) await writeHeader(folder, header);
  else checkSame(header, earlier.header);
  return { flags, drivers, header, folder, earlier };
}

async function injected({ io, clock }: CommandContext): Promise<InjectedFault[]> {
  const beganMs = clock.nowMs();
  const faults = await injectAll();
  const caught = faults.filter(({ isCaught }) => isCaught).length;
  const seconds = ((clock.nowMs() - beganMs) / 1_000).toFixed(1);
  io.err(`controls: ${caught} of ${faults.length} injected faults caught, ${seconds} s\n`);
  return faults;
}

/** The ways of a task, its replicas and real inference, where level O is asked of an orchestrator. */
async function withThrough(
  { drivers, flags }: Prepared,
  found: Examination,
  { io, signal }: CommandContext,
): Promise<Examination> {
  const { orchestrator } = drivers;
  if (orchestrator === undefined || !levelsAsked(flags, drivers).includes('O') || signal.aborted)
    return found;
  const drawnFrom = drawnFromAsked(flags);
  if (orchestrator.pool?.refusal === undefined)
    io.err(`orchestrator: the ways of a task, and prompts drawn from ${drawnFrom}\n`);
  const notThrough = found.leftOutThrough.map(one => one.case);
  const cases = corpus.filter(one => !found.leftOut.includes(one) && !notThrough.includes(one));
  return withOrchestrator(found, await examineThrough({ ...orchestrator, cases, drawnFrom }, signal));
}

function planned({ flags, header }: Prepared, { io }: CommandContext): void {
  const cost = header.is_whole ? 'whole' : `${secondsAsked(flags)} s`;
  io.err(`${flags.engine}: ${header.levels.join(', ')}, ${corpus.length} cases, ${cost}\n`);
}

interface Asked {
  readonly book: EvidenceBook;
  readonly faults: readonly InjectedFault[];
}

async function examined(
  prepared: Prepared,
  { book, faults }: Asked,
  context: CommandContext,
): Promise<Examination> {
  const { flags, drivers, header } = prepared;
  const { io, clock, signal } = context;
  const progress = new Progress(io, clock);
  const found = await examine({
    ...{ drivers, levels: levelsAsked(flags, drivers), cases: corpus, isWhole: header.is_whole },
    ...{ seconds: secondsAsked(flags), clock, signal, book, uncaught: uncaughtFault(faults) },
    ...{ onPlan: plan => progress.plan(plan), onCell: cell => progress.cell(cell) },
  });
  return withThrough(prepared, found, context);
}

async function run(prepared: Prepared, context: CommandContext): Promise<number> {
  const { flags, folder, earlier, header } = prepared;
  const { io, clock, signal } = context;
  planned(prepared, context);
  const faults = await injected(context);
  const file = new EvidenceFile(folder);
  const book = new EvidenceBook(file.write, earlier?.lines);
  const before = book.transcripts;
  const beganMs = clock.nowMs();
  try {
    const examination = await examined(prepared, { book, faults }, context);
    const report = reportOf({
      ...{ engine: flags.engine, through: header.through ?? undefined, isWhole: header.is_whole },
      ...{ cases: corpus.length, examination, injected: faults, book, asked: book.transcripts - before },
      ...{ seconds: (clock.nowMs() - beganMs) / 1_000, goldens: goldensOfRun(await readGoldens(), book) },
    });
    await writeReports(folder, report, book);
    io.out(flags.json === true ? `${JSON.stringify(report)}\n` : reportText(report));
    io.err(`report: ${folder}\n`);
    return signal.aborted ? interrupted : report.exit_code;
  } finally {
    file.close();
  }
}

/** 0 holds at the promised levels, 1 diverged where it was promised, 2 could not tell. */
export async function determinismCommand(flags: DeterminismFlags, context: CommandContext): Promise<number> {
  const prepared = await prepare(flags, context);
  try {
    return await run(prepared, context);
  } catch (error) {
    if (!(error instanceof StartFailed)) throw error;
    const isInapplicable = error.cause instanceof EngineInapplicable;
    context.io.err(`${isInapplicable ? 'inapplicable here: ' : ''}${error.message}\n`);
    return 2;
  }
}
