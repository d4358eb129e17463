// Which engine, and what stands in front of it.
import { type FaultClass, faultClasses } from '../controls/fault-class.ts';
import { scriptedDriver } from '../controls/scripted-engine.ts';
import { scriptedThrough } from '../controls/scripted-orchestrator.ts';
import { driverOf, EngineDocumentRefused, type EngineFile, findEngineFile } from '../engines/index.ts';
import type { Drivers } from '../run/levels.ts';
import { orchestrated } from './orchestrated.ts';
import { UsageError } from './process.ts';

export interface Named {
  readonly engine: string;
  readonly through?: string | undefined;
  /** A fault of the scripted engine. */
  readonly inject?: string | undefined;
}

const scriptedName = 'scripted';

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

async function documented(name: string): Promise<EngineFile> {
  try {
    return await findEngineFile(name);
  } catch (error) {
    throw error instanceof EngineDocumentRefused ? new UsageError(error.message) : error;
  }
}

/** The server has that engine too, at the settings of the document. */
const ownEngine = 'embedded';

export async function driversNamed(named: Named): Promise<Drivers> {
  const { engine, inject, through } = named;
  if (inject !== undefined && engine !== scriptedName)
    throw new UsageError('--inject puts a fault into the scripted engine: take --engine scripted');
  if (engine === scriptedName) return scripted(named);
  const file = await documented(engine);
  const { name, settings } = file.document;
  const own = name === ownEngine ? { own: { kind: 'embedded' } as const } : {};
  return orchestrated(driverOf(file), { url: through, contextMax: settings.context, ...own });
}
