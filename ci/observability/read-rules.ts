import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type Recorded, recordedLabels } from './lint-query.ts';

export interface Rule {
  readonly record?: string;
  readonly alert?: string;
  expr: string;
  readonly for?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

export interface RuleFile {
  readonly name: string;
  readonly groups: readonly { readonly name: string; readonly rules: readonly Rule[] }[];
}

export const rulesFolder = join(import.meta.dirname, 'prometheus');

export function readRuleFiles(): readonly RuleFile[] {
  const names = readdirSync(rulesFolder).filter(name => name.endsWith('.rules.yaml'));
  return names.sort().map(name => {
    const { groups } = parse(readFileSync(join(rulesFolder, name), 'utf8')) as Omit<RuleFile, 'name'>;
    return { name, groups };
  });
}

export const rulesOf = (file: RuleFile): readonly Rule[] => file.groups.flatMap(group => group.rules);

export const titleOf = (rule: Rule): string => rule.alert ?? rule.record ?? 'a rule without a name';

/** What rules record may be read by others, whichever file they stand in. */
export function recordedBy(files: readonly RuleFile[]): Recorded {
  const recorded = new Map<string, ReadonlySet<string>>();
  for (const rule of files.flatMap(rulesOf)) {
    if (rule.record === undefined) continue;
    const known = recorded.get(rule.record) ?? [];
    const labels = recordedLabels(rule.expr, recorded);
    recorded.set(rule.record, new Set([...known, ...labels, ...Object.keys(rule.labels ?? {})]));
  }
  return recorded;
}
