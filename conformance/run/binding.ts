import { CucumberExpression, ParameterTypeRegistry } from '@cucumber/cucumber-expressions';
import type { Scenario, ScenarioStep } from './scenario.ts';
import { type CaseSetup, mergedSetup, type Reach } from './setup.ts';
import type { ClaimStep, DriveStep, SetupStep, StepDefinition } from './step.ts';

type Values = readonly (string | number)[];

interface Bound<Definition> {
  readonly step: ScenarioStep;
  readonly definition: Definition;
  readonly args: Values;
}

/** A scenario whose every step is known. */
export interface BoundCase {
  readonly scenario: Scenario;
  readonly setup: CaseSetup;
  readonly drives: readonly Bound<DriveStep>[];
  readonly claims: readonly Bound<ClaimStep>[];
  readonly needs: ReadonlySet<Reach>;
  /** Clauses that its claims speak for. */
  readonly clauses: readonly string[];
}

/** Why the features and the steps do not fit each other: each one fails the run before it starts. */
export interface BindingProblem {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

export interface Binding {
  readonly cases: readonly BoundCase[];
  readonly problems: readonly BindingProblem[];
  readonly unused: readonly string[];
}

const allowedIn: Readonly<Record<ScenarioStep['phase'], readonly StepDefinition['kind'][]>> = {
  context: ['setup', 'drive'],
  action: ['drive'],
  outcome: ['claim'],
};

export const requirementOf = (clause: string): string => clause.replace(/\([a-z]\)$/, '');

const isRequirementTag = (tag: string): boolean => /^[A-Z][A-Z0-9]*(-[A-Z0-9]+)*-\d{1,5}$/.test(tag);

interface Match {
  readonly definition: StepDefinition;
  readonly args: Values;
}

interface Entry {
  readonly definition: StepDefinition;
  /** Words with which every text that it matches begins. */
  readonly opening: string;
  readonly matcher: CucumberExpression;
}

const openingOf = (expression: string): string => {
  const [plain = ''] = /^[^{(/\\]*/.exec(expression) ?? [];
  return plain.length < expression.length ? plain.slice(0, plain.lastIndexOf(' ') + 1) : plain;
};

export class StepTable {
  readonly #entries: readonly Entry[];
  readonly #known = new Map<string, Match[]>();
  readonly #used = new Set<StepDefinition>();

  constructor(definitions: readonly StepDefinition[]) {
    const registry = new ParameterTypeRegistry();
    this.#entries = definitions.map(definition => ({
      definition,
      opening: openingOf(definition.expression),
      matcher: new CucumberExpression(definition.expression, registry),
    }));
  }

  get unused(): string[] {
    return this.#entries
      .filter(({ definition }) => !this.#used.has(definition))
      .map(({ definition }) => definition.expression);
  }

  match(step: ScenarioStep): Match | string {
    const found = this.#matches(step.text);
    const [first, second] = found;
    if (first === undefined) return `no step says «${step.text}»`;
    if (second !== undefined)
      return `two steps say «${step.text}»: ${found.map(({ definition }) => definition.expression).join(' | ')}`;
    this.#used.add(first.definition);
    if (!allowedIn[step.phase].includes(first.definition.kind))
      return `«${step.text}» is a ${first.definition.kind} and stands under ${step.phase}`;
    return first;
  }

  /** Steps with the same words are matched once. */
  #matches(text: string): Match[] {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const found = this.#entries.flatMap(({ definition, opening, matcher }): Match[] => {
      const args = text.startsWith(opening) ? matcher.match(text) : null;
      return args === null
        ? []
        : [{ definition, args: args.map(arg => arg.getValue<string | number>(null) ?? '') }];
    });
    this.#known.set(text, found);
    return found;
  }
}

const tagProblems = (
  scenario: Scenario,
  clauses: readonly string[],
  known: ReadonlySet<string>,
): string[] => {
  const tagged = new Set(scenario.tags.filter(isRequirementTag));
  const judged = new Set(clauses.map(requirementOf));
  return [
    ...[...tagged].filter(id => !judged.has(id)).map(id => `@${id} is tagged and no claim speaks for it`),
    ...[...judged].filter(id => !tagged.has(id)).map(id => `a claim speaks for ${id}, which is not tagged`),
    ...clauses.filter(clause => !known.has(clause)).map(clause => `there is no clause ${clause}`),
  ];
};

const bindScenario = (
  scenario: Scenario,
  table: StepTable,
  known: ReadonlySet<string>,
): BoundCase | string[] => {
  const setups: Bound<SetupStep>[] = [];
  const drives: Bound<DriveStep>[] = [];
  const made: Bound<ClaimStep>[] = [];
  const problems: string[] = [];
  for (const step of scenario.steps) {
    const found = table.match(step);
    if (typeof found === 'string') problems.push(found);
    else if (found.definition.kind === 'setup') setups.push({ step, ...found, definition: found.definition });
    else if (found.definition.kind === 'drive') drives.push({ step, ...found, definition: found.definition });
    else made.push({ step, ...found, definition: found.definition });
  }
  const clauses = [...new Set(made.flatMap(({ step }) => step.clauses))];
  if (clauses.length === 0 && problems.length === 0) problems.push('no claim speaks for a clause');
  problems.push(...tagProblems(scenario, clauses, known));
  if (problems.length > 0) return problems;
  const setup = mergedSetup(setups.map(({ definition, args, step }) => definition.plan(args, step.input)));
  const needs = new Set([
    ...setup.needs,
    ...[...drives, ...made].flatMap(({ definition }) => definition.needs),
  ]);
  return { scenario, setup, drives, claims: made, needs, clauses };
};

/** Nothing runs unless every scenario binds: undefined, ambiguous and unused steps are faults of the suite. */
export const bindScenarios = (
  scenarios: readonly Scenario[],
  definitions: readonly StepDefinition[],
  clauses: ReadonlySet<string>,
): Binding => {
  const table = new StepTable(definitions);
  const cases: BoundCase[] = [];
  const problems: BindingProblem[] = [];
  for (const scenario of scenarios) {
    const bound = bindScenario(scenario, table, clauses);
    if (!Array.isArray(bound)) cases.push(bound as BoundCase);
    else
      for (const message of bound)
        problems.push({ file: scenario.file, line: scenario.line, message: `${scenario.title}: ${message}` });
  }
  return { cases, problems, unused: table.unused };
};
