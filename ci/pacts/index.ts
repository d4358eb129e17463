// Question: what do the clients of an orchestrator rely on? The consumer tests say it, in a process of their own, and
// what they wrote is brought into its normal form. A committed pact that differs was written by hand, or is old.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { normalPact } from '../../contracts/pacts/consumer/normal-form.ts';
import { pactFile } from '../../contracts/pacts/consumer/pact-library.ts';
import { clauseIds } from '../../requirements/index.ts';
import { root } from '../command.ts';
import { consumerTests, runMocha } from '../mocha.ts';
import { type Step, sum, type Tally, tallyOf } from '../step.ts';
import { clauseProblems, namedClauses } from './named-clauses.ts';

const committed = `contracts/pacts/${pactFile}`;

interface Written {
  readonly tally: Tally;
  /** Absent where a consumer test failed: half a pact is none. */
  readonly pact?: string;
}

async function runConsumerTests(): Promise<Written> {
  const folder = await mkdtemp(join(tmpdir(), 'assay-pacts-'));
  try {
    const tally = await runMocha({ spec: [consumerTests], env: { ASSAY_PACT_FOLDER: folder } });
    if (tally.failed > 0) return { tally };
    return { tally, pact: normalPact(await readFile(join(folder, pactFile), 'utf8')) };
  } finally {
    await rm(folder, { recursive: true });
  }
}

export async function generatedFiles(): Promise<ReadonlyMap<string, string>> {
  const { tally, pact } = await runConsumerTests();
  if (pact === undefined) throw new Error(`no pact was written:\n${tally.notes.join('\n')}`);
  return new Map([[committed, pact]]);
}

async function committedText(): Promise<string | undefined> {
  try {
    return await readFile(join(root, committed), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

async function pactTally(): Promise<Tally> {
  const { tally, pact } = await runConsumerTests();
  if (pact === undefined) return tally;
  const isFresh = (await committedText()) === pact;
  const stale = isFresh
    ? []
    : [`${committed} is not what the consumer tests write: run \`npm run generate\` and commit it.`];
  return sum([tally, tallyOf([...stale, ...clauseProblems(namedClauses(pact), new Set(clauseIds))])]);
}

export const pactStep: Step = { name: 'pacts are what the consumer tests write', run: pactTally };
