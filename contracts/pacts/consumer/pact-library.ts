// The one place that knows the library. It is told not to call home, and its mock server not to answer for others.
import type { PactV4 as Pact } from '@pact-foundation/pact';

export const consumer = 'orchestrator-client';
export const provider = 'orchestrator';
export const pactFile = `${consumer}-${provider}.json`;

/** Where a run is to leave its pact; undefined where nobody wants it. */
export const wantedFolder = (): string | undefined => process.env.ASSAY_PACT_FOLDER;

export const openPact = async (dir: string): Promise<Pact> => {
  process.env.PACT_DO_NOT_TRACK = 'true';
  const { PactV4 } = await import('@pact-foundation/pact');
  return new PactV4({ consumer, provider, dir, cors: false, logLevel: 'warn' });
};
