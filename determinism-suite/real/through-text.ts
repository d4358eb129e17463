// What was found of an orchestrator, in lines of 80 columns. Pure.
import type { OResult, ReplicaResult } from '../through/index.ts';
import type { ThroughExamination } from './examine-through.ts';

const counted = (results: readonly { readonly verdict: string }[]): string => {
  const counts = Map.groupBy(results, ({ verdict }) => verdict);
  return [...counts].map(([verdict, found]) => `${found.length} ${verdict}`).join(', ') || 'none';
};

const clipped = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text);

const doubts = (results: readonly (OResult | ReplicaResult)[]): string[] =>
  results.flatMap(result => {
    const name = 'check' in result ? result.check : result.replicas.join(', ');
    const { divergence, why, verdict, caseName } = result;
    if (verdict === 'equal') return [];
    const place = divergence && `${divergence.part} ${divergence.at}: ${divergence.a} | ${divergence.b}`;
    return [`  ${verdict}: ${name} (${caseName})`, `    ${place ?? why ?? ''}`];
  });

const realLines = (real: ThroughExamination['real']): string[] => {
  if (real.verdict === 'inapplicable') return [`real inference: inapplicable, ${real.why}`];
  const { verdict, drawnFrom, asked, findings, cheat, why } = real;
  return [
    `real inference: ${verdict}, ${asked} prompts, drawn from ${drawnFrom}`,
    ...(cheat === undefined ? [] : [`  it cheats: ${cheat}`]),
    ...(why === undefined ? [] : [`  ${why}`]),
    ...findings.map(({ clause, what, caseName = '' }) => `  (${clause}) ${what} ${caseName}`),
  ];
};

export const throughText = ({ ways, replicas, real, fault, O, D4 }: ThroughExamination): string[] =>
  [
    `O through the orchestrator: ${O}, ways of a task: ${counted(ways)}`,
    ...(fault === undefined ? [] : [`  orchestrator-made: ${fault}`]),
    ...doubts(ways),
    `D4 through the orchestrator: ${D4}, cases on each replica: ${counted(replicas)}`,
    ...doubts(replicas),
    ...realLines(real),
  ].map(clipped);
