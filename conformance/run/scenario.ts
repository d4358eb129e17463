import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { AstBuilder, compile, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin';
import {
  type GherkinDocument,
  IdGenerator,
  type Pickle,
  type PickleStep,
  PickleStepType,
} from '@cucumber/messages';
import { StepInput } from './step-input.ts';

export type Phase = 'context' | 'action' | 'outcome';

export interface ScenarioStep {
  readonly phase: Phase;
  /** Given, When, Then; And where it goes on. */
  readonly keyword: string;
  /** As written, with its clauses. */
  readonly words: string;
  /** Without them: what is matched. */
  readonly text: string;
  readonly clauses: readonly string[];
  readonly input: StepInput;
}

/** A scenario, or one row of an outline. */
export interface Scenario {
  readonly id: string;
  readonly title: string;
  readonly feature: string;
  readonly profile: string;
  readonly area: string;
  readonly file: string;
  readonly line: number;
  readonly tags: readonly string[];
  readonly steps: readonly ScenarioStep[];
}

const slugOf = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 120);

const phases: Readonly<Record<string, Phase>> = {
  [PickleStepType.CONTEXT]: 'context',
  [PickleStepType.ACTION]: 'action',
  [PickleStepType.OUTCOME]: 'outcome',
};

const keywords: Readonly<Record<Phase, string>> = { context: 'Given', action: 'When', outcome: 'Then' };

const phaseOf = (step: PickleStep | undefined): Phase | undefined =>
  step && (phases[step.type ?? ''] ?? 'context');

const stepOf = (step: PickleStep, at: number, steps: readonly PickleStep[]): ScenarioStep => {
  const phase = phaseOf(step) ?? 'context';
  const words = step.text;
  const [, text = words, bracket = ''] = /^(.*?)\s*\[([A-Z][^\]]*)\]$/s.exec(words) ?? [];
  const rows = step.argument?.dataTable?.rows.map(row => row.cells.map(cell => cell.value));
  const docString = step.argument?.docString?.content;
  return {
    phase,
    keyword: phaseOf(steps[at - 1]) === phase ? 'And' : keywords[phase],
    words,
    text,
    clauses: bracket === '' ? [] : bracket.split(/,\s*/),
    input: new StepInput({
      ...(rows === undefined ? {} : { rows }),
      ...(docString === undefined ? {} : { text: docString }),
    }),
  };
};

interface Source {
  readonly file: string;
  readonly profile: string;
  readonly area: string;
  readonly document: GherkinDocument;
}

const linesOf = (document: GherkinDocument): ReadonlyMap<string, number> => {
  const lines = new Map<string, number>();
  const children = document.feature?.children.flatMap(child => child.rule?.children ?? [child]) ?? [];
  for (const { scenario } of children) {
    if (scenario === undefined) continue;
    lines.set(scenario.id, scenario.location.line);
    for (const row of scenario.examples.flatMap(examples => examples.tableBody))
      lines.set(row.id, row.location.line);
  }
  return lines;
};

const scenariosOf = (source: Source, pickles: readonly Pickle[]): Scenario[] => {
  const lines = linesOf(source.document);
  const seen = new Map<string, number>();
  return pickles.map(pickle => {
    const slug = `${source.profile}/${source.area}/${slugOf(pickle.name)}`;
    const nth = (seen.get(slug) ?? 0) + 1;
    seen.set(slug, nth);
    return {
      id: nth === 1 ? slug : `${slug}#${nth}`,
      title: pickle.name,
      feature: source.document.feature?.name ?? '',
      profile: source.profile,
      area: source.area,
      file: source.file,
      line: lines.get(pickle.astNodeIds.at(-1) ?? '') ?? 1,
      tags: pickle.tags.map(tag => tag.name.slice(1)),
      steps: pickle.steps.map(stepOf),
    };
  });
};

/** Throws with file and line where the text is no Gherkin. */
export const parseFeature = (text: string, place: Omit<Source, 'document'>): Scenario[] => {
  const newId = IdGenerator.incrementing();
  const parser = new Parser(new AstBuilder(newId), new GherkinClassicTokenMatcher());
  try {
    const document = parser.parse(text);
    return scenariosOf({ ...place, document }, compile(document, place.file, newId));
  } catch (error) {
    throw new Error(`${place.file}: ${error instanceof Error ? error.message : String(error)}`);
  }
};

/** Every feature under a folder, `<profile>/<area>/<name>.feature`, in the order of their paths. */
export const readFeatures = async (folder: string): Promise<Scenario[]> => {
  const names = await readdir(folder, { recursive: true });
  const files = names.filter(name => name.endsWith('.feature')).sort();
  const read = await Promise.all(
    files.map(async name => {
      const [profile = '', area = ''] = name.split(sep);
      const path = join(folder, name);
      const place = { file: relative(process.cwd(), path), profile, area };
      return parseFeature(await readFile(path, 'utf8'), place);
    }),
  );
  return read.flat();
};

/** A step as it is read in a story, with what stands under it. */
export const stepStory = ({ keyword, words, input }: ScenarioStep): string => {
  const rows = input.rows.map(row => `| ${row.join(' | ')} |`);
  const text = input.text === '' ? [] : ['"""', input.text, '"""'];
  return [`${keyword} ${words}`, ...rows, ...text].join('\n');
};
