// The lines of a scenario, as a feature file has them.
export type Row = readonly [name: string, value: string | number];

export const line = (text: string, rows: readonly Row[] = []): string[] => [
  text,
  ...rows.map(([name, value]) => `  | ${name} | ${value} |`),
];

export interface Words {
  readonly title: string;
  readonly tags: readonly string[];
  readonly setup: readonly string[];
  readonly drives: readonly string[];
  readonly claims: readonly string[];
}

const clausesIn = (lines: readonly string[]): string[] =>
  lines.flatMap(text => /\[([A-Z][^\]]*)\]$/.exec(text)?.[1]?.split(/,\s*/) ?? []);

const isStep = (text: string): boolean => !text.startsWith('  |');

const keyworded = (keyword: string, lines: readonly string[]): string[] => {
  let isFirst = true;
  return lines.map(text => {
    if (!isStep(text)) return `      ${text.trim()}`;
    const spoken = `    ${isFirst ? keyword : 'And'} ${text}`;
    isFirst = false;
    return spoken;
  });
};

export const scenarioText = ({ title, tags, setup, drives, claims }: Words): string => {
  const ids = [...new Set(clausesIn(claims).map(clause => clause.replace(/\([a-z]\)$/, '')))];
  return [
    `  ${[...ids, ...tags].map(tag => `@${tag}`).join(' ')}`,
    `  Scenario: ${title}`,
    ...keyworded('Given', setup),
    ...keyworded('When', drives),
    ...keyworded('Then', claims),
  ].join('\n');
};
