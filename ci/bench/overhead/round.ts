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

/** What stays up over all rounds. */
export interface Stand {
  readonly passthrough: MeasuredProcess;
  readonly engine: MeasuredProcess;
  readonly server: BenchServer;
  readonly twin: BenchServer;
  readonly commits: CommitBench;
}

const script = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

export async function openStand(stack: AsyncDisposableStack): Promise<Stand> {
  const started = async (args: readonly string[]): Promise<MeasuredProcess> => {
    const process = await MeasuredProcess.start(args);
    stack.defer(() => process.stop());
    return process;
  };
  const served = async (): Promise<BenchServer> => {
    const server = await startBenchServer(engine.address);
    stack.defer(() => server.stop());
    return server;
  };
  const peer = await started([script('./accepting-peer.ts')]);
  const passthrough = await started([script('../passthrough.ts'), peer.address]);
  const engine = await started([script('./engine-peer.ts')]);
  const commits = await openCommitBench();
  stack.defer(() => commits.close());
  return { passthrough, engine, server: await served(), twin: await served(), commits };
}

type Which = 'server' | 'twin';

/** Server before twin in even rounds, after it in odd ones. */
async function both<Result>(index: number, run: (which: Which) => Promise<Result>) {
  if (index % 2 === 0) return { server: await run('server'), twin: await run('twin') };
  const twin = await run('twin');
  return { server: await run('server'), twin };
}

function processesOf({ passthrough, engine, server, twin, commits }: Stand) {
  return { passthrough, engine, commits, server: server.process, twin: twin.process };
}

/** CPU that the server and its twin spend while something is done so many times to each. */
async function withCpu<Result>(stand: Stand, each: number, run: () => Promise<Result>) {
  const { server, twin } = processesOf(stand);
  const before = [server.cpuMs(), twin.cpuMs()] as const;
  const result = await run();
  const cpuMs = { server: (server.cpuMs() - before[0]) / each, twin: (twin.cpuMs() - before[1]) / each };
  return { result, cpuMs };
}

/** A process of its own for each round, so that memory is counted from the same beginning. */
async function streamsOfFreshServer(stand: Stand): Promise<StreamFigures> {
  const server = await startBenchServer(stand.engine.address);
  try {
    return await measureStreams(server.process);
  } finally {
    await server.stop();
  }
}

/** Code is compiled and pages are touched by the first calls; none of that is of a round. */
export async function warmUp(stand: Stand): Promise<void> {
  const { passthrough, server, twin } = processesOf(stand);
  for (const process of [passthrough, server, twin]) await acceptedPerSecond(process, clients, acceptedTasks);
  await measureSubmissions(processesOf(stand), submissions);
  await measureFirstPieces(processesOf(stand), firstPieces);
}

export async function measureRound(stand: Stand, index: number): Promise<Round> {
  const processes = processesOf(stand);
  const submitted = await measureSubmissions(processes, submissions);
  const pieces = await withCpu(stand, firstPieces, () => measureFirstPieces(processes, firstPieces));
  const acceptedBy = await both(index, which => acceptedPerSecond(processes[which], clients, acceptedTasks));
  const streams = await both(index, () => streamsOfFreshServer(stand));
  const of = (which: Which): ServerRound => ({
    submissionMs: median(submitted[`${which}Ms`]),
    firstPieceMs: pieces.result[`${which}Ms`],
    cpuPerTaskMs: pieces.cpuMs[which],
    acceptedPerSecond: acceptedBy[which],
    ...streams[which],
  });
  return {
    server: of('server'),
    twin: of('twin'),
    passthroughMs: median(submitted.passthroughMs),
    passedPerSecond: await acceptedPerSecond(processes.passthrough, clients, acceptedTasks),
    commitMs: median(submitted.commitMs),
    directMs: pieces.result.directMs,
    lagsMs: [...submitted.lagsMs, ...streams.server.lagsMs, ...streams.twin.lagsMs],
    problems: [...streams.server.problems, ...streams.twin.problems],
  };
}
