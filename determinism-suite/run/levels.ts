// Which levels can be told of an engine at all, and which of its starts each cell belongs to.
import type { EngineDriver } from '../engines/engine.ts';
import type { Cell } from '../matrix/cell.ts';
import type { Circumstance, Level } from '../matrix/circumstance.ts';
import type { OrchestratorDriverOptions } from '../through/index.ts';

export interface Drivers {
  readonly direct: EngineDriver;
  /** The same engine behind an orchestrator. */
  readonly through?: EngineDriver;
  /** Absent where it is no orchestrator but a script. */
  readonly orchestrator?: OrchestratorDriverOptions;
}

export type Standing =
  | { readonly kind: 'asked' }
  | { readonly kind: 'cannot promise' | 'unknown'; readonly because: string };

const needsRestart: readonly Level[] = ['D2', 'D4'];

/** A level that is not promised is never asked, and so never equal. */
export function standingOf(level: Level, { direct, through }: Drivers): Standing {
  const driver = level === 'O' ? through : direct;
  if (driver === undefined) return { kind: 'unknown', because: 'no orchestrator was named to ask through' };
  if (driver.refusal !== undefined) return { kind: 'cannot promise', because: driver.refusal };
  if (!driver.promises.includes(level))
    return { kind: 'cannot promise', because: `the document of ${driver.name} does not promise ${level}` };
  if (needsRestart.includes(level) && !driver.canRestart)
    return { kind: 'unknown', because: `${driver.name} is not started from here` };
  return { kind: 'asked' };
}

/** An engine at a URL has the slots that it has. */
export function slotsOf({ slots = [1, 2, 4], canRestart }: EngineDriver): readonly number[] {
  return canRestart ? slots : slots.slice(0, 1);
}

export interface Group {
  readonly place: Pick<Circumstance, 'path' | 'replica' | 'slots' | 'life'>;
  readonly cells: readonly Cell[];
}

/** Direct before the other path, and each replica's lives in their order: the references' own comes first. */
export function groupsOf(cells: readonly Cell[]): Group[] {
  const groups = Map.groupBy(cells, ({ circumstance: { path, replica, slots, life } }) =>
    JSON.stringify([path, replica, slots, life]),
  );
  return [...groups.values()]
    .flatMap(members => {
      const [first] = members;
      if (first === undefined) return [];
      const { path, replica, slots, life } = first.circumstance;
      return [{ place: { path, replica, slots, life }, cells: members }];
    })
    .sort((a, b) => rankOf(a) - rankOf(b));
}

function rankOf({ place: { path, replica, life } }: Group): number {
  return (path === 'direct' ? 0 : 1_000_000) + replica * 1_000 + life;
}
