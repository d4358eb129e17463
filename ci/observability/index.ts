// Can an operator see what the specification promises to show? Dashboards, recording and alert rules, and the proof
// that each names only what the catalogue has and that promtool's tests would miss none of them.
// Surprising: the rules are tested by breaking them. Each one is silenced, turned round or bent in a copy, and a copy
// that still passes is a failure here.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { requirementIds } from '../../requirements/index.ts';
import { runCommand } from '../command.ts';
import { type Step, type Tally, tallyOf } from '../step.ts';
import { unnoticedBreaks } from './broken-rules.ts';
import { checkSyntax } from './dashboard-syntax.ts';
import { dashboards } from './generated-files.ts';
import { lintDashboard, lintRuleFile } from './lint-files.ts';
import { findPromtool } from './promtool.ts';
import { readRuleFiles, recordedBy, rulesFolder } from './read-rules.ts';

/** Every query of every dashboard and rule, against the catalogue. */
export function observabilityProblems(): string[] {
  const files = readRuleFiles();
  const recorded = recordedBy(files);
  const requirements = new Set<string>(requirementIds);
  return [
    ...dashboards.flatMap(dashboard => lintDashboard(dashboard, recorded)),
    ...files.flatMap(file => lintRuleFile(file, { recorded, requirements })),
  ];
}

async function withPromtool(work: (promtool: string) => Promise<Tally>): Promise<Tally> {
  const promtool = await findPromtool();
  return promtool.path === undefined
    ? { passed: 0, failed: 0, skipped: 1, notes: [promtool.because] }
    : work(promtool.path);
}

const filesNamed = (ending: string): string[] =>
  readdirSync(rulesFolder)
    .filter(name => name.endsWith(ending))
    .map(name => join(rulesFolder, name));

async function testRules(promtool: string): Promise<Tally> {
  const checked = await runCommand(promtool, ['check', 'rules', ...filesNamed('.rules.yaml')]);
  const tested = await runCommand(promtool, ['test', 'rules', ...filesNamed('.test.yaml')]);
  return tallyOf([checked, tested].flatMap(({ code, output }) => (code === 0 ? [] : [output.trim()])));
}

async function breakRules(promtool: string): Promise<Tally> {
  const { tried, unnoticed } = await unnoticedBreaks(promtool);
  return { passed: tried - unnoticed.length, failed: unnoticed.length, skipped: 0, notes: unnoticed };
}

export const observabilitySteps: readonly Step[] = [
  { name: 'dashboards and rules name the catalogue', run: async () => tallyOf(observabilityProblems()) },
  { name: 'queries of dashboards', run: () => withPromtool(async path => tallyOf(await checkSyntax(path))) },
  { name: 'alert and recording rules', run: () => withPromtool(testRules) },
  { name: 'broken rules are noticed', run: () => withPromtool(breakRules) },
];
