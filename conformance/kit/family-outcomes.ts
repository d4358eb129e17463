import {
  type AdapterAbility,
  type AdapterFamilyCase,
  AdapterViolation,
  adapterFamilyCases,
  type EngineCapabilities,
} from '#contracts/adapter';
import { lackingSentence } from './lacking-words.ts';
import { within } from './until.ts';

export type CaseVerdict = 'passed' | 'failed' | 'inapplicable';

export interface CaseOutcome {
  readonly name: string;
  readonly clauses: readonly string[];
  readonly verdict: CaseVerdict;
  /** What happened instead, or what is lacking; empty where it passed. */
  readonly detail: string;
}

export interface FamilyOptions {
  readonly capabilities: EngineCapabilities;
  readonly abilities: ReadonlySet<AdapterAbility>;
  readonly harness: () => HarnessOfCase;
  /** A case that takes longer has failed: what it waits for does not come. */
  readonly caseMs: number;
  /** Clauses that the far side's wire has no way to show, with the reason. */
  readonly untold: ReadonlyMap<string, string>;
  /** Only what speaks for this clause. */
  readonly only?: string;
}

export type HarnessOfCase = Parameters<AdapterFamilyCase['run']>[0] & { dispose(): Promise<void> };

const kitClause = /^ASY-KIT-/;

const clausesOf = ({ proves }: AdapterFamilyCase): string[] => proves.filter(id => kitClause.test(id));

const lackOf = (familyCase: AdapterFamilyCase, options: FamilyOptions): string | undefined => {
  if (familyCase.appliesTo?.(options.capabilities) === false) return 'the adapter does not claim it';
  const lacking = familyCase.needs.filter(ability => !options.abilities.has(ability));
  if (lacking.length > 0) return lackingSentence(lacking);
  const reasons = clausesOf(familyCase).map(clause => options.untold.get(clause));
  return reasons.every(reason => reason !== undefined) ? reasons[0] : undefined;
};

const sentenceOf = (error: unknown): string => {
  if (error instanceof AdapterViolation) return error.message;
  return `the adapter threw ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}`;
};

const put = async (familyCase: AdapterFamilyCase, options: FamilyOptions): Promise<string> => {
  const { caseMs } = options;
  const harness = options.harness();
  const run = familyCase.run(harness).then(() => '', sentenceOf);
  const detail = (await within(run, caseMs)) ?? `it is not done within ${caseMs} ms`;
  // An adapter that can't be closed must not keep the cases after it from being tried.
  const closing = harness.dispose().then(() => '', sentenceOf);
  const left = (await within(closing, caseMs)) ?? `it is not closed within ${caseMs} ms`;
  return detail === '' ? left : detail;
};

/** Every case of the family, one after the other, with one far side. */
export const familyOutcomes = async (options: FamilyOptions): Promise<CaseOutcome[]> => {
  const { only } = options;
  const outcomes: CaseOutcome[] = [];
  for (const familyCase of adapterFamilyCases()) {
    const clauses = clausesOf(familyCase);
    if (clauses.length === 0 || (only !== undefined && !clauses.includes(only))) continue;
    const lack = lackOf(familyCase, options);
    const detail = lack ?? (await put(familyCase, options));
    const verdict = lack === undefined ? (detail === '' ? 'passed' : 'failed') : 'inapplicable';
    outcomes.push({ name: familyCase.name, clauses, verdict, detail });
  }
  return outcomes;
};
