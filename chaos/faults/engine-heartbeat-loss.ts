import type { Fault } from '../grammar/fault.ts';
import { engineAt, nameOfEngine } from './engine-at.ts';
import { noted } from './evidence.ts';

export const engineHeartbeatLoss = (nth = 1): Fault => ({
  name: `heartbeat loss of ${nameOfEngine(nth)}`,
  what: "An engine doesn't answer when it is asked how it is, though its generations go on.",
  needs: [],
  inject: async stage => engineAt(stage, nth).peer.setProbes(false),
  heal: async ({ engines, notes, nowMs }) => {
    const { peer, name } = engineAt({ engines }, nth);
    if (peer.unanswered > 0)
      notes.push({ atMs: nowMs(), what: `${name} left ${peer.unanswered} probes unanswered` });
    peer.setProbes(true);
  },
  witnesses: (record, span) => noted(record, span, `${nameOfEngine(nth)} left `),
});
