// Records for tests of figures: a server that does what each task says it did.
import type { Arrival, Frame, Operation } from '../../grammar/operation.ts';
import type { EngineCall, Resources, RunRecord, Scrape } from '../../grammar/record.ts';
import { serviceMsOf } from '../../grammar/setting.ts';
import type { PhaseWindow } from '../plan/load-plan.ts';
import { loadSetting, taskAt } from '../plans/load-settings.ts';

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

const refusedAt = (atMs: number): Operation['tries'][number] => ({
  ...{ sentMs: atMs, answeredMs: atMs + 1, status: 429, code: 'ADMISSION_REJECT', backoffMs: 50 },
});

/** What its reader got: pieces as they were given, and the end. */
const framesOf = (story: TaskStory, pieceMs: readonly number[], endMs: number): Frame[] => {
  const { how = 'completed', passingMs = 1 } = story;
  if (how === 'silent') return [];
  const tokenAt = (atMs: number, index: number): Frame => ({
    ...{ atMs: atMs + passingMs, event: 'token', id: index + 1, index, text: 'w' },
  });
  const last = { atMs: endMs, event: how === 'completed' ? 'end' : 'error', id: pieceMs.length + 1 };
  return [...pieceMs.map(tokenAt), last];
};

const toldOf = (story: TaskStory, index: number): Told => {
  const { atMs, waitMs = 0, how = 'completed', predictedStartMs = waitMs } = story;
  const arrival = taskAt({ ...story.asks })(atMs, index);
  const own = { task: `task ${index}`, arrival, intendedMs: atMs };
  if (how === 'refused') return { operation: { ...own, tries: [refusedAt(atMs)], readings: [] }, calls: [] };
  const callMs = atMs + waitMs;
  const decodeMs = story.decodeMs ?? serviceMsOf(loadSetting, arrival.pieces);
  const given = how === 'silent' ? 0 : arrival.pieces;
  const pieceMs = Array.from({ length: given }, (_, at) => callMs + (decodeMs * (at + 1)) / (given + 1));
  const endedMs = callMs + decodeMs;
  const answer = { sentMs: atMs, answeredMs: atMs + 1, status: 202, predictedStartMs };
  const reading = { openedMs: atMs + 1, status: 200, frames: framesOf(story, pieceMs, endedMs) };
  const call: EngineCall = {
    ...{ call: `call ${index}`, engine: 'engine 1', task: own.task, atMs: callMs, endedMs, how: 'ended' },
    pieces: pieceMs.map((at, piece) => ({ atMs: at, index: piece })),
  };
  return { operation: { ...own, tries: [answer], readings: [reading] }, calls: [call] };
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

/** So many tasks from a moment on, at even distances. */
export const stories = (
  count: number,
  [fromMs, everyMs]: readonly [fromMs: number, everyMs: number],
  story: Omit<TaskStory, 'atMs'> = {},
): TaskStory[] => Array.from({ length: count }, (_, at) => ({ atMs: fromMs + at * everyMs, ...story }));
