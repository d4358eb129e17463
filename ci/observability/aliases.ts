// The recording rules that give our metrics their foreign names, made from contracts/metric-aliases.yaml.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { root } from '../command.ts';

export interface Alias {
  readonly name: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly from: string;
  readonly by: readonly string[];
  readonly convert: 'sum' | 'max';
  readonly note: string;
}

export function readAliases(): readonly Alias[] {
  const text = readFileSync(join(root, 'contracts/metric-aliases.yaml'), 'utf8');
  return (parse(text) as { readonly aliases: readonly Alias[] }).aliases;
}

const ruleOf = ({ name, labels, from, by, convert }: Alias): object => ({
  record: name,
  expr: `${convert} by (${by.join(', ')}) (${from})`,
  ...(labels && { labels }),
});

const banner = `# Generated from contracts/metric-aliases.yaml: npm run generate. Load it only where a gateway or an autoscaler reads
# a model server's names; decision 0042 says why the server itself doesn't show them.
`;

export function aliasRules(aliases: readonly Alias[]): string {
  const groups = [{ name: 'aliases', rules: aliases.map(ruleOf) }];
  return banner + stringify({ groups }, { lineWidth: 0 });
}
