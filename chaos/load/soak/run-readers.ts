// Streams far larger than what networks hold, and readers that hardly take them: what does the server keep for them?
import { Ids, newRunNonce } from '#conformance/harness';
import { openLoop } from '../../driver/open-loop.ts';
import { Clients } from '../../driver/task-client.ts';
import { type Arrival, framesOf, type Operation } from '../../grammar/operation.ts';
import { type Setting, standardSetting } from '../../grammar/setting.ts';
import { until } from '../../run/until.ts';
import type { Line } from '../figures/line.ts';
import { type SlowReadersFigures, slowReadersLine } from '../figures/slow-readers.ts';
import { isIdle } from '../run/is-idle.ts';
import type { LoadOptions } from '../run/run-load.ts';
import { inspectedProcess } from './inspector.ts';
import { type Inspected, withInspected } from './with-inspected.ts';

const readers = 8;
const pieces = 96;
const pieceBytes = 256 * 1024;
const bufferBytesMax = 1024 * 1024;

const setting: Setting = {
  ...standardSetting,
  ...{ replicas: 1, slots: readers, firstMs: 20, pieceMs: 20 },
  server: { streams: { reader_buffer_bytes_max: bufferBytesMax, stream_bytes_max: 2 * pieces * pieceBytes } },
  process: inspectedProcess,
};

const task: Arrival = {
  ...{ atMs: 0, client: 'slow client', priority: 'interactive', pieces, pieceBytes },
  ...{ reader: 'slow', readEveryMs: 500, retries: 'none' },
};

const endWithinMs = 60_000;
const goneWithinMs = 10_000;
const restWithinMs = 20_000;
const lookMs = 500;
const sameBytes = 512 * 1024;

export interface ReadersRun {
  readonly lines: readonly Line[];
  readonly startedMs: number;
  readonly endedMs: number;
  readonly failures: readonly string[];
}

/** Once nothing runs any more and two looks in a row find the same. */
const bytesAtRest = async ({ inspector, stage, watch }: Inspected, signal: AbortSignal): Promise<number> => {
  const { clock } = stage;
  await until(clock, restWithinMs, async () => signal.aborted || (await isIdle(watch)));
  let last = 0;
  await until(clock, restWithinMs, async () => {
    const { heapBytes, bufferBytes } = await inspector.heapAfterCollection();
    const before = last;
    last = heapBytes + bufferBytes;
    if (Math.abs(last - before) < sameBytes) return true;
    await until(clock, lookMs, () => signal.aborted);
    return signal.aborted;
  });
  return last;
};

const measured = async (inspected: Inspected, signal: AbortSignal): Promise<SlowReadersFigures> => {
  const { stage } = inspected;
  const { clock, nowMs, calls } = stage;
  const clients = new Clients({ baseUrl: stage.front.url, clock, nowMs });
  const operations: Operation[] = [];
  const ids = new Ids(newRunNonce(), 'readers');
  const sent = openLoop(
    Array.from({ length: readers }, () => task),
    {
      ...{ clock, nowMs, startMs: nowMs(), signal },
      begin: (arrival, intendedMs) => {
        const operation: Operation = { task: ids.uuid(), arrival, intendedMs, tries: [], readings: [] };
        operations.push(operation);
        return operation;
      },
      carryOut: operation => clients.carryOut(operation),
    },
  );
  const ended = (): number => calls.calls.filter(({ how }) => how === 'ended').length;
  await until(clock, endWithinMs, () => ended() === readers || signal.aborted);
  const behindBytes = await bytesAtRest(inspected, signal);
  const taken = operations.flatMap(operation => framesOf(operation).filter(({ event }) => event === 'token'));
  await clients.close();
  await sent;
  await until(clock, goneWithinMs, () => stage.front.open === 0);
  const goneBytes = await bytesAtRest(inspected, signal);
  return {
    ...{ behindBytes, goneBytes, readers: ended(), bufferBytesMax },
    ...{ givenBytes: ended() * pieces * pieceBytes, takenBytes: taken.length * pieceBytes },
  };
};

export const runReaders = (options: LoadOptions): Promise<ReadersRun> => {
  const { document, clock, seed, signal, onProgress } = options;
  const staged = { setting, document, clock, seed, arrivalOf: () => task };
  return withInspected(staged, options, async inspected => {
    const startedMs = inspected.stage.nowMs();
    onProgress?.({ phase: 'slow readers', share: 0, sent: readers });
    const lines = [slowReadersLine(await measured(inspected, signal))];
    const failures = signal.aborted ? ['it was interrupted'] : [];
    return { lines, startedMs, endedMs: inspected.stage.nowMs(), failures };
  });
};
