import { createHash } from 'node:crypto';
import { fails, holds, type Judge } from './finding.ts';
import { withResponse } from './reading.ts';

export type DocumentArgs = {
  /** The body, byte for byte, is the one with this digest. */
  'response.digest': { readonly ref: string; readonly sha256: string };
};

const digest: Judge<DocumentArgs['response.digest']> = (history, { ref, sha256 }) =>
  withResponse(history, ref, ({ at, entry }) => {
    const body = entry.body ?? '';
    const found = createHash('sha256').update(body).digest('hex');
    return found === sha256
      ? holds
      : fails(`the body of ${body.length} characters has the digest ${found}, due: ${sha256}`, at);
  });

export const documentJudges = {
  'response.digest': digest,
} satisfies { [Name in keyof DocumentArgs]: Judge<DocumentArgs[Name]> };
