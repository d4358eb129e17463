// What the levels and verdicts are called, wherever a person reads them.
import type { Level } from '../matrix/circumstance.ts';
import type { Verdict } from '../run/verdict.ts';

export const levelWords: Readonly<Record<Level, string>> = {
  D1: 'the same again',
  D2: 'after a restart',
  D3: 'among neighbours',
  D4: 'on each replica',
  O: 'through the orchestrator',
};

export const verdictWords: Readonly<Record<Verdict['kind'], string>> = {
  equal: 'equal',
  diverged: 'DIVERGED',
  'cannot promise': 'cannot promise',
  unknown: 'UNKNOWN',
};

export const verdictSigns: Readonly<Record<Verdict['kind'], string>> = {
  equal: '=',
  diverged: '≠',
  'cannot promise': '–',
  unknown: '?',
};
