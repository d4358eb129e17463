// One line of the goldens for each case: what the embedded engine gives, token by token, as text that a diff shows.
import { isRecord, parsedJson, valueAt } from '#conformance/harness';
import type { Output } from '../comparison/output.ts';
import type { Fingerprint } from '../engines/index.ts';

/** For what they are: another build, file or setting may give other bits. */
export interface GoldensHead {
  readonly corpusVersion: number;
  readonly fingerprint: Fingerprint;
}

export interface Goldens {
  readonly head: GoldensHead;
  /** By the name of the case. */
  readonly outputs: ReadonlyMap<string, Output>;
}

const lineOf = ([name, output]: readonly [string, Output]): string => {
  const { text, tokenIds, logprobs, finishReason, usage } = output;
  return JSON.stringify({ name, text, tokenIds, logprobs, finishReason, usage });
};

export const goldensText = ({ head, outputs }: Goldens): string =>
  `${[JSON.stringify(head), ...[...outputs].map(lineOf)].join('\n')}\n`;

const refuse = (line: number, what: string): never => {
  throw new Error(
    `line ${line} of the goldens ${what}: write them again with assay determinism --engine embedded --goldens write`,
  );
};

const numbersAt = (value: unknown, member: string, line: number): readonly number[] => {
  const listed = valueAt(value, member);
  if (!Array.isArray(listed) || !listed.every(one => typeof one === 'number'))
    return refuse(line, `has no ${member}`);
  return listed;
};

const numberAt = (value: unknown, path: string, line: number): number => {
  const found = valueAt(value, path);
  return typeof found === 'number' ? found : refuse(line, `has no ${path}`);
};

const textAt = (value: unknown, member: string, line: number): string => {
  const found = valueAt(value, member);
  return typeof found === 'string' ? found : refuse(line, `has no ${member}`);
};

const outputOf = (value: unknown, line: number): readonly [string, Output] => {
  const promptTokens = numberAt(value, 'usage.promptTokens', line);
  const completionTokens = numberAt(value, 'usage.completionTokens', line);
  const output: Output = {
    text: textAt(value, 'text', line),
    // Not compared: they follow from the tokens.
    pieces: [],
    tokenIds: numbersAt(value, 'tokenIds', line),
    logprobs: numbersAt(value, 'logprobs', line),
    finishReason: textAt(value, 'finishReason', line),
    usage: { promptTokens, completionTokens },
  };
  return [textAt(value, 'name', line), output];
};

export const goldensOf = (text: string): Goldens => {
  const [first, ...lines] = text.trimEnd().split('\n').map(parsedJson);
  const fingerprint = valueAt(first, 'fingerprint');
  if (!isRecord(fingerprint)) return refuse(1, 'has no fingerprint');
  const { engine, build } = fingerprint;
  if (typeof engine !== 'string' || typeof build !== 'string') return refuse(1, 'has no engine or build');
  const head = {
    corpusVersion: numberAt(first, 'corpusVersion', 1),
    fingerprint: { ...fingerprint, engine, build },
  };
  return { head, outputs: new Map(lines.map((value, at) => outputOf(value, at + 2))) };
};
