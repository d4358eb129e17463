// Would the kit notice? The sample adapter, each time with one promise broken.
import { brokenAnswers } from './answers.ts';
import type { BrokenAdapter } from './broken-adapter.ts';
import { brokenEndings } from './endings.ts';
import { brokenFailures } from './failures.ts';
import { brokenIdentities } from './identity.ts';

export type { BrokenAdapter };

export const brokenAdapters: readonly BrokenAdapter[] = [
  ...brokenIdentities,
  ...brokenAnswers,
  ...brokenEndings,
  ...brokenFailures,
];
