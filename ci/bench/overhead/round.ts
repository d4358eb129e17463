// One round: everything that is compared is measured in it, one after the other, in another order each time.
import { fileURLToPath } from 'node:url';
import { type BenchServer, startBenchServer, taskBody } from './bench-server.ts';
import { runClosedLoop } from './closed-loop.ts';
import { type CommitBench, openCommitBench } from './commit-cost.ts';
import type { Round, ServerRound } from './figures.ts';
import { direct, throughServer } from './first-piece.ts';
import { MeasuredProcess } from './measured-process.ts';
import { median } from './statistics.ts';
import { measureStreams, type StreamFigures } from './stream-load.ts';

const clients = 8;
const submissions = 2_000;
const firstPieces = 300;

/** What stays up over all rounds. */
export interface Stand {
  readonly peer: MeasuredProcess;
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
  return { peer, passthrough, engine, server: await served(), twin: await served(), commits };
}

interface Submitted {
  readonly p50Ms: number;
  readonly cpuMs: number;
}

async function submit(process: MeasuredProcess): Promise<Submitted> {
  const cpuBefore = process.cpuMs();
  const latencies = await runClosedLoop({
    address: process.address,
    clients,
    requests: submissions,
    statusExpected: 202,
    next: () => ({ method: 'POST', path: '/v1/tasks', body: taskBody('accept') }),
  });
  return { p50Ms: median(latencies), cpuMs: (process.cpuMs() - cpuBefore) / submissions };
}

interface Pieces {
  readonly latencies: readonly number[];
  readonly cpuMs: number;
}

async function firstPiecesOf(process: MeasuredProcess): Promise<Pieces> {
  const cpuBefore = process.cpuMs();
  const latencies = await throughServer(process.address, firstPieces);
  return { latencies, cpuMs: (process.cpuMs() - cpuBefore) / firstPieces };
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

interface Measurements {
  readonly submitted: Submitted;
  readonly pieces: Pieces;
  readonly streams: StreamFigures;
}

function serverRound({ submitted, pieces, streams }: Measurements): ServerRound {
  return {
    submissionMs: submitted.p50Ms,
    firstPieceMs: pieces.latencies,
    cpuPerTaskMs: pieces.cpuMs,
    cpuPerPieceUs: streams.cpuPerPieceUs,
    bytesPerStream: streams.bytesPerStream,
    piecesPerSecond: streams.piecesPerSecond,
  };
}

/** Server before twin in even rounds, after it in odd ones. */
async function both<Result>(index: number, run: (which: 'server' | 'twin') => Promise<Result>) {
  if (index % 2 === 0) return { server: await run('server'), twin: await run('twin') };
  const twin = await run('twin');
  return { server: await run('server'), twin };
}

export async function measureRound(stand: Stand, index: number): Promise<Round> {
  const passed = await submit(stand.passthrough);
  const commitMs = median(await stand.commits.run(submissions, clients));
  const submitted = await both(index, which => submit(stand[which].process));
  const directMs = await direct(stand.engine.address, firstPieces);
  const pieces = await both(index, which => firstPiecesOf(stand[which].process));
  const streams = await both(index, () => streamsOfFreshServer(stand));
  const of = (which: 'server' | 'twin'): ServerRound =>
    serverRound({ submitted: submitted[which], pieces: pieces[which], streams: streams[which] });
  return {
    server: of('server'),
    twin: of('twin'),
    passthroughMs: passed.p50Ms,
    passthroughCpuMs: passed.cpuMs,
    commitMs,
    directMs,
    lagsMs: [...streams.server.lagsMs, ...streams.twin.lagsMs],
    problems: [...streams.server.problems, ...streams.twin.problems],
  };
}

/** Code is compiled and pages are touched by the first calls; none of that is of a round. */
export async function warmUp(stand: Stand): Promise<void> {
  await submit(stand.passthrough);
  await stand.commits.run(submissions, clients);
  await direct(stand.engine.address, firstPieces);
  for (const { process } of [stand.server, stand.twin]) {
    await submit(process);
    await firstPiecesOf(process);
  }
}
