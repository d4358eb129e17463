import { unescaped } from './line-reader.ts';
import { readSample } from './read-sample.ts';
import {
  type Family,
  LineUnreadable,
  type MetricsText,
  type Sample,
  type SyntaxProblem,
} from './text-model.ts';

const textTypes = ['counter', 'gauge', 'histogram', 'summary', 'untyped'];
const openTypes = [
  'counter',
  'gauge',
  'histogram',
  'gaugehistogram',
  'summary',
  'info',
  'stateset',
  'unknown',
];

/** What the samples of a family may be called beside its own name. */
const suffixes: Readonly<Record<string, readonly string[]>> = {
  histogram: ['_bucket', '_sum', '_count'],
  gaugehistogram: ['_bucket', '_gsum', '_gcount'],
  summary: ['_sum', '_count'],
};

const openSuffixes: Readonly<Record<string, readonly string[]>> = {
  ...suffixes,
  counter: ['_total', '_created'],
  histogram: ['_bucket', '_sum', '_count', '_created'],
  summary: ['_sum', '_count', '_created'],
  info: ['_info'],
};

interface Building {
  readonly name: string;
  readonly line: number;
  type: string | undefined;
  hasHelp: boolean;
  readonly samples: Sample[];
}

class Parser {
  readonly #families = new Map<string, Building>();
  readonly #isOpen: boolean;
  #current: Building | undefined;

  constructor(isOpen: boolean) {
    this.#isOpen = isOpen;
  }

  get families(): readonly Family[] {
    return [...this.#families.values()].map(family => ({ ...family, name: this.#ownName(family) }));
  }

  read(text: string, line: number): void {
    if (text.startsWith('#')) this.#readComment(text, line);
    else if (text.trim() !== '') this.#readSample(text, line);
    else if (this.#isOpen) throw new LineUnreadable('OpenMetrics has no empty lines');
  }

  #ownName({ name, type }: Building): string {
    return this.#isOpen && type === 'counter' && !name.endsWith('_total') ? `${name}_total` : name;
  }

  #readComment(text: string, line: number): void {
    const [, keyword, name, rest = ''] =
      /^#[ \t]*(HELP|TYPE|UNIT)[ \t]+(\S+)(?:[ \t](.*))?$/s.exec(text) ?? [];
    if (keyword === undefined || name === undefined) {
      if (/^#[ \t]*(HELP|TYPE)\b/.test(text)) throw new LineUnreadable('the line names no metric');
      return;
    }
    if (!/^[a-zA-Z_:][a-zA-Z0-9_:]*$/.test(name))
      throw new LineUnreadable(`«${name}» is no name of a metric`);
    const family = this.#familyNamed(name, line);
    if (keyword === 'HELP') this.#readHelp(family, rest);
    if (keyword === 'TYPE') this.#readType(family, rest.trim());
    this.#enter(family);
  }

  #readHelp(family: Building, help: string): void {
    if (family.hasHelp) throw new LineUnreadable(`${family.name} has a second HELP`);
    family.hasHelp = true;
    unescaped(help, this.#isOpen ? '\\"n' : '\\n');
  }

  #readType(family: Building, type: string): void {
    if (!(this.#isOpen ? openTypes : textTypes).includes(type))
      throw new LineUnreadable(`«${type}» is no type of a metric`);
    if (family.type !== undefined) throw new LineUnreadable(`${family.name} has a second TYPE`);
    if (family.samples.length > 0)
      throw new LineUnreadable(`the TYPE of ${family.name} comes after its samples`);
    family.type = type;
  }

  #readSample(text: string, line: number): void {
    const sample = readSample(text, { line, isOpen: this.#isOpen });
    const family = this.#familyOf(sample.name) ?? this.#familyNamed(sample.name, line);
    this.#enter(family);
    family.samples.push(sample);
  }

  #familyOf(sampleName: string): Building | undefined {
    const [, base = '', suffix = ''] = /^(.+)(_[a-z]+)$/.exec(sampleName) ?? [];
    const family = this.#families.get(base);
    const known = this.#isOpen ? openSuffixes : suffixes;
    return family !== undefined && known[family.type ?? '']?.includes(suffix) ? family : undefined;
  }

  #familyNamed(name: string, line: number): Building {
    const known = this.#families.get(name);
    if (known !== undefined) return known;
    const family: Building = { name, line, type: undefined, hasHelp: false, samples: [] };
    this.#families.set(name, family);
    return family;
  }

  /** All lines of a family stand together. */
  #enter(family: Building): void {
    const isLeft = family !== this.#current && family.samples.length > 0;
    this.#current = family;
    if (isLeft) throw new LineUnreadable(`the lines of ${family.name} don't stand together`);
  }
}

function endProblems(text: string, lines: readonly string[]): SyntaxProblem[] {
  if (text === '') return [{ line: 1, sentence: 'there is no text at all' }];
  const isEnded = lines.at(-1) === '';
  return isEnded ? [] : [{ line: lines.length, sentence: 'the last line has no line feed at its end' }];
}

export function parseMetricsText(text: string): MetricsText {
  const lines = text.split('\n');
  const problems = endProblems(text, lines);
  const content = lines.at(-1) === '' ? lines.slice(0, -1) : lines;
  const isOpen = content.some(line => line === '# EOF');
  const parser = new Parser(isOpen);
  for (const [index, line] of content.entries()) {
    try {
      if (isOpen && content[index - 1] === '# EOF') throw new LineUnreadable('a line comes after # EOF');
      parser.read(line, index + 1);
    } catch (error) {
      if (!(error instanceof LineUnreadable)) throw error;
      problems.push({ line: index + 1, sentence: error.message });
    }
  }
  return { families: parser.families, problems };
}
