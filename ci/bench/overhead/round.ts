// One round: everything that is compared is measured in it, in turns.
import { fileURLToPath } from 'node:url';
import { type BenchServer, startBenchServer } from './bench-server.ts';
import { type CommitBench, openCommitBench } from './commit-cost.ts';
import type { Round, ServerRound } from './figures.ts';
import { measureFirstPieces } from './first-piece.ts';
import { MeasuredProcess } from './measured-process.ts';
import { median } from './statistics.ts';
import { measureStreams, type StreamFigures } from './stream-load.ts';
import { acceptedPerSecond, measureSubmissions } from './submissions.ts';

const clients = 8;
const submissions = 500;
const firstPieces = 400;
const acceptedTasks = 2_000;
const warmUpTasks = 6_000;

/** What stays up over all rounds. */
export interface Stand {
  readonly passthrough: MeasuredProcess;
  readonly engine: MeasuredProcess;
  readonly commits: CommitBench;
}

/** What one round measures: two processes of its own, as no process is quite like the one before it. */
interface Pair {
  readonly server: MeasuredProcess;
  readonly twin: MeasuredProcess;
}

const script = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

export async function openStand(stack: AsyncDisposableStack): Promise<Stand> {
  const started = async (args: readonly string[]): Promise<MeasuredProcess> => {
    const process = await MeasuredProcess.start(args);
    stack.defer(() => process.stop());
    return process;
  };
  const peer = await started([script('./accepting-peer.ts')]);
  const passthrough = await started([script('../passthrough.ts'), peer.address]);
  const engine = await started([script('./engine-peer.ts')]);
  const commits = await openCommitBench();
  stack.defer(() => commits.close());
  await acceptedPerSecond(passthrough, clients, warmUpTasks);
  return { passthrough, engine, commits };
}

type Which = 'server' | 'twin';

/** Server before twin in even rounds, after it in odd ones. */
async function both<Result>(index: number, run: (which: Which) => Promise<Result>) {
  if (index % 2 === 0) return { server: await run('server'), twin: await run('twin') };
  const twin = await run('twin');
  return { server: await run('server'), twin };
}

/** CPU that the server and its twin spend while something is done so many times to each. */
async function withCpu<Result>({ server, twin }: Pair, each: number, run: () => Promise<Result>) {
  const before = [server.cpuMs(), twin.cpuMs()] as const;
  const result = await run();
  const cpuMs = { server: (server.cpuMs() - before[0]) / each, twin: (twin.cpuMs() - before[1]) / each };
  return { result, cpuMs };
}

/** In a process of its own, so that memory is counted from the same beginning. */
async function streamsOfFreshServer(stand: Stand): Promise<StreamFigures> {
  const server = await startBenchServer(stand.engine.address);
  try {
    return await measureStreams(server.process);
  } finally {
    await server.stop();
  }
}

/** Code is compiled and pages are touched by the first calls; none of that is of a round. */
async function warmUp(processes: Stand & Pair): Promise<void> {
  for (const process of [processes.server, processes.twin])
    await acceptedPerSecond(process, clients, warmUpTasks);
  await measureSubmissions(processes, submissions);
  await measureFirstPieces(processes, firstPieces);
}

async function measureTasks(stand: Stand, index: number) {
  await using stack = new AsyncDisposableStack();
  const served = async (): Promise<MeasuredProcess> => {
    const server: BenchServer = await startBenchServer(stand.engine.address);
    stack.defer(() => server.stop());
    return server.process;
  };
  const processes = { ...stand, server: await served(), twin: await served() };
  await warmUp(processes);
  const submitted = await measureSubmissions(processes, submissions);
  const pieces = await withCpu(processes, firstPieces, () => measureFirstPieces(processes, firstPieces));
  const accepted = await both(index, which => acceptedPerSecond(processes[which], clients, acceptedTasks));
  return { submitted, pieces, accepted };
}

export async function measureRound(stand: Stand, index: number): Promise<Round> {
  const { submitted, pieces, accepted } = await measureTasks(stand, index);
  const streams = await both(index, () => streamsOfFreshServer(stand));
  const of = (which: Which): ServerRound => ({
    submissionMs: median(submitted[`${which}Ms`]),
    firstPieceMs: pieces.result[`${which}Ms`],
    cpuPerTaskMs: pieces.cpuMs[which],
    acceptedPerSecond: accepted[which],
    ...streams[which],
  });
  return {
    server: of('server'),
    twin: of('twin'),
    passthroughMs: median(submitted.passthroughMs),
    passedPerSecond: await acceptedPerSecond(stand.passthrough, clients, acceptedTasks),
    commitMs: median(submitted.commitMs),
    directMs: pieces.result.directMs,
    lagsMs: [...submitted.lagsMs, ...streams.server.lagsMs, ...streams.twin.lagsMs],
    problems: [...streams.server.problems, ...streams.twin.problems],
  };
}
