// Breaks one rule at a time and asks whether promtool's tests notice: a rule that no test would miss is not tested.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { runCommand } from '../command.ts';
import { type RuleFile, readRuleFiles, rulesFolder, rulesOf, titleOf } from './read-rules.ts';

export interface Break {
  readonly file: string;
  readonly title: string;
  readonly how: string;
  readonly text: string;
}

const flips: Readonly<Record<string, string>> = { '>': '<=', '>=': '<', '<': '>=', '==': '!=' };

function flipped(expr: string): string {
  // Outside of label matchers only.
  return expr.replace(/\{[^}]*\}|\s(>=|==|[<>])\s/g, (whole, sign?: string) =>
    sign === undefined ? whole : ` ${flips[sign] ?? sign} `,
  );
}

function withExpr(file: RuleFile, at: number, expr: string): string {
  const copy: RuleFile = structuredClone(file);
  const rule = rulesOf(copy)[at];
  if (rule !== undefined) rule.expr = expr;
  return stringify({ groups: copy.groups });
}

/** An alert is silenced and turned round; an absence that compares nothing becomes its opposite. */
export function breaksOf(file: RuleFile): readonly Break[] {
  return rulesOf(file).flatMap((rule, at) => {
    const base = { file: file.name, title: titleOf(rule) };
    const turned = flipped(rule.expr);
    const other = turned === rule.expr ? 'vector(1)' : turned;
    return rule.alert === undefined
      ? [{ ...base, how: 'doubled', text: withExpr(file, at, `(${rule.expr}) * 2 + 1`) }]
      : [
          { ...base, how: 'silenced', text: withExpr(file, at, 'vector(1) > 2') },
          { ...base, how: 'turned round', text: withExpr(file, at, other) },
        ];
  });
}

/** The tests that load a rule file. */
function testsOf(folder: string, ruleFile: string): string[] {
  return readdirSync(folder)
    .filter(name => name.endsWith('.test.yaml'))
    .map(name => join(folder, name))
    .filter(path =>
      (parse(readFileSync(path, 'utf8')) as { rule_files: string[] }).rule_files.includes(ruleFile),
    );
}

/** Sentences about the breaks that went unnoticed, and how many there were to notice. */
export async function unnoticedBreaks(promtool: string): Promise<{ tried: number; unnoticed: string[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-rules-'));
  const unnoticed: string[] = [];
  let tried = 0;
  try {
    cpSync(rulesFolder, folder, { recursive: true });
    for (const file of readRuleFiles()) {
      const path = join(folder, file.name);
      const whole = readFileSync(path, 'utf8');
      for (const { title, how, text } of breaksOf(file)) {
        writeFileSync(path, text);
        const { code } = await runCommand(promtool, ['test', 'rules', ...testsOf(folder, file.name)]);
        tried += 1;
        if (code === 0) unnoticed.push(`${file.name}: no test notices that ${title} is ${how}`);
      }
      writeFileSync(path, whole);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return { tried, unnoticed };
}
