// Which engine, and what stands in front of it.

import { UsageError } from '#conformance/harness';
import { type FaultClass, faultClasses } from '../controls/fault-class.ts';
import { scriptedDriver } from '../controls/scripted-engine.ts';
import { scriptedThrough } from '../controls/scripted-orchestrator.ts';
import { driverOf, EngineDocumentRefused, type EngineFile, findEngineFile } from '../engines/index.ts';
import type { Drivers } from '../run/levels.ts';
import type { PoolSource } from '../through/index.ts';
import { orchestrated } from './orchestrated.ts';

export interface Named {
  readonly engine: string;
  readonly through?: string | undefined;
  /** A fault of the scripted engine. */
  readonly inject?: string | undefined;
}

function faultNamed(inject: string): FaultClass {
  const fault = faultClasses.find(name => name === inject);
  if (fault === undefined) throw new UsageError(`--inject ${inject}: take one of ${faultClasses.join(', ')}`);
  return fault;
}

function scripted({ inject }: Named): Drivers {
  const fault = inject === undefined ? undefined : faultNamed(inject);
  const direct = scriptedDriver(fault);
  return { direct, through: scriptedThrough(direct, fault) };
}

/**
 * What the orchestrator has inside by itself, at the settings of that document and no others. Every other engine is put
 * behind it by the harness: strict tasks need a replica whose digest is known, and no wire to an engine elsewhere tells one.
 */
const ownOf = ({ document }: EngineFile): PoolSource | undefined =>
  document.name === 'embedded' ? { kind: 'embedded' } : undefined;

async function documented({ engine, through }: Named): Promise<Drivers> {
  const file = await findEngineFile(engine);
  const direct = driverOf(file);
  if (through === undefined && !direct.promises.includes('O')) return { direct };
  const own = ownOf(file);
  const contextMax = file.document.settings.context;
  const modelDigest = file.document.fingerprint?.model_digest;
  return orchestrated(direct, {
    url: through,
    contextMax,
    modelDigest,
    ...(own === undefined ? {} : { own }),
  });
}

export async function driversNamed(named: Named): Promise<Drivers> {
  const { engine, inject } = named;
  if (inject !== undefined && engine !== 'scripted')
    throw new UsageError('--inject puts a fault into the scripted engine: take --engine scripted');
  if (engine === 'scripted') return scripted(named);
  try {
    return await documented(named);
  } catch (error) {
    if (error instanceof EngineDocumentRefused) throw new UsageError(`--engine ${engine}: ${error.message}`);
    throw error;
  }
}
