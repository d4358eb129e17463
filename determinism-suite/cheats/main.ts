// `node determinism-suite/cheats/main.ts echo|replay|table <facts.json>`: an orchestrator that decodes nothing, until
// Ctrl-C. The file has the build and digest that it boasts of, and answers that were recorded once.
import { readFile } from 'node:fs/promises';
import { type CheatFacts, CheatingServer } from './cheating-server.ts';
import { cheatingOf, cheatNames, type Recorded } from './cheatings.ts';

interface Known extends CheatFacts {
  readonly recorded: readonly Recorded[];
}

const [, , asked, path = ''] = process.argv;
const name = cheatNames.find(known => known === asked);
if (name === undefined) {
  process.stderr.write(`say which: ${cheatNames.join(', ')}\n`);
  process.exitCode = 2;
} else {
  const known = JSON.parse(await readFile(path, 'utf8')) as Known;
  const { url } = await CheatingServer.start(cheatingOf(name, known.recorded), known);
  process.stdout.write(`listening on ${url}\n`);
}
