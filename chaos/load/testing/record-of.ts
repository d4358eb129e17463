// Records for tests of figures: a server that does what each task says it did.
import type { Arrival, Operation } from '../../grammar/operation.ts';
import type { EngineCall, Resources, RunRecord, Scrape } from '../../grammar/record.ts';
import { serviceMsOf } from '../../grammar/setting.ts';
import type { PhaseWindow } from '../plan/load-plan.ts';
import { loadSetting, pieces, taskAt } from '../plans/load-settings.ts';

export interface TaskStory {
  readonly atMs: number;
  /** From when it was due to its engine's call. */
  readonly waitMs?: number;
  /** From the engine's call to the end; as the setting says where not said. */
  readonly decodeMs?: number;
  /** How long each piece is on its way. */
  readonly passingMs?: number;
  readonly predictedStartMs?: number;
  readonly how?: 'completed' | 'refused' | 'failed' | 'silent';
  readonly asks?: Partial<Arrival>;
}

interface Told {
  readonly operation: Operation;
  readonly calls: readonly EngineCall[];
}

const toldOf = (story: TaskStory, index: number): Told => {
  const { atMs, waitMs = 0, how = 'completed', passingMs = 1, predictedStartMs = waitMs } = story;
  const arrival = taskAt({ ...story.asks })(atMs, index);
  const task = `task ${index}`;
  const own = { task, arrival, intendedMs: atMs };
  if (how === 'refused') {
    const refusal = {
      sentMs: atMs,
      answeredMs: atMs + 1,
      status: 429,
      code: 'ADMISSION_REJECT',
      backoffMs: 50,
    };
    return { operation: { ...own, tries: [refusal], readings: [] }, calls: [] };
  }
  const callMs = atMs + waitMs;
  const decodeMs = story.decodeMs ?? serviceMsOf(loadSetting, arrival.pieces);
  const pieceAt = (at: number): number => callMs + (decodeMs * (at + 1)) / (arrival.pieces + 1);
  const indexes = Array.from({ length: how === 'silent' ? 0 : arrival.pieces }, (_, at) => at);
  const endMs = callMs + decodeMs;
  const frames = [
    ...indexes.map(at => ({
      atMs: pieceAt(at) + passingMs,
      event: 'token',
      id: at + 1,
      index: at,
      text: 'w',
    })),
    { atMs: endMs, event: how === 'completed' ? 'end' : 'error', id: arrival.pieces + 1 },
  ];
  return {
    operation: {
      ...own,
      tries: [{ sentMs: atMs, answeredMs: atMs + 1, status: 202, predictedStartMs }],
      readings: [{ openedMs: atMs + 1, status: 200, frames: how === 'silent' ? [] : frames }],
    },
    calls: [
      {
        ...{ call: `call ${index}`, engine: 'engine 1', task, atMs: callMs, endedMs: endMs, how: 'ended' },
        pieces: indexes.map(at => ({ atMs: pieceAt(at), index: at })),
      },
    ],
  };
};

export interface RecordParts {
  readonly tasks?: readonly TaskStory[];
  readonly scrapes?: readonly Scrape[];
  readonly resources?: readonly Resources[];
  readonly generator?: Partial<RunRecord['generator']>;
  readonly failures?: readonly string[];
  readonly toMs?: number;
}

export const recordOf = ({ tasks = [], toMs = 20_000, ...parts }: RecordParts): RunRecord => {
  const told = tasks.map(toldOf);
  const { scrapes = [], resources = [], failures = [], generator = {} } = parts;
  return {
    ...{ experiment: 'test', seed: 1, setting: loadSetting, startedMs: 0, endedMs: toMs, final: undefined },
    ...{ operations: told.map(({ operation }) => operation), calls: told.flatMap(({ calls }) => calls) },
    ...{ faults: [], lives: [], readiness: [], scrapes, resources, output: [], notes: [], failures },
    generator: {
      lagMs: [1, 1, 2],
      cpuMs: 1_000,
      wallMs: 20_000,
      loopDelayP99Ms: 6,
      waitedMs: 200,
      ...generator,
    },
  };
};

export const window = (name: string, fromMs: number, toMs: number): PhaseWindow => ({ name, fromMs, toMs });

/** So many tasks from here on, at even distances. */
export const stories = (
  count: number,
  fromMs: number,
  everyMs: number,
  story: Omit<TaskStory, 'atMs'> = {},
): TaskStory[] => Array.from({ length: count }, (_, at) => ({ atMs: fromMs + at * everyMs, ...story }));

export const tokens = pieces;
