// Which way of a task changes it? Told by what differs and what doesn't. Pure.
import type { OResult } from './level-o.ts';

/** All are made by the orchestrator: the engine that is asked directly gives what it gave before. */
export const orchestratorFaults = [
  'a retry splices two attempts',
  'pieces merged or split',
  'another attempt is another request',
  'cut bytes are read as others',
  'readers are given different things',
  'affinity or a warm cache changes it',
  'adapter path',
] as const;

export type OrchestratorFault = (typeof orchestratorFaults)[number];

export const lateFailureName = 'after an attempt that broke between two pieces';

const faultOfClause: Readonly<Record<OResult['clause'], OrchestratorFault>> = {
  a: 'readers are given different things',
  b: 'another attempt is another request',
  c: 'cut bytes are read as others',
  d: 'affinity or a warm cache changes it',
};

/** undefined where nothing diverged. */
export const orchestratorFaultOf = (results: readonly OResult[]): OrchestratorFault | undefined => {
  const diverged = results.filter(({ verdict }) => verdict === 'diverged');
  const [first] = diverged;
  if (first === undefined) return undefined;
  if (diverged.every(({ divergence }) => divergence?.all.every(({ part }) => part === 'pieces')))
    return 'pieces merged or split';
  if (diverged.every(({ check }) => check === lateFailureName)) return 'a retry splices two attempts';
  if (diverged.every(({ seenIn }) => seenIn === 'record')) return 'readers are given different things';
  const isOneClause = diverged.every(({ clause }) => clause === first.clause);
  return isOneClause ? faultOfClause[first.clause] : 'adapter path';
};
