// The one place that knows the library. It is told not to call home, and its mock server not to answer for others.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PactV4 as Pact } from '@pact-foundation/pact';

export const consumer = 'orchestrator-client';
export const provider = 'orchestrator';
export const pactFile = `${consumer}-${provider}.json`;

export interface PactFolder {
  readonly path: string;
  close(): Promise<void>;
}

/** Where a run is to leave its pacts, or a folder that nobody keeps. */
export const pactFolder = async (): Promise<PactFolder> => {
  const wanted = process.env.ASSAY_PACT_FOLDER;
  if (wanted !== undefined) return { path: wanted, close: () => Promise.resolve() };
  const path = await mkdtemp(join(tmpdir(), 'assay-pact-'));
  return { path, close: () => rm(path, { recursive: true, force: true }) };
};

export interface PactParties {
  readonly consumer: string;
  readonly provider: string;
}

export const openPact = async (dir: string, parties: PactParties): Promise<Pact> => {
  process.env.PACT_DO_NOT_TRACK = 'true';
  const { PactV4 } = await import('@pact-foundation/pact');
  return new PactV4({ ...parties, dir, cors: false, logLevel: 'warn' });
};
