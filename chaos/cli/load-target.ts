import {
  readTargetDocument,
  resolvedTarget,
  type TargetDocument,
  targetAtUrl,
  UsageError,
} from '#conformance/harness';

/** A document, or the address of a server that runs. */
export const targetAsked = async (asked: string): Promise<TargetDocument> => {
  const read = /^https?:\/\//.test(asked)
    ? targetAtUrl(asked)
    : await readTargetDocument(asked).catch((error: unknown) => {
        throw new UsageError(`--target ${asked}: ${error instanceof Error ? error.message : String(error)}`);
      });
  if (!read.ok) throw new UsageError(read.problems.map(({ message }) => message).join('\n'));
  return resolvedTarget(read.document);
};
