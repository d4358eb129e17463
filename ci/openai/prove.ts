// `npm run prove:openai`: each broken server and gateway is put through its profile, and what noticed it is kept.
import { writeFile } from 'node:fs/promises';
import pc from 'picocolors';
import { boundCases } from '../../conformance/cli/bound-cases.ts';
import { presentOf } from '../../conformance/cli/fresh-kills.ts';
import { matrixText } from '../../conformance/mutants/kill-matrix.ts';
import type { Kill } from '../../conformance/report/index.ts';
import {
  type BrokenKind,
  brokenId,
  type Control,
  endingControls,
  examineAll,
  killsOf,
  killsPath,
  requirementsOf,
  targetHashes,
  triedGateways,
  triedServers,
  unnoticed,
} from '../../conformance/targets/openai/controls/index.ts';

const write = (text: string): void => void process.stdout.write(text);

interface Noticed {
  readonly kills: readonly Kill[];
  readonly problems: readonly string[];
}

/** A kill of one in which something else is found too says nothing. */
const noticed = async (kind: BrokenKind, all: readonly Control[]): Promise<Noticed> => {
  const broken = all.filter(({ breaks }) => breaks.length > 0);
  const faithful = all.filter(({ name }) => name === 'faithful');
  const found = await examineAll([...faithful, ...broken]);
  const sound = found.get('faithful') ?? { checks: [] };
  const problems: string[] = [];
  const kills = broken.flatMap(({ name, breaks }) => {
    const examined = found.get(name) ?? { checks: [], violated: [] };
    const [violated, due] = [examined.violated, breaks].map(clauses => requirementsOf(clauses).join(', '));
    if (violated === due) return killsOf({ id: brokenId(kind, name), breaks }, examined, sound);
    problems.push(`${name} breaks ${due}, and violated is ${violated === '' ? 'nothing' : violated}`);
    return [];
  });
  write(
    `${kind}: ${broken.length - problems.length} of ${broken.length} are noticed, and nothing else of them\n`,
  );
  return { kills, problems };
};

const main = async (): Promise<number> => {
  const all = [
    await noticed('broken-server', await triedServers.controls()),
    await noticed('broken-gateway', await triedGateways.controls()),
    await noticed('broken-gateway', await endingControls()),
  ];
  const kills = all.flatMap(each => each.kills);
  const { clauses, checks } = await presentOf(await boundCases(undefined), []);
  const mutants = targetHashes([]);
  const recorded = kills.map(kill => ({
    ...kill,
    clause_hash: clauses.get(kill.clause) ?? '',
    check_hash: checks.get(kill.check) ?? '',
    mutant_hash: mutants.get(kill.mutant) ?? '',
  }));
  await writeFile(killsPath, matrixText(recorded));
  const problems = [...all.flatMap(each => each.problems), ...unnoticed(kills)];
  for (const problem of problems) write(`${pc.red('✗')} ${problem}\n`);
  write(
    `${recorded.length} kills of ${new Set(kills.map(({ clause }) => clause)).size} clauses are recorded\n`,
  );
  return problems.length > 0 ? 1 : 0;
};

process.exitCode = await main();
