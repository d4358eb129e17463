// Was it decoded? Told by what an orchestrator says and what the same model gives somebody else. Pure.
import { compareOutputs, type Divergence } from '../comparison/compare.ts';
import type { Output } from '../comparison/output.ts';
import type { CorpusCase } from '../corpus/corpus-case.ts';
import type { ServedAttempt } from '../through/index.ts';

export interface RealObservation {
  readonly entry: CorpusCase;
  /** Drawn for this run; the others are the corpus, which anybody can have run before. */
  readonly isFresh: boolean;
  readonly told: Output;
  readonly own: Output;
  readonly attempts: readonly ServedAttempt[];
}

export interface RealEvidence {
  readonly observations: readonly RealObservation[];
  /** What `/metrics` counted from the first task to the last; absent where it counts none. */
  readonly counted?: { readonly tokensIn: number; readonly tokensOut: number };
  /** Nobody else has tasks there. */
  readonly isAlone: boolean;
  readonly build: string;
  readonly modelDigest: string;
}

export interface RealFinding {
  /** Of ASY-DET-013. */
  readonly clause: 'a' | 'b' | 'c';
  readonly what: string;
  readonly caseName?: string;
  readonly divergence?: Divergence;
}

/** By what a text that the model did not give can have been made. */
export type Cheat =
  | 'the prompt comes back'
  | 'one answer for every prompt'
  | 'known prompts alone are answered';

export interface RealVerdict {
  readonly verdict: 'decoded' | 'not decoded' | 'unknown';
  readonly findings: readonly RealFinding[];
  readonly cheat?: Cheat;
}

const textFindings = ({ observations }: RealEvidence): RealFinding[] =>
  observations.flatMap(({ entry, told, own }): RealFinding[] => {
    const divergence = compareOutputs(own, told, { isPieceAToken: false });
    if (divergence === undefined) return [];
    const clause = divergence.part === 'usage' ? 'b' : 'a';
    const what = `${divergence.part} is not the model's`;
    return [{ clause, what, caseName: entry.name, divergence }];
  });

const sumOf = (observations: readonly RealObservation[], count: (told: Output) => number): number =>
  observations.reduce((sum, { told }) => sum + count(told), 0);

/** Of others' tasks a shared orchestrator counts more, and never less. */
const countFinding = (
  name: string,
  { counted, told, isAlone }: { counted: number; told: number; isAlone: boolean },
): RealFinding[] =>
  counted === told || (counted > told && !isAlone)
    ? []
    : [{ clause: 'b', what: `${name} grew by ${counted}, and the tasks told of ${told}` }];

const metricFindings = ({ observations, counted, isAlone }: RealEvidence): RealFinding[] => {
  if (counted === undefined) return [{ clause: 'b', what: '/metrics counts no tokens' }];
  const promptTokens = sumOf(observations, ({ usage }) => usage.promptTokens);
  const pieces = sumOf(observations, told => told.pieces.length);
  return [
    ...countFinding('tokens_in_total', { counted: counted.tokensIn, told: promptTokens, isAlone }),
    ...countFinding('tokens_out_total', { counted: counted.tokensOut, told: pieces, isAlone }),
  ];
};

const recordFindings = ({ observations, build, modelDigest }: RealEvidence): RealFinding[] =>
  observations.flatMap(({ entry, attempts }): RealFinding[] => {
    const last = attempts.at(-1);
    const finding = (what: string): RealFinding => ({ clause: 'c', what, caseName: entry.name });
    return [
      ...(last?.engineVersion === build
        ? []
        : [finding(`the record names the build ${last?.engineVersion ?? '(none)'}, and it is ${build}`)]),
      ...(last?.modelDigest === modelDigest
        ? []
        : [
            finding(
              `the record names the model ${last?.modelDigest ?? '(none)'}, and its file is ${modelDigest}`,
            ),
          ]),
    ];
  });

const isOther = ({ told, own }: RealObservation): boolean => told.text !== own.text;

const noChanceCharacters = 4;

/** Its beginning, or a part of it that is long enough to be no chance. */
const isFromPrompt = ({ entry, told }: RealObservation): boolean => {
  if (told.text === '') return false;
  const text = told.text.trim();
  const isLong = text.length >= noChanceCharacters;
  return entry.prompt.startsWith(told.text) || (isLong && entry.prompt.includes(text));
};

const cheatOf = ({ observations }: RealEvidence): Cheat | undefined => {
  const other = observations.filter(isOther);
  const fresh = observations.filter(({ isFresh }) => isFresh);
  if (other.length === 0) return undefined;
  if (other.every(isFromPrompt)) return 'the prompt comes back';
  const known = observations.filter(({ isFresh }) => !isFresh);
  if (known.length > 0 && !known.some(isOther) && fresh.every(isOther))
    return 'known prompts alone are answered';
  const texts = new Set(fresh.map(({ told }) => told.text));
  const due = new Set(fresh.map(({ own }) => own.text));
  return texts.size === 1 && due.size > 1 ? 'one answer for every prompt' : undefined;
};

export const judgeReal = (evidence: RealEvidence): RealVerdict => {
  const fresh = evidence.observations.filter(({ isFresh }) => isFresh);
  // Nothing was asked that nobody knew, or the model itself says the same to everything: nothing can be told.
  if (fresh.length < 2 || new Set(fresh.map(({ own }) => own.text)).size < 2)
    return { verdict: 'unknown', findings: [] };
  const findings = [...textFindings(evidence), ...metricFindings(evidence), ...recordFindings(evidence)];
  const cheat = cheatOf(evidence);
  return {
    verdict: findings.length === 0 ? 'decoded' : 'not decoded',
    findings,
    ...(cheat === undefined ? {} : { cheat }),
  };
};
