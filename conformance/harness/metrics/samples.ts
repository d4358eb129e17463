// One scrape as samples. Reading is lenient: whether the text is well-formed is the business of the contract's lint.

export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

const sampleLine = /^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(.*)\})?[ \t]+(\S+)/;
const labelPair = /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\]|\\.)*)"/g;

const unescaped = (text: string): string =>
  text.replaceAll(/\\(.)/g, (_, escaped: string) => (escaped === 'n' ? '\n' : escaped));

const numberOf = (text: string): number => {
  if (/^[+-]?inf/i.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
  return Number(text);
};

/** With a name those of that name alone, which spares reading the rest of a long scrape. */
export const parseSamples = (text: string, only = ''): Sample[] =>
  text.split('\n').flatMap(line => {
    if (!line.startsWith(only)) return [];
    const [, name, labels = '', value] = line.startsWith('#') ? [] : (sampleLine.exec(line) ?? []);
    if (name === undefined || value === undefined) return [];
    const pairs = [...labels.matchAll(labelPair)].map(([, key = '', quoted = '']) => [
      key,
      unescaped(quoted),
    ]);
    return [{ name, labels: Object.fromEntries(pairs), value: numberOf(value) }];
  });

export const hasLabels = (sample: Sample, labels: Readonly<Record<string, string>>): boolean =>
  Object.entries(labels).every(([name, value]) => sample.labels[name] === value);

/** The sum over the samples of that name with those labels; undefined where there is none. */
export const sampleSum = (
  samples: readonly Sample[],
  name: string,
  labels: Readonly<Record<string, string>> = {},
): number | undefined => {
  const found = samples.filter(sample => sample.name === name && hasLabels(sample, labels));
  return found.length === 0 ? undefined : found.reduce((sum, sample) => sum + sample.value, 0);
};
