// wllama expects a browser: it starts a Web Worker from a blob URL. Here the blob's code runs in a thread of Node.
import { Worker } from 'node:worker_threads';

type Listener = (event: { readonly data: unknown }) => void;

/** Makes the thread look like a worker of the web, and takes away what would choose another build. */
const prelude = `
const { parentPort } = require('node:worker_threads');
delete WebAssembly.Suspending;
globalThis.postMessage = (message, transfer) => parentPort.postMessage(message, transfer);
parentPort.on('message', data => globalThis.onmessage({ data }));
`;

const blobs = new Map<string, Blob>();
const threads = new Set<Promise<Worker>>();

const ended = async (thread: Promise<Worker>): Promise<unknown> => (await thread).terminate();

/** Every thread below this one, before it ends itself: both at once has been seen to break the process. */
export const endWebWorkers = async (): Promise<void> => void (await Promise.all([...threads].map(ended)));

class WebWorker {
  onmessage: Listener | undefined;
  onerror: ((error: unknown) => void) | undefined;
  readonly #thread: Promise<Worker>;

  constructor(url: string) {
    const code = blobs.get(url);
    blobs.delete(url);
    if (code === undefined) throw new Error(`${url} is no code that was made here`);
    this.#thread = code.text().then(text => {
      const thread = new Worker(prelude + text, { eval: true, stdout: true, stderr: true });
      thread.on('message', (data: unknown) => this.onmessage?.({ data }));
      thread.on('error', error => this.onerror?.(error));
      return thread;
    });
    threads.add(this.#thread);
  }

  postMessage(message: unknown, options?: { readonly transfer?: ArrayBuffer[] }): void {
    void this.#thread.then(thread => thread.postMessage(message, options?.transfer ?? []));
  }

  terminate(): void {
    void ended(this.#thread);
  }
}

/** For a thread that does nothing else. */
export const becomeBrowser = (): void => {
  Reflect.deleteProperty(Object(Reflect.get(globalThis, 'WebAssembly')), 'Suspending');
  URL.createObjectURL = code => {
    const url = `blob:${blobs.size}`;
    if (code instanceof Blob) blobs.set(url, code);
    return url;
  };
  Object.assign(globalThis, { Worker: WebWorker, self: globalThis, location: { href: 'file:///' } });
};
