// Starts the orchestrator under test in front of an engine, pinned to what its replicas report.
import {
  Launcher,
  type Readiness,
  type RunningTarget,
  readTargetDocument,
  realClock,
  type Sink,
  type TargetDocument,
} from '#conformance/harness';
import { buildNotTold } from '../engines/engine.ts';
import { patientBounds } from './access.ts';
import { pinsOf, readyReports } from './replica-reports.ts';
import { RunningOrchestrator } from './running-orchestrator.ts';
import { bare } from './schemed-digest.ts';
import {
  addresseeOf,
  type Pins,
  poolId,
  type ServerOptions,
  serverConfiguration,
} from './server-configuration.ts';

export interface OrchestratorOptions extends ServerOptions {
  readonly document: TargetDocument;
  /** What it is said to be in the fingerprint. */
  readonly engine: string;
}

/** What matters here is asked, not overheard. */
const unheard: Sink = () => undefined;

/** The reference server, which every checkout has. */
export const referenceTarget = async (): Promise<TargetDocument> => {
  const path = new URL('../../conformance/targets/reference.yaml', import.meta.url).pathname;
  const read = await readTargetDocument(path);
  if (read.ok) return read.document;
  throw new Error(read.problems.map(problem => problem.message).join('\n'));
};

interface Started {
  readonly running: RunningTarget;
  readonly launcher: Launcher;
  readonly reports: Awaited<ReturnType<typeof readyReports>>;
}

const launched = async (options: OrchestratorOptions, signal: AbortSignal): Promise<Started> => {
  signal.throwIfAborted();
  const launcher = new Launcher({ clock: realClock, bounds: patientBounds });
  const onAbort = (): void => void launcher.close();
  signal.addEventListener('abort', onAbort, { once: true });
  const awaits: Readiness = { pools: [poolId] };
  try {
    const configuration = serverConfiguration(options);
    const { document } = options;
    const running = await launcher.launch({
      ...{ document, name: 'orchestrator', sink: unheard, configuration, awaits },
    });
    return { running, launcher, reports: await readyReports(running, poolId) };
  } catch (error) {
    await launcher.close();
    throw error;
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
};

const stopped = async ({ running, launcher }: Started): Promise<void> => {
  await running.stop();
  await launcher.close();
  if (running.started !== undefined) await launcher.discard(running.started.folder);
};

interface PinnedStart {
  readonly started: Started;
  readonly pins: Pins | undefined;
}

/** Where nobody knows before what the replicas report, a server with one of them is asked first; the others are held to it. */
const pinnedStart = async (options: OrchestratorOptions, signal: AbortSignal): Promise<PinnedStart> => {
  if (options.pins !== undefined) return { started: await launched(options, signal), pins: options.pins };
  const scout = await launched({ ...options, replicas: 1, preferred: 0, isTested: false }, signal);
  await stopped(scout);
  const pins = pinsOf(scout.reports);
  return { started: await launched({ ...options, ...(pins === undefined ? {} : { pins }) }, signal), pins };
};

/** Ready with every replica of its pool pinned, or unpinned where the replicas can't be. */
export const startOrchestrator = async (
  options: OrchestratorOptions,
  signal: AbortSignal,
): Promise<RunningOrchestrator> => {
  const { source, slots, contextMax, engine } = options;
  const { started, pins } = await pinnedStart(options, signal);
  return new RunningOrchestrator({
    target: started.running,
    addressee: { ...addresseeOf(source), contextMax },
    isStrict: pins !== undefined,
    fingerprint: {
      engine,
      build: pins?.engineVersion ?? buildNotTold,
      ...(pins === undefined ? {} : { modelDigest: bare(pins.modelDigest) }),
      slots,
    },
    stop: () => stopped(started),
  });
};
