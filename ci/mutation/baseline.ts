// What each test runs while nothing is changed, and how long it takes: from this follows who is asked of a mutant.
import { isRun } from './coverage.ts';
import type { Order, Patch, Range, Told } from './order.ts';
import { mapInTurn, runOrder, type Workplace } from './run-orders.ts';

export interface Probe {
  /** Empty: the simulation. */
  readonly tests: readonly string[];
  readonly seeds: number;
}

export interface Measured extends Probe {
  readonly told: Told;
}

const limitMs = 120_000;
export const testMs = 20_000;

/** Throws where a test fails although nothing was changed: it would notice everything. */
export const measure = async (
  workplace: Workplace,
  probes: readonly Probe[],
  options: { readonly covers: readonly string[]; readonly jobs: number },
): Promise<Measured[]> =>
  mapInTurn(probes, options.jobs, async probe => {
    const order: Order = { ...probe, testMs, covers: options.covers };
    const { told } = await runOrder(workplace, order, limitMs);
    const name = probe.tests.join(' ') || 'the simulation';
    if (told?.kind === 'passed') return { ...probe, told };
    throw new Error(`without any mutant ${name} fails: ${told?.failure?.test ?? 'it breaks down'}`);
  });

const rangesOf = ({ told }: Measured, file: string): readonly Range[] => told.coverage?.[file] ?? [];

/** Those that run what the patch changes, the fastest first. */
export const askedOf = ({ file, from, was }: Patch, measured: readonly Measured[]): Measured[] =>
  measured
    .filter(each => isRun(rangesOf(each, file), from, from + was.length))
    .sort((a, b) => a.told.ms - b.told.ms);
