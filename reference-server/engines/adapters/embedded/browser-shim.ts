// wllama is written for browsers: it wants to start a Worker from a blob URL. This runs the blob's code in the
// thread that asks for it, which is a thread of its own already; each message is a turn of the event loop, so
// that an abort is heard between two tokens.
import { createRequire } from 'node:module';
import { ActionRelay, type WorkerMessage } from './action-relay.ts';

type Handler = (event: { data: WorkerMessage }) => unknown;

class InThreadWorker {
  onmessage: Handler | undefined;
  onerror: Handler | undefined;
  readonly #relay = new ActionRelay();
  readonly #inside: Promise<Handler>;

  constructor(url: string) {
    this.#inside = this.#start(blobs.get(url) ?? new Blob([]));
    blobs.delete(url);
  }

  postMessage(data: WorkerMessage): void {
    this.#relay.sent(data);
    void this.#inside.then(handle => setImmediate(() => handle({ data })));
  }

  terminate(): void {
    this.onmessage = undefined;
  }

  async #start(code: Blob): Promise<Handler> {
    const post = (data: WorkerMessage): void => {
      const relayed = this.#relay.answered(data);
      setImmediate(() => this.onmessage?.({ data: relayed }));
    };
    const source = `let onmessage;\n${await code.text()}\n;return onmessage;`;
    const run = new Function('postMessage', 'require', '__filename', '__dirname', source);
    return run(post, createRequire(import.meta.url), import.meta.filename, import.meta.dirname);
  }
}

const blobs = new Map<string, Blob>();

/** Makes this thread look enough like a browser; only for a thread that does nothing else. */
export function installBrowserShim(): void {
  // Without it the build runs that needs no engine feature beyond plain WebAssembly: the same bits everywhere.
  Reflect.deleteProperty(Object(Reflect.get(globalThis, 'WebAssembly')), 'Suspending');
  URL.createObjectURL = blob => {
    const url = `blob:in-thread-${blobs.size}`;
    if (blob instanceof Blob) blobs.set(url, blob);
    return url;
  };
  Object.assign(globalThis, { Worker: InThreadWorker, self: globalThis, location: { href: 'file:///' } });
}
