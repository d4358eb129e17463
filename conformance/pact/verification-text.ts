// What a verification came to, for people and for programs. Pure.
import type { ProviderState } from './interaction.ts';
import type { Verdict, Verified } from './verify-pact.ts';

type VerdictName = Verdict['verdict'];

export interface StatesCount {
  /** With their parameters. */
  readonly named: number;
  readonly established: number;
  /** By their sentences alone. */
  readonly sentences: number;
}

const words: Readonly<Record<VerdictName, string>> = {
  holds: 'HOLDS',
  broken: 'BROKEN',
  'not-established': 'STATE NOT ESTABLISHED',
  untold: 'COULD NOT BE TOLD',
};

const names: readonly VerdictName[] = ['holds', 'broken', 'not-established', 'untold'];
const width = 80;

/** Lines of at most 80 characters; a longer word stands alone. */
const wrapped = (text: string, indent: string): string[] => {
  const lines: string[] = [];
  let line = indent;
  for (const word of text.split(/\s+/)) {
    const next = line === indent ? `${indent}${word}` : `${line} ${word}`;
    if (next.length > width && line !== indent) {
      lines.push(line);
      line = `${indent}  ${word}`;
    } else line = next;
  }
  return [...lines, line];
};

const reasonsOf = (verdict: Verdict): readonly string[] => {
  switch (verdict.verdict) {
    case 'holds':
      return [];
    case 'broken':
      return verdict.mismatches.map(({ where, why }) => `${where}: ${why}`);
    case 'not-established':
      return [`state: ${verdict.state}`, verdict.why];
    case 'untold':
      return [verdict.why];
    default:
      return verdict satisfies never;
  }
};

const complaint = (verified: Verified): string[] => [
  ...wrapped(`${words[verified.verdict]}: ${verified.interaction.name}`, ''),
  ...reasonsOf(verified).flatMap(reason => wrapped(reason, '  ')),
  ...wrapped(`clauses: ${verified.interaction.clauses.join(', ') || 'none'}`, '  '),
  ...wrapped(`provider: ${verified.interaction.provider}`, '  '),
  '',
];

const rowOf = (title: string, verified: readonly Verified[]): string => {
  const counts = names.map(name => String(verified.filter(one => one.verdict === name).length).padStart(16));
  return `${title.padEnd(10)}${counts.join('')}`;
};

const nameOf = ({ name, params }: ProviderState): string => JSON.stringify([name, params]);

/** One counts as established where an interaction was judged in it. */
export const statesCount = (verified: readonly Verified[]): StatesCount => {
  const lost = new Set(
    verified
      .filter(({ verdict }) => verdict === 'not-established')
      .flatMap(({ interaction }) => interaction.states.map(nameOf)),
  );
  const judged = verified.filter(({ verdict }) => verdict !== 'not-established');
  const reached = new Set(judged.flatMap(({ interaction }) => interaction.states.map(nameOf)));
  const sentences = new Set(judged.flatMap(({ interaction }) => interaction.states.map(({ name }) => name)));
  return {
    named: new Set([...lost, ...reached]).size,
    established: reached.size,
    sentences: sentences.size,
  };
};

export const verificationText = (verified: readonly Verified[]): string => {
  const failed = verified.filter(({ verdict }) => verdict !== 'holds');
  const states = statesCount(verified);
  const of = (kind: string) => verified.filter(({ interaction }) => interaction.kind === kind);
  const clauses = new Set(verified.flatMap(({ interaction }) => interaction.clauses));
  const heads = ['hold', 'broken', 'not established', 'not told'].map(head => head.padStart(16));
  return [
    ...failed.flatMap(complaint),
    `${' '.repeat(10)}${heads.join('')}`,
    rowOf('HTTP', of('http')),
    rowOf('messages', of('message')),
    '',
    `provider states established: ${states.established} of ${states.named}, of ${states.sentences} kinds; clauses named: ${clauses.size}`,
    '',
  ].join('\n');
};

/** 0 all hold, 1 a breach, 2 could not tell, as those of a run. */
export const exitCodeOf = (verified: readonly Verified[]): 0 | 1 | 2 => {
  if (verified.some(({ verdict }) => verdict === 'broken')) return 1;
  return verified.length > 0 && verified.every(({ verdict }) => verdict === 'holds') ? 0 : 2;
};

export const verificationJson = (verified: readonly Verified[]): string =>
  `${JSON.stringify(
    {
      version: 1,
      exit_code: exitCodeOf(verified),
      provider_states: statesCount(verified),
      interactions: verified.map(({ interaction, ...verdict }) => ({
        name: interaction.name,
        provider: interaction.provider,
        kind: interaction.kind,
        states: interaction.states,
        clauses: interaction.clauses,
        ...verdict,
      })),
    },
    null,
    2,
  )}\n`;
