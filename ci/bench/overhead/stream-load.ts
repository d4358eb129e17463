// A thousand streams at ten pieces a second each: what a piece costs, what a stream holds, and whether all came right.
import { randomUUID } from 'node:crypto';
import { type BenchEngine, firstPieceMs, pieceIntervalMs, streamPieces, taskBody } from './bench-server.ts';
import { FrameCheck } from './frame-check.ts';
import type { MeasuredProcess } from './measured-process.ts';
import { Schedule } from './schedule.ts';
import { type Manner, readStream } from './stream-reader.ts';
import { acceptedPerSecond, Submitter } from './submissions.ts';

export const streamCount = 1_000;
const submissionSpacingMs = 2;
const settlingMs = 300;
const replaysAtOnce = 50;
const warmUpStreams = 200;
const warmUpClients = 8;
const warmUpTasks = 4_000;

export interface StreamFigures {
  readonly cpuPerPieceUs: number;
  readonly bytesPerStream: number;
  /** Before garbage is collected. */
  readonly mostBytesPerStream: number;
  readonly piecesPerSecond: number;
  readonly lagsMs: readonly number[];
  readonly problems: readonly string[];
}

/** Every twentieth is slow, every twentieth leaves and resumes. */
function mannerOf(index: number): Manner {
  if (index % 20 === 7) return 'slow';
  return index % 20 === 13 ? 'leaving' : 'steady';
}

interface FollowedTask {
  readonly taskId: string;
  readonly check: FrameCheck;
}

class StreamLoad {
  readonly #address: string;
  readonly #submitter: Submitter;
  readonly tasks: FollowedTask[] = [];
  pieces = 0;

  constructor(address: string) {
    this.#address = address;
    this.#submitter = new Submitter(address);
  }

  close(): void {
    this.#submitter.close();
  }

  async follow(engine: BenchEngine, manner: Manner): Promise<void> {
    const taskId = randomUUID();
    const check = new FrameCheck({ pieces: streamPieces, pieceCount: streamPieces.length });
    await this.#submitter.submit(taskBody(engine, taskId));
    this.tasks.push({ taskId, check });
    const onPiece = (): void => {
      this.pieces += 1;
    };
    await readStream({ address: this.#address, taskId, manner, check, onPiece });
  }

  /** Each task once more from its start, when all have ended: the same frames must come. */
  async replay(): Promise<readonly string[]> {
    const problems: string[] = [];
    const waiting = [...this.tasks];
    const replayer = async (): Promise<void> => {
      for (let task = waiting.pop(); task !== undefined; task = waiting.pop()) {
        const check = new FrameCheck({ pieces: streamPieces, pieceCount: streamPieces.length });
        await readStream({ address: this.#address, taskId: task.taskId, manner: 'steady', check });
        problems.push(...check.problems.map(problem => `replay: ${problem}`));
      }
    };
    await Promise.all(Array.from({ length: replaysAtOnce }, replayer));
    return problems;
  }
}

/** Compiles the code, and fills what a process fills once. Its tasks are small, so that little is kept of them. */
async function warmUp(process: MeasuredProcess): Promise<void> {
  const load = new StreamLoad(process.address);
  await new Schedule().run(warmUpStreams, submissionSpacingMs, () => load.follow('burst', 'steady'));
  load.close();
  await acceptedPerSecond(process, warmUpClients, warmUpTasks);
}

/** The time in which all streams are open and none has ended; at its end each has had 64 pieces and more. */
async function measureFullRate(schedule: Schedule, process: MeasuredProcess, load: StreamLoad) {
  const beginMs = streamCount * submissionSpacingMs + firstPieceMs + settlingMs;
  const endMs = firstPieceMs + (streamPieces.length - 1) * pieceIntervalMs - settlingMs;
  await schedule.until(beginMs);
  const before = { cpuMs: process.cpuMs(), pieces: load.pieces, atMs: performance.now() };
  await schedule.until(endMs);
  const pieces = load.pieces - before.pieces;
  return {
    cpuPerPieceUs: ((process.cpuMs() - before.cpuMs) * 1_000) / pieces,
    piecesPerSecond: (pieces * 1_000) / (performance.now() - before.atMs),
  };
}

/** How much more is resident than before the streams. */
class Growth {
  readonly #process: MeasuredProcess;
  readonly #beforeBytes: number;
  #heldBytes = 0;
  #mostBytes = 0;

  private constructor(process: MeasuredProcess, beforeBytes: number) {
    this.#process = process;
    this.#beforeBytes = beforeBytes;
  }

  static async from(process: MeasuredProcess): Promise<Growth> {
    return new Growth(process, await process.heldBytes());
  }

  async read(): Promise<void> {
    this.#mostBytes = Math.max(this.#mostBytes, this.#process.residentBytes() - this.#beforeBytes);
    this.#heldBytes = Math.max(this.#heldBytes, (await this.#process.heldBytes()) - this.#beforeBytes);
  }

  get perStream() {
    return {
      bytesPerStream: this.#heldBytes / streamCount,
      mostBytesPerStream: this.#mostBytes / streamCount,
    };
  }
}

export async function measureStreams(process: MeasuredProcess): Promise<StreamFigures> {
  await warmUp(process);
  const load = new StreamLoad(process.address);
  const growth = await Growth.from(process);
  const schedule = new Schedule();
  const whileAllAreOpen = async () => {
    const fullRate = await measureFullRate(schedule, process, load);
    await growth.read();
    return fullRate;
  };
  try {
    const [fullRate] = await Promise.all([
      whileAllAreOpen(),
      schedule.run(streamCount, submissionSpacingMs, index => load.follow('paced', mannerOf(index))),
    ]);
    const replayProblems = await load.replay();
    await growth.read();
    return {
      ...fullRate,
      ...growth.perStream,
      lagsMs: schedule.lagsMs,
      problems: [...load.tasks.flatMap(({ check }) => check.problems), ...replayProblems],
    };
  } finally {
    load.close();
  }
}
