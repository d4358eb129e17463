// A tiny llama.cpp server whose words and silences a test decides.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

export interface FakeCall {
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: IncomingMessage['headers'];
  isClosed: boolean;
  piece(text: string): void;
  finish(stopType?: string): void;
  raw(bytes: string | Buffer): void;
  end(): void;
  reset(): void;
}

export interface FakeEngine {
  readonly url: string;
  readonly calls: FakeCall[];
  /** Answers by itself with these pieces; undefined leaves each call to the test. */
  script: readonly string[] | undefined;
  isLoading: boolean;
  version: string;
  refusal:
    | { readonly status: number; readonly body: unknown; readonly headers?: Record<string, string> }
    | undefined;
  /** The call of this index, once it came. */
  call(index: number): Promise<FakeCall>;
  close(): Promise<void>;
}

const bodyOf = async (request: IncomingMessage): Promise<Record<string, unknown>> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const parsed: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}');
  return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
};

const json = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
};

const frame = (payload: unknown): string => `data: ${JSON.stringify(payload)}\n\n`;

class Engine implements FakeEngine {
  url = '';
  readonly calls: FakeCall[] = [];
  script: readonly string[] | undefined = ['one', ' two'];
  isLoading = false;
  version = 'b1-fake';
  refusal: FakeEngine['refusal'];
  readonly #slots: number;
  readonly #waiters: (() => void)[] = [];
  readonly #server: Server;

  constructor(slots: number) {
    this.#slots = slots;
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  async start(): Promise<this> {
    await new Promise<void>(resolve => this.#server.listen(0, '127.0.0.1', resolve));
    const address = this.#server.address();
    this.url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
    return this;
  }

  async call(index: number): Promise<FakeCall> {
    for (;;) {
      const found = this.calls[index];
      if (found !== undefined) return found;
      await new Promise<void>(resolve => this.#waiters.push(resolve));
    }
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>(resolve => this.#server.close(() => resolve()));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    if (request.url === '/health') return json(response, this.isLoading ? 503 : 200, {});
    if (request.url === '/props')
      return json(response, 200, { total_slots: this.#slots, build_info: this.version });
    if (request.url === '/slots') return json(response, 200, []);
    if (request.url === '/apply-template')
      return json(response, 200, { prompt: `<t>${JSON.stringify(body)}` });
    if (request.url !== '/completion') return json(response, 404, {});
    this.#complete({ body, headers: request.headers }, response);
  }

  #complete(given: Pick<FakeCall, 'body' | 'headers'>, response: ServerResponse): void {
    const call = makeCall(given, response);
    this.calls.push(call);
    for (const wake of this.#waiters.splice(0)) wake();
    if (this.refusal !== undefined) {
      response.writeHead(this.refusal.status, this.refusal.headers);
      response.end(JSON.stringify(this.refusal.body));
      return;
    }
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    if (this.script === undefined) return;
    for (const text of this.script) call.piece(text);
    call.finish();
  }
}

const makeCall = (given: Pick<FakeCall, 'body' | 'headers'>, response: ServerResponse): FakeCall => {
  let pieces = 0;
  const call: FakeCall = {
    ...given,
    isClosed: false,
    piece: text => {
      pieces += 1;
      response.write(frame({ content: text, stop: false }));
    },
    finish: (stopType = 'eos') => {
      const counts = { tokens_predicted: pieces + 1, tokens_evaluated: 7, id_slot: 0 };
      response.end(frame({ content: '', stop: true, stop_type: stopType, ...counts }));
    },
    raw: bytes => {
      response.write(bytes);
    },
    end: () => response.end(),
    reset: () => response.destroy(),
  };
  response.on('close', () => {
    call.isClosed = true;
  });
  return call;
};

export const startFakeEngine = (slots = 1): Promise<FakeEngine> => new Engine(slots).start();
