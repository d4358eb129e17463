import { parseFeature, type Scenario } from '../run/scenario.ts';
import { admissionWords } from './admission-words.ts';
import { catalogWords } from './catalog-words.ts';
import type { Combination, Matrix } from './combination.ts';
import { coverOf } from './cover.ts';
import {
  admissionMatrix,
  catalogMatrix,
  preemptionMatrix,
  wireMatrix,
  wirePreemptionMatrix,
} from './factors.ts';
import { preemptionWords } from './preemption-words.ts';
import { scenarioText, type Words } from './words.ts';

interface Part {
  readonly matrix: Matrix;
  readonly profile: string;
  readonly words: (combination: Combination) => Words;
}

export const parts: readonly Part[] = [
  { matrix: admissionMatrix, profile: 'orchqueue-core', words: admissionWords },
  { matrix: wireMatrix, profile: 'orchqueue-core', words: admissionWords },
  { matrix: preemptionMatrix, profile: 'orchqueue-full', words: preemptionWords },
  { matrix: catalogMatrix, profile: 'orchqueue-full', words: catalogWords },
  { matrix: wirePreemptionMatrix, profile: 'orchqueue-full', words: preemptionWords },
];

/** Each part as the text of a feature, for whoever wants to read it. */
export const matrixFeatures = (): { readonly profile: string; readonly text: string }[] =>
  parts.map(({ matrix, profile, words }) => ({
    profile,
    text: [
      `Feature: The matrix in which ${matrix.name}`,
      ...coverOf(matrix).map(combination => scenarioText(words(combination))),
    ].join('\n\n'),
  }));

/** What stands beside the scenarios of the feature files, and is judged as they are. */
export const matrixScenarios = (): Scenario[] =>
  matrixFeatures().flatMap(({ profile, text }) =>
    parseFeature(text, { file: 'conformance/matrix/factors.ts', profile, area: 'admission' }),
  );
