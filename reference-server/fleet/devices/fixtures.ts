// For tests: the recordings, and a tool that prints them.
import { readFileSync } from 'node:fs';
import type { CommandResult, CommandRunner } from './run-command.ts';

export function recorded(name: string): CommandResult {
  const text = readFileSync(new URL(`./recordings/${name}.txt`, import.meta.url), 'utf8');
  const [first = '', ...lines] = text.split('\n');
  const code = Number(first.replace('# exit ', ''));
  return { code, stdout: lines.join('\n'), stderr: '', missing: false };
}

export const missingTool: CommandResult = { code: null, stdout: '', stderr: 'ENOENT', missing: true };

/** A recording with one cell of one device changed. */
export function withCell(
  name: string,
  change: { device: number; column: number; value: string },
): CommandResult {
  const result = recorded(name);
  const lines = result.stdout.split('\n').map(line => {
    const cells = line.split(', ');
    if (cells[0] === String(change.device)) cells[change.column] = change.value;
    return cells.join(', ');
  });
  return { ...result, stdout: lines.join('\n') };
}

/** Prints one answer after the other, the last one for ever. */
export class RecordedTool {
  answers: readonly CommandResult[];
  asked: (readonly string[])[] = [];

  constructor(...answers: CommandResult[]) {
    this.answers = answers;
  }

  readonly run: CommandRunner = async argv => {
    this.asked.push(argv);
    const [answer = missingTool, ...rest] = this.answers;
    if (rest.length > 0) this.answers = rest;
    return answer;
  };
}
