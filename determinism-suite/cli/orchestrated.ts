// The orchestrator in front of an engine: the reference server, started, or one at a URL.
import { type TargetDocument, targetAtUrl, UsageError } from '#conformance/harness';
import type { EngineDriver } from '../engines/engine.ts';
import type { Drivers } from '../run/levels.ts';
import {
  type FoundPool,
  findPool,
  NotServed,
  OrchestratorDriver,
  type PoolSource,
  referenceTarget,
} from '../through/index.ts';

export interface OrchestratedOptions {
  readonly url: string | undefined;
  readonly contextMax: number;
  /** How the orchestrator comes to the engine by itself; absent: the harness's engine is put behind it. */
  readonly own?: PoolSource;
  /** Of the engine's model, as its document says. */
  readonly modelDigest?: string | undefined;
}

function documentAt(url: string): TargetDocument {
  const read = targetAtUrl(url);
  if (read.ok) return read.document;
  throw new UsageError(`--through ${url}: ${read.problems[0]?.message ?? 'no URL'}`);
}

async function poolAt(url: string, document: TargetDocument, modelDigest?: string): Promise<FoundPool> {
  try {
    return await findPool(document, { modelDigest });
  } catch (error) {
    if (error instanceof NotServed) throw new UsageError(`--through ${url}: ${error.message}`);
    throw error;
  }
}

export async function orchestrated(
  engine: EngineDriver,
  { url, contextMax, own, modelDigest }: OrchestratedOptions,
): Promise<Drivers> {
  const document = url === undefined ? await referenceTarget() : documentAt(url);
  const pool = url === undefined ? undefined : await poolAt(url, document, modelDigest);
  const options = {
    ...{ engine, document, contextMax },
    ...(own === undefined ? {} : { own }),
    ...(pool === undefined ? {} : { pool }),
  };
  return { direct: engine, through: new OrchestratorDriver(options), orchestrator: options };
}
