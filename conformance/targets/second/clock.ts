// Time, chance and fresh ids of this server: nothing else in the folder reads them from the platform.
import { randomBytes, randomUUID } from 'node:crypto';

export interface Timer {
  cancel(): void;
}

export interface Clock {
  /** Milliseconds since the Unix epoch, whole. */
  wallMs(): number;
  /** Never runs backwards. */
  nowMs(): number;
  after(delayMs: number, run: () => void): Timer;
  random(): number;
  freshId(): string;
  freshHex(bytes: number): string;
}

const timeoutMax = 2_147_483_647;

export const systemClock: Clock = {
  wallMs: () => Date.now(),
  nowMs: () => performance.now(),
  after: (delayMs, run) => {
    const handle = setTimeout(run, Math.min(Math.max(0, delayMs), timeoutMax));
    return { cancel: () => clearTimeout(handle) };
  },
  random: () => Math.random(),
  freshId: () => randomUUID(),
  freshHex: bytes => randomBytes(bytes).toString('hex'),
};
