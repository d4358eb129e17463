import { shownJson } from '../json.ts';
import { viewOf } from './anchor.ts';
import { fails, holds, type Judge, undecided } from './finding.ts';
import { type Matcher, matches, mismatch, type Where } from './matcher.ts';
import { placed } from './reading.ts';

export type ProcessArgs = {
  'process.exit': { readonly process?: string; readonly code: Matcher };
  /** Lines of output that match the pattern and, where they are JSON, whose members are these. */
  'output.lines': {
    readonly process?: string;
    readonly pattern?: string;
    readonly where?: Where;
    readonly count: Matcher;
  };
};

const exit: Judge<ProcessArgs['process.exit']> = (history, { process, code }) => {
  const found = placed(history, 'process').filter(
    ({ entry }) => entry.action === 'exited' && (process === undefined || entry.process === process),
  );
  const last = found.at(-1);
  if (last === undefined) return fails(`${process ?? 'the process'} did not end`);
  const { code: got, signal } = last.entry;
  return matches(got ?? null, code)
    ? holds
    : fails(`it ended with ${shownJson(got)} ${signal ?? ''}, due: ${shownJson(code)}`, last.at);
};

const lines: Judge<ProcessArgs['output.lines']> = (history, { process, pattern = '', where = {}, count }) => {
  const all = placed(history, 'output').filter(
    ({ entry }) => process === undefined || entry.process === process,
  );
  if (all.length === 0) return undecided('the history has no output');
  const found = all.filter(
    ({ entry }) => new RegExp(pattern).test(entry.line) && mismatch(viewOf(entry), where) === undefined,
  );
  return matches(found.length, count)
    ? holds
    : fails(
        `${found.length} lines of output match ${pattern} ${shownJson(where)}, due: ${shownJson(count)}`,
        found.at(-1)?.at,
      );
};

export const processJudges = {
  'process.exit': exit,
  'output.lines': lines,
} satisfies { [Name in keyof ProcessArgs]: Judge<ProcessArgs[Name]> };
