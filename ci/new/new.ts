// `npm run new -- <kind> …`: scaffolds one thing in the place where it belongs, and never overwrites.

import { existsSync } from 'node:fs';
import { appendFile, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { root } from '../command.ts';
import { type Draft, kinds } from './kinds.ts';

function usage(): string {
  const lines = Object.values(kinds).map(kind => `  npm run new -- ${kind.usage}`);
  return `What shall it be?\n${lines.join('\n')}\n`;
}

async function place(draft: Draft): Promise<string | undefined> {
  const path = join(root, draft.path);
  if (draft.appended) {
    if (!existsSync(path))
      return `${draft.path} does not exist: name one of the files of ${dirname(draft.path)}/.`;
    await appendFile(path, draft.content);
    return undefined;
  }
  if (existsSync(path)) return `${draft.path} exists already: nothing was changed.`;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, draft.content);
  return undefined;
}

export async function scaffold(args: readonly string[], say: (line: string) => void): Promise<number> {
  const [name = '', ...rest] = args;
  const kind = kinds[name];
  if (!kind || rest.length < kind.argumentCount) {
    say(kind ? `usage: npm run new -- ${kind.usage}` : usage());
    return 2;
  }
  const draft = kind.draft(rest);
  const problem = await place(draft);
  if (problem) {
    say(problem);
    return 2;
  }
  say(`${draft.appended ? 'added to' : 'created'} ${draft.path}\nnext:`);
  for (const step of draft.next) say(`  - ${step}`);
  return 0;
}

if (import.meta.main)
  process.exitCode = await scaffold(process.argv.slice(2), line => process.stdout.write(`${line}\n`));
