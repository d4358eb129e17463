// The thread in which the client of the embedded engine runs. It passes on what it is asked and what is said, unread.
import { parentPort, workerData } from 'node:worker_threads';
import type { FromThread, ThreadStart, ToThread } from './messages.ts';
import { becomeBrowser, endWebWorkers } from './web-worker.ts';
import { type Completions, startWllama } from './wllama.ts';

const tell = (message: FromThread): void => parentPort?.postMessage(message);

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const aborts = new Map<number, AbortController>();

const answer = async (engine: Completions, ask: Extract<ToThread, { kind: 'ask' }>): Promise<void> => {
  const { id, isStreamed, body } = ask;
  const abort = new AbortController();
  aborts.set(id, abort);
  const said: unknown[] = [];
  try {
    const common = { ...body, stream: isStreamed, abortSignal: abort.signal };
    const onData = (chunk: unknown): void => void said.push(chunk);
    const whole = await engine.createCompletion(isStreamed ? { ...common, onData } : common);
    tell({ kind: 'answer', id, said: isStreamed ? said : [whole] });
  } catch (error) {
    tell({ kind: 'refused', id, why: wordsOf(error) });
  } finally {
    aborts.delete(id);
  }
};

const end = async (): Promise<void> => {
  await endWebWorkers();
  tell({ kind: 'ended' });
};

becomeBrowser();
let engine: Completions | undefined;
parentPort?.on('message', (message: ToThread) => {
  if (message.kind === 'end') void end();
  else if (message.kind === 'abort') aborts.get(message.id)?.abort();
  else if (engine !== undefined) void answer(engine, message);
});
try {
  const started = await startWllama(workerData as ThreadStart);
  engine = started.engine;
  tell({ kind: 'ready', build: started.build });
} catch (error) {
  tell({ kind: 'lost', why: wordsOf(error) });
}
