import { type Entry, type Io, UsageError } from '#conformance/harness';
import type { Transcript } from '#contracts';
import { readRunFolder } from '../report/index.ts';
import { folderOf } from './folder-commands.ts';
import { type RunContext, runCommand } from './run-command.ts';
import type { RunFlags } from './run-options.ts';

export interface ReplayFlags extends Pick<RunFlags, 'target' | 'profile' | 'features' | 'key'> {
  readonly report?: string;
  /** Send nothing: print what the report holds. */
  readonly print?: boolean;
}

const cut = (text: string, width: number): string =>
  text.length > width ? `${text.slice(0, width - 1)}…` : text;

const lineOf = (entry: Entry): string | undefined => {
  switch (entry.kind) {
    case 'request':
      return `→ ${entry.exchange} ${entry.method} ${entry.url} ${entry.body ?? ''}`;
    case 'response':
      return `← ${entry.exchange} ${entry.status} ${entry.body ?? ''}`;
    case 'frame':
      return entry.comment === undefined
        ? `← ${entry.exchange} frame ${entry.index} ${entry.event ?? ''} ${entry.data ?? ''}`
        : `← ${entry.exchange} frame ${entry.index} comment`;
    case 'closed':
      return `× ${entry.exchange} closed by ${entry.by} ${entry.error ?? ''}`;
    case 'peer':
      return `  engine ${entry.peer} ${entry.action} ${entry.exchange ?? ''}`;
    case 'process':
      return `  ${entry.process} ${entry.action} ${entry.signal ?? entry.code ?? ''}`;
    case 'step':
      return `\n${entry.text}`;
    case 'assertion':
      return `${entry.holds ? '✓' : '✗'} ${entry.clause} ${entry.id} ${entry.message ?? ''}`;
    case 'output':
      return undefined;
    default:
      return entry satisfies never;
  }
};

const isNote = (entry: Entry): boolean =>
  entry.kind === 'step' &&
  /^(bounds \{|e\d+ (is(?! refused)|breaks)|bound \w+ (expired|passed))/.test(entry.text);

const story = ({ title, entries, curl }: Transcript, width: number): string => {
  const lines = entries.flatMap(entry => {
    const line =
      isNote(entry) && !/expired/.test(entry.kind === 'step' ? entry.text : '') ? undefined : lineOf(entry);
    return line === undefined ? [] : [line.startsWith('\n') ? line : cut(line, width * 2)];
  });
  return [title, ...lines, '', 'the same by hand:', ...(curl ?? []), ''].join('\n');
};

/** Drives one check again, and prints all that was sent and came, with the command lines that repeat it. */
export const replayCommand = async (
  check: string,
  flags: ReplayFlags,
  context: RunContext,
): Promise<number> => {
  const { io } = context;
  const named = flags.report;
  if (flags.print !== true) {
    const { print: _print, report: _report, ...rest } = flags;
    const folder = named ?? '.assay/replay';
    const profile = flags.profile ?? 'reference';
    const code = await runCommand(
      { ...rest, profile, filter: check, report: folder },
      { ...context, io: quiet(io) },
    );
    await told(folder, check, io);
    return code;
  }
  await told(await folderOf(named), check, io);
  return 0;
};

const quiet = (io: Io): Io => ({ ...io, out: () => undefined });

const told = async (named: string, check: string, io: Io): Promise<void> => {
  const folder = await folderOf(named);
  const { transcripts, run } = await readRunFolder(folder);
  const found = transcripts.filter(transcript => transcript.check === check);
  const near = transcripts.filter(transcript => transcript.check.includes(check));
  const chosen = found.length > 0 ? found : near;
  if (chosen.length === 0) throw new UsageError(`${folder} has no check ${check}`);
  for (const transcript of chosen) io.out(story(transcript, io.width));
  const verdicts = run.checks.filter(({ id }) => chosen.some(({ check: chosenId }) => chosenId === id));
  for (const { id, verdict, reason } of verdicts)
    io.out(`${verdict}  ${id}${reason === undefined ? '' : `\n  ${reason}`}\n`);
};
