// What the replicas of a pool say that they are.
import { isRecord, type RunningTarget, realClock, valueAt } from '#conformance/harness';
import { Access, patientBounds } from './access.ts';
import { NotServed } from './refusal.ts';
import type { Pins } from './server-configuration.ts';

interface Report extends Pins {
  readonly isReady: boolean;
}

const pollPauseMs = 20;

const reportsOf = async (access: Access, poolId: string): Promise<readonly Report[]> => {
  const { json } = await access.visit().orchestrator.poolHealth(poolId);
  const replicas = valueAt(json, 'replicas');
  return (Array.isArray(replicas) ? replicas : []).filter(isRecord).map(each => ({
    engineVersion: String(each.engine_version ?? ''),
    modelDigest: String(each.model_digest ?? ''),
    isReady: each.ready === true,
  }));
};

/** Once every replica is ready: a set of which one is missing could not show that all of them give the same. */
export const readyReports = async (running: RunningTarget, poolId: string): Promise<readonly Report[]> => {
  const access = new Access(running);
  const untilMs = realClock.nowMs() + patientBounds.ready_ms;
  try {
    for (;;) {
      const reports = await reportsOf(access, poolId);
      if (reports.length > 0 && reports.every(({ isReady }) => isReady)) return reports;
      if (realClock.nowMs() > untilMs)
        throw new NotServed(`not every replica is ready: ${JSON.stringify(reports)}`);
      await new Promise<void>(resolve => void realClock.after(pollPauseMs, resolve));
    }
  } finally {
    await access.close();
  }
};

/** One that tells no digest can't be pinned: strict tasks will be refused. */
export const pinsOf = ([first]: readonly Report[]): Pins | undefined => {
  if (first === undefined || first.engineVersion === '' || !first.modelDigest.startsWith('sha256:'))
    return undefined;
  const { engineVersion, modelDigest } = first;
  return { engineVersion, modelDigest };
};
