// Which engine, and what stands in front of it.
import { type FaultClass, faultClasses } from '../controls/fault-class.ts';
import { scriptedDriver } from '../controls/scripted-engine.ts';
import { scriptedThrough } from '../controls/scripted-orchestrator.ts';
import { embeddedDriver } from '../engines/embedded/driver.ts';
import type { EngineDriver } from '../engines/engine.ts';
import type { Drivers } from '../run/levels.ts';
import { orchestrated } from './orchestrated.ts';
import { UsageError } from './process.ts';

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

const context = 4_096;
/** Each byte is a token, and the answer takes its place too. */
const answerMax = 64;

const embedded = (): EngineDriver =>
  embeddedDriver(
    {
      name: 'embedded',
      promises: ['D1', 'D2', 'D3', 'D4', 'O'],
      isPieceAToken: true,
      promptBytesMax: context - answerMax,
    },
    { context, flashAttention: false, unifiedKv: false, kvType: 'f16' },
  );

export async function driversNamed(named: Named): Promise<Drivers> {
  const { engine, inject, through } = named;
  if (inject !== undefined && engine !== 'scripted')
    throw new UsageError('--inject puts a fault into the scripted engine: take --engine scripted');
  if (engine === 'scripted') return scripted(named);
  if (engine === 'embedded')
    return orchestrated(embedded(), { url: through, contextMax: context, own: { kind: 'embedded' } });
  throw new UsageError(`no engine is called ${engine}: take embedded or scripted`);
}
