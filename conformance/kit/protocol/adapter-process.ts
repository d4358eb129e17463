import { freePort, OwnedProcess, realClock } from '#conformance/harness';
import { UnusableAdapter } from '../module-adapter.ts';
import { openProtocolAdapter } from './protocol-adapter.ts';

export interface StartOptions {
  /** Words by spaces; {engine} is the URL of the engine, {port} where the adapter has to listen. */
  readonly command: string;
  /** Where it listens, if the command does not say. */
  readonly url?: string;
  readonly startMs?: number;
}

export interface StartedAdapter {
  readonly url: string;
  stop(): Promise<void>;
}

const startMsDefault = 20_000;
const stopMs = 2_000;
const pollMs = 20;
const linesShown = 5;

const lastWords = ({ lines }: OwnedProcess): string => lines.slice(-linesShown).join('\n  ');

const pause = (ms: number): Promise<void> => new Promise(resolve => void realClock.after(ms, resolve));

/** Resolves once it describes itself. */
const listening = async (child: OwnedProcess, url: string, limitMs: number): Promise<void> => {
  for (const endMs = realClock.nowMs() + limitMs; ; await pause(pollMs)) {
    const failure = await openProtocolAdapter(url).then(
      () => undefined,
      (error: unknown) => error,
    );
    if (failure === undefined) return;
    if (child.isGone) throw new UnusableAdapter(`the adapter ended at once:\n  ${lastWords(child)}`);
    const isRefused = Object(failure).code === 'ECONNREFUSED';
    if (!isRefused || realClock.nowMs() > endMs)
      throw new UnusableAdapter(`nothing of the protocol is at ${url}: ${failure}\n  ${lastWords(child)}`);
  }
};

/** Starts the vendor's process with the engine that it will meet, and waits until it answers. */
export const startAdapter = async (engineUrl: string, options: StartOptions): Promise<StartedAdapter> => {
  const { command, startMs = startMsDefault } = options;
  const port = await freePort();
  const url = options.url ?? `http://127.0.0.1:${port}`;
  const filled = { '{engine}': engineUrl, '{port}': String(port) };
  const argv = command
    .split(' ')
    .filter(word => word !== '')
    .map(word => word.replaceAll(/\{(engine|port)\}/g, place => filled[place as keyof typeof filled]));
  const child = new OwnedProcess({ name: 'adapter', argv, sink: () => undefined });
  const stop = async (): Promise<void> => {
    child.signal('SIGTERM');
    const cancel = realClock.after(stopMs, () => child.signal('SIGKILL'));
    await child.exited;
    cancel();
  };
  try {
    await listening(child, url, startMs);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop };
};
