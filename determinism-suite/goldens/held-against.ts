// Is what an engine gave what the goldens say, and if not, in which setting does it differ from the engine of theirs?
import { compareOutputs, type Divergence } from '../comparison/compare.ts';
import type { Output } from '../comparison/output.ts';
import type { Fingerprint } from '../engines/index.ts';
import type { Goldens } from './golden.ts';

export interface GoldenDifference {
  readonly name: string;
  readonly divergence: Divergence;
}

export interface HeldAgainst {
  readonly compared: number;
  readonly differences: readonly GoldenDifference[];
  /** Cases of the goldens that nothing was given for: then nobody knows. */
  readonly missing: readonly string[];
}

export const heldAgainst = (goldens: Goldens, given: ReadonlyMap<string, Output>): HeldAgainst => {
  const missing = [...goldens.outputs.keys()].filter(name => !given.has(name));
  const differences: GoldenDifference[] = [];
  for (const [name, golden] of goldens.outputs) {
    const output = given.get(name);
    // Whether each piece is a token is of no matter here: goldens have none.
    const divergence = output && compareOutputs(golden, output, { isPieceAToken: false });
    if (divergence !== undefined) differences.push({ name, divergence });
  }
  return { compared: goldens.outputs.size - missing.length, differences, missing };
};

/** Bits belong to a build and its device; tokens of this model are the same on all that were tried. */
export const portable = ({ head, outputs }: Goldens): Goldens => {
  const withoutBits = ([name, { logprobs: _, ...output }]: readonly [string, Output]) =>
    [name, output] as const;
  return { head, outputs: new Map([...outputs].map(withoutBits)) };
};

export const isOtherMachine = (golden: Fingerprint, here: Fingerprint): boolean =>
  golden.build !== here.build || golden.device !== here.device;

/** How many slots there are and what the document is called is no setting of the arithmetic. */
const settingNames = {
  build: 'build',
  modelDigest: 'model',
  device: 'device',
  flashAttention: 'flash attention',
  kvType: 'KV type',
  unifiedKv: 'unified KV',
} as const satisfies Partial<Record<keyof Fingerprint, string>>;

type Setting = keyof typeof settingNames;

const settings = Object.keys(settingNames) as Setting[];

/** `flash attention: false in the goldens, true here`, for each that differs. */
export const settingsThatDiffer = (golden: Fingerprint, here: Fingerprint): readonly string[] =>
  settings
    .filter(name => golden[name] !== here[name])
    .map(
      name =>
        `${settingNames[name]}: ${golden[name] ?? 'not told'} in the goldens, ${here[name] ?? 'not told'} here`,
    );
