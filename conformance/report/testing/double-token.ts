import { parseTranscript, transcriptText } from '#conformance/harness';
import { changeFile } from './in-folder.ts';
import { doubledToken } from './made-run.ts';

/** In a stored transcript, as someone would who wants another verdict. */
export const doubleToken = (path: string): Promise<void> =>
  changeFile(path, text => {
    const stored = parseTranscript(text);
    if (!stored.ok) throw new Error(`${path} is no transcript`);
    return transcriptText(doubledToken(stored.value));
  });
