import { type Connections, realClock } from '#conformance/harness';
import { look } from '../wires/wire-engine.ts';
import type { Place } from './place.ts';

export interface Readiness {
  readonly place: Place;
  readonly path: string;
  readonly key: string | undefined;
  readonly readyMs: number;
  readonly connections: Connections;
}

const pauseMs = 50;

const pause = (): Promise<void> => new Promise(resolve => void realClock.after(pauseMs, resolve));

/** Resolves once the path answers 200; rejects with the last words of what does not, or is gone. */
export const untilReady = async (options: Readiness, signal: AbortSignal): Promise<void> => {
  const { place, path, readyMs } = options;
  const sender = { ...options, url: place.url };
  const bound = AbortSignal.timeout(readyMs);
  const over = new AbortController();
  const any = AbortSignal.any([signal, bound, over.signal]);
  const poll = async (): Promise<void> => {
    while (!any.aborted) {
      const text = await look(sender, path, any).catch(() => undefined);
      if (text !== undefined) return;
      await pause();
    }
    signal.throwIfAborted();
    throw new Error(`${place.url}${path} is not ready within ${readyMs} ms\n${place.lastWords()}`);
  };
  try {
    await Promise.race([poll(), place.gone]);
  } finally {
    over.abort();
  }
};
