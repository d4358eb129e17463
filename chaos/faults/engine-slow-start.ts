import type { Fault } from '../grammar/fault.ts';
import { amidWork } from './amid-work.ts';
import { engineAt, nameOfEngine } from './engine-at.ts';
import { cutCalls, noted } from './evidence.ts';

export interface SlowStart {
  /** Counted from 1. */
  readonly engine?: number;
  /** From listening to ready. */
  readonly loadMs: number;
}

/** Its process ends; nobody listens for a while; then it answers that it loads, and at last it is ready. */
export const engineSlowStart = ({ engine: nth = 1, loadMs }: SlowStart): Fault => ({
  name: `slow start of ${nameOfEngine(nth)}`,
  what: `An engine is started anew: connections are refused, then it loads for ${loadMs} ms.`,
  needs: [],
  inject: async (stage, signal) => {
    await amidWork(stage, { engine: nth, signal });
    const { network, peer } = engineAt(stage, nth);
    network.refuse();
    await peer.crash();
  },
  heal: async ({ engines, clock, notes, nowMs }) => {
    const { network, peer, name } = engineAt({ engines }, nth);
    if (network.isListening) return;
    const asked = (): number => peer.probes.get('GET /health') ?? 0;
    peer.setReady(false);
    await peer.listen();
    await network.listen();
    const before = asked();
    await new Promise<void>(resolve => void clock.after(loadMs, resolve));
    notes.push({ atMs: nowMs(), what: `${name} said ${asked() - before} times that it loads` });
    peer.setReady(true);
  },
  witnesses: (record, span) => [
    ...cutCalls(record, span, nameOfEngine(nth)),
    ...noted(record, span, `${nameOfEngine(nth)} said `),
  ],
});
