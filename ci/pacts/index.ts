// Question: what do the clients of an orchestrator rely on? The consumer tests say it, in a process of their own, and
// what they wrote is brought into its normal form. A committed pact that differs was written by hand, or is old.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { normalPact } from '../../contracts/pacts/consumer/normal-form.ts';
import { clauseIds } from '../../requirements/index.ts';
import { root } from '../command.ts';
import { consumerTests, runMocha } from '../mocha.ts';
import { type Step, sum, type Tally, tallyOf } from '../step.ts';
import { clauseProblems, namedClauses } from './named-clauses.ts';

const folder = 'contracts/pacts';

type Pacts = ReadonlyMap<string, string>;

interface Written {
  readonly tally: Tally;
  /** Absent where a consumer test failed: half a pact is none. */
  readonly pacts?: Pacts;
}

/** By their names, in the form that `as` brings them into. */
async function pactsIn(path: string, as: (text: string) => string): Promise<Pacts> {
  const names = (await readdir(path)).filter(name => name.endsWith('.json')).sort();
  const texts = names.map(async name => [name, as(await readFile(join(path, name), 'utf8'))] as const);
  return new Map(await Promise.all(texts));
}

async function runConsumerTests(): Promise<Written> {
  const path = await mkdtemp(join(tmpdir(), 'assay-pacts-'));
  try {
    const tally = await runMocha({ spec: consumerTests, env: { ASSAY_PACT_FOLDER: path } });
    return tally.failed > 0 ? { tally } : { tally, pacts: await pactsIn(path, normalPact) };
  } finally {
    await rm(path, { recursive: true });
  }
}

export async function generatedFiles(): Promise<Pacts> {
  const { tally, pacts } = await runConsumerTests();
  if (pacts === undefined) throw new Error(`no pact was written:\n${tally.notes.join('\n')}`);
  return new Map([...pacts].map(([name, text]) => [join(folder, name), text]));
}

function staleNotes(written: Pacts, committed: Pacts): string[] {
  const names = [...new Set([...written.keys(), ...committed.keys()])];
  return names
    .filter(name => written.get(name) !== committed.get(name))
    .map(name =>
      written.has(name)
        ? `${folder}/${name} is not what the consumer tests write: run \`npm run generate\` and commit it.`
        : `${folder}/${name} is written by no consumer test: delete it.`,
    );
}

async function pactTally(): Promise<Tally> {
  const { tally, pacts } = await runConsumerTests();
  if (pacts === undefined) return tally;
  const stale = staleNotes(pacts, await pactsIn(join(root, folder), text => text));
  const named = [...pacts.values()].flatMap(namedClauses);
  return sum([tally, tallyOf([...stale, ...clauseProblems(named, new Set(clauseIds))])]);
}

export const pactStep: Step = { name: 'pacts are what the consumer tests write', run: pactTally };
