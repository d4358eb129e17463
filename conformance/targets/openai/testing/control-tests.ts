import assert from 'node:assert/strict';
import { loadRequirements } from '#requirements';
import { type RecordedKill, readMatrix } from '../../../mutants/kill-matrix.ts';
import {
  brokenId,
  type Control,
  type Examined,
  examineAll,
  killsOf,
  killsPath,
  requirementsOf,
} from '../controls/index.ts';

/** What was found of the one of that name. */
export type Found = (name: string) => Examined;

interface Told {
  readonly name: string;
  readonly why: string;
}

interface Broken extends Told {
  readonly breaks: readonly string[];
}

/** All are put through the profile before the first test. */
export const examinedBefore = (controls: () => Promise<readonly Control[]>): Found => {
  let found: ReadonlyMap<string, Examined> = new Map();
  before(async () => {
    found = await examineAll(await controls());
  });
  return name => {
    const examined = found.get(name);
    assert.ok(examined, `${name} was not examined`);
    return examined;
  };
};

/** Of the faithful one. */
export const itKeepsAllOf = (profile: string, of: Found, outOfReach: readonly string[]): void =>
  void it('holds of the faithful one, in every requirement that is in reach', async () => {
    const { violated, kept, checks } = of('faithful');
    assert.deepEqual(violated, []);
    assert.deepEqual(
      checks.filter(({ verdict }) => verdict !== 'passed').map(({ title, reason }) => [title, reason]),
      [],
    );
    const all = (await loadRequirements()).filter(requirement => requirement.profile === profile);
    const due = all.map(({ id }) => id as string).filter(id => !outOfReach.includes(id));
    assert.deepEqual(kept, due.sort());
  });

export const itHasOneForEachClause = (of: Found, broken: readonly Broken[]): void =>
  void it('has a broken one for every clause that it tries', () => {
    const tried = new Set(of('faithful').checks.flatMap(({ clauses }) => clauses));
    const known = new Set(broken.flatMap(({ breaks }) => breaks));
    assert.deepEqual([...tried.difference(known)], []);
    assert.equal(new Set(broken.map(({ name }) => name)).size, broken.length);
  });

export const itFindsNoFaultIn = (of: Found, benign: readonly Told[]): void => {
  for (const { name, why } of benign)
    it(`finds no fault in ${why}`, () => {
      const { violated, kept } = of(name);
      assert.deepEqual([violated, kept], [[], of('faithful').kept]);
    });
};

const toldKill = ({
  clause,
  check,
  assertion,
}: Pick<RecordedKill, 'clause' | 'check' | 'assertion'>): string => `${clause}: ${assertion} of ${check}`;

/** What is found of other requirements, and by which check. */
const othersOf = ({ checks }: Examined, breaks: readonly string[]): readonly string[] => {
  const due = requirementsOf(breaks);
  return checks.flatMap(({ title, assertions }) =>
    assertions
      .filter(({ holds, clause }) => !holds && !due.includes(requirementsOf([clause]).join()))
      .map(({ clause, message }) => `${clause}: ${message} (${title})`),
  );
};

/** And what is on record of them is so. */
export const itFindsTheFaultOf = (
  kind: Parameters<typeof brokenId>[0],
  of: Found,
  broken: readonly Broken[],
): void => {
  let recorded: readonly RecordedKill[] = [];
  before(async () => {
    recorded = await readMatrix(killsPath);
  });
  for (const { name, why, breaks } of broken)
    it(`finds no other fault in one that ${why} [${breaks.join(', ')}]`, () => {
      const id = brokenId(kind, name);
      assert.deepEqual(othersOf(of(name), breaks), []);
      const kills = killsOf({ id, breaks }, of(name), of('faithful'));
      assert.deepEqual([...new Set(kills.map(({ clause }) => clause))].sort(), [...breaks].sort());
      const known = recorded.filter(({ mutant }) => mutant === id).map(toldKill);
      assert.deepEqual(known.sort(), [...new Set(kills.map(toldKill))].sort());
    });
};

/** The faithful one, and those of these names. */
export const named = (all: readonly Control[], told: readonly { readonly name: string }[]): Control[] => {
  const names = ['faithful', ...told.map(({ name }) => name)];
  return all.filter(({ name }) => names.includes(name));
};

const nth = 16;

/** The same ones each time, spread evenly, and none for which somebody has to wait. */
export const sampleOf = <Item extends Told>(items: readonly Item[], slow: readonly string[]): Item[] =>
  items.filter(({ name }) => !slow.includes(name)).filter((_, at) => at % nth === 0);
