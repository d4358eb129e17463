import { transcriptText } from '#conformance/harness';
import type { Transcript } from '#contracts';

/** The texts of transcripts by check. They are as long as all else of a run, so they are made once. */
export const transcriptTexts = (transcripts: readonly Transcript[]): ReadonlyMap<string, string> =>
  new Map(transcripts.map(each => [each.check, transcriptText(each)]));
