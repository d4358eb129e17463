// Would the suite's own tests notice if the suite were broken? Plants each declared breakage and runs the tests that
// must notice it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pc from 'picocolors';
import { root } from '../command.ts';
import type { Order } from './order.ts';
import { type Judged, judged } from './outcome.ts';
import { type Breakage, patchOf, readBreakages, testFilesOf } from './read-breakages.ts';
import { enterWorkplace, mapInTurn, runOrder, type Workplace } from './run-orders.ts';
import { sampleOf } from './sample.ts';

export interface HarnessOptions {
  readonly jobs: number;
  readonly sample?: number | undefined;
  /** A part of the ids. */
  readonly only?: string | undefined;
}

export interface HarnessResult {
  readonly killed: number;
  /** Every breakage that was not noticed, and why. */
  readonly problems: readonly string[];
  readonly slowest: string;
}

const limitMs = 60_000;
const orderOf = (tests: readonly string[]): Order => ({ tests, testMs: 20_000, seeds: 0, covers: [] });

const planted = async (workplace: Workplace, breakage: Breakage): Promise<Judged> => {
  const patch = patchOf(breakage, readFileSync(join(root, breakage.file), 'utf8'));
  if (typeof patch === 'string') return { outcome: 'void', why: `stale: ${patch}` };
  const order = { ...orderOf(testFilesOf(root, breakage.tests)), patch };
  return judged(await runOrder(workplace, order, limitMs));
};

/** A test that fails anyway would notice everything. */
const soundness = async (
  workplace: Workplace,
  breakages: readonly Breakage[],
): Promise<string | undefined> => {
  const tests = testFilesOf(
    root,
    breakages.flatMap(each => each.tests),
  );
  const { outcome, why } = judged(await runOrder(workplace, orderOf(tests), limitMs));
  return outcome === 'survived' ? undefined : `without any breakage the tests fail: ${why}`;
};

type Say = (line: string) => void;

export const runHarness = async (options: HarnessOptions, say: Say): Promise<HarnessResult> => {
  const all = readBreakages(join(import.meta.dirname, 'breakages'));
  const asked = all.filter(({ id }) => options.only === undefined || id.includes(options.only));
  const breakages = sampleOf(asked, options.sample ?? asked.length);
  if (breakages.length === 0) throw new Error(`no breakage is called ${options.only ?? 'anything'}`);
  const workplace = await enterWorkplace();
  const times: { readonly id: string; readonly ms: number }[] = [];
  try {
    const unsound = await soundness(workplace, breakages);
    if (unsound !== undefined) return { killed: 0, problems: [unsound], slowest: '' };
    const found = await mapInTurn(breakages, options.jobs, async breakage => {
      const startedAt = performance.now();
      const { outcome, why } = await planted(workplace, breakage);
      const ms = performance.now() - startedAt;
      times.push({ id: breakage.id, ms });
      const isKilled = outcome === 'killed' || outcome === 'timed out';
      const mark = isKilled ? pc.green(outcome) : pc.red(outcome);
      say(`${mark}  ${breakage.id} ${pc.dim(`(${(ms / 1000).toFixed(1)} s)  ${why}`)}`);
      return isKilled ? [] : [`${outcome}: ${breakage.id}: ${breakage.why} (${why})`];
    });
    const problems = found.flat();
    const slowest = times.toSorted((a, b) => b.ms - a.ms)[0]?.id ?? '';
    return { killed: breakages.length - problems.length, problems, slowest };
  } finally {
    await workplace.leave();
  }
};
