import assert from 'node:assert/strict';
import { loadRequirements } from '#requirements';
import { type RecordedKill, readMatrix } from '../../../mutants/kill-matrix.ts';
import {
  type Broken,
  type BrokenKind,
  brokenId,
  type Control,
  type Examined,
  examineAll,
  killsOf,
  killsPath,
  requirementsOf,
  type Tried,
} from '../controls/index.ts';

/** What was found of the one of that name. */
export type Found = (name: string) => Examined;

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

const itKeepsAll = (of: Found, { profile, outOfReach }: Tried): void =>
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

const itFindsNoFaultIn = (of: Found, benign: Tried['benign']): void => {
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
export const itFindsTheFaultOf = (kind: BrokenKind, of: Found, broken: readonly Broken[]): void => {
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

/** Nothing is found in the faithful one and those that say the same otherwise, and in each broken one its own fault. */
export const itJudgesTruly = (of: Found, tried: Tried): void => {
  itKeepsAll(of, tried);
  itFindsNoFaultIn(of, tried.benign);
  itFindsTheFaultOf(tried.kind, of, tried.broken);
};

const nth = 16;

/** With a few of the broken ones: the same each time, spread evenly, and none for which somebody has to wait. */
export const sampleOf = (tried: Tried): Tried => {
  const quick = tried.broken.filter(({ name }) => !tried.slow.includes(name));
  const broken = quick.filter((_, at) => at % nth === 0);
  const names = ['faithful', ...[...tried.benign, ...broken].map(({ name }) => name)];
  const controls = async () => (await tried.controls()).filter(({ name }) => names.includes(name));
  return { ...tried, broken, controls };
};
