// One pass over a model of any size: its digest, its length, and what a signature over its bytes will need.
import { createHash, createVerify, type KeyObject } from 'node:crypto';
import { type ContentSource, UnreadableSource } from './content.ts';

export interface DigestedContent {
  /** `sha256:` and the hex digits. */
  readonly digest: string;
  readonly sizeBytes: number;
  /** Whether this is the key's signature, with SHA-256, over the bytes that were read. */
  readonly isSignedBy: (key: KeyObject, signature: Uint8Array) => boolean;
}

export async function digestContent(
  source: ContentSource,
  sourceUrl: string,
  signal?: AbortSignal,
): Promise<DigestedContent> {
  const hash = createHash('sha256');
  const verifier = createVerify('sha256');
  const content = await source.read(sourceUrl, { signal });
  let sizeBytes = 0;
  try {
    for await (const chunk of content.body) {
      sizeBytes += chunk.length;
      hash.update(chunk);
      verifier.update(chunk);
    }
  } catch (cause) {
    if (signal?.aborted) throw signal.reason;
    throw new UnreadableSource('the source broke off', { cause });
  }
  if (content.totalBytes !== undefined && content.totalBytes !== sizeBytes) {
    throw new UnreadableSource('the source broke off');
  }
  return {
    digest: `sha256:${hash.digest('hex')}`,
    sizeBytes,
    isSignedBy: oneAnswer(verifier.verify.bind(verifier)),
  };
}

/** The host's verifier answers once. A model has one bundle with one key, so its answer holds for each further ask. */
type Verify = (key: KeyObject, signature: Uint8Array) => boolean;

function oneAnswer(verify: Verify): DigestedContent['isSignedBy'] {
  let given: { readonly key: KeyObject; readonly isSigned: boolean } | undefined;
  return (key, signature) => {
    if (given !== undefined) return given.isSigned && given.key.equals(key);
    given = { key, isSigned: isVerified(verify, key, signature) };
    return given.isSigned;
  };
}

/** Keys that sign no digest, such as Ed25519, are a TypeError of the host. */
function isVerified(verify: Verify, key: KeyObject, signature: Uint8Array): boolean {
  try {
    return verify(key, signature);
  } catch {
    return false;
  }
}

/** A small document beside a model; undefined where it cannot be read or is longer than that. */
export async function readSmall(
  source: ContentSource,
  sourceUrl: string,
  bytesMax: number,
): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of (await source.read(sourceUrl)).body) {
      length += chunk.length;
      if (length > bytesMax) return undefined;
      chunks.push(chunk);
    }
  } catch {
    return undefined;
  }
  return Buffer.concat(chunks);
}
