// Would the profile notice? The faithful server, each time with one promise broken.
// Surprising: each breaks exactly one requirement, so that a red line of one is never another one's fault.
import { brokenAnswers } from './answers.ts';
import type { BrokenServer } from './broken-server.ts';
import { brokenFeatures } from './features.ts';
import { brokenLoad } from './load.ts';
import { brokenRefusals } from './refusals.ts';
import { brokenStreams } from './streams.ts';
import { brokenTexts } from './texts.ts';
import { brokenTools } from './tools.ts';

export type { BrokenServer };

export const brokenServers: readonly BrokenServer[] = [
  ...[...brokenAnswers, ...brokenFeatures, ...brokenStreams],
  ...[...brokenTools, ...brokenRefusals, ...brokenLoad, ...brokenTexts],
];
