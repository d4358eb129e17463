// An engine of the harness behind the adapter protocol, so that an orchestrator serves the same engine that is asked
// directly. What goes wrong on its way to the orchestrator is told here, call by call.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { type AdapterParts, validateAdapterPart } from '#contracts';
import { samplerDefaults } from '#contracts/adapter';
import type { Output } from '../comparison/output.ts';
import type { Ask, RunningEngine } from '../engines/engine.ts';
import { schemed } from './schemed-digest.ts';
import { adapterWire } from './server-configuration.ts';
import { type Way, writeAnswer } from './write-answer.ts';

type Asked = AdapterParts['AdapterGenerateRequest'];

/**
 * What happens to one call. refuse: 503 before anything · cut: the connection breaks before the first piece · cut-late:
 * it breaks after some pieces · hold: nothing comes until it is let go.
 */
export type Mishap = 'refuse' | 'cut' | 'cut-late' | 'hold';

export interface HostOptions {
  readonly engine: RunningEngine;
  readonly slots: number;
  readonly isPieceAToken: boolean;
}

/** As asked for, or undefined where no case can ask so: somebody changed the sampler on the way. */
const samplingOf = ({ sampler }: Asked): 'greedy' | 'seeded' | undefined => {
  const { temperature, topP, topK, minP, repetitionPenalty } = samplerDefaults;
  const isDefault =
    sampler.top_p === topP &&
    sampler.top_k === topK &&
    sampler.min_p === minP &&
    sampler.repetition_penalty === repetitionPenalty;
  if (!isDefault) return undefined;
  if (sampler.temperature === 0) return 'greedy';
  return sampler.temperature === temperature ? 'seeded' : undefined;
};

const askOf = (asked: Asked): Ask | undefined => {
  const sampling = samplingOf(asked);
  const { input, max_tokens: maxTokens, seed, reuse_prompt: mayReusePrompt = false } = asked;
  if (sampling === undefined || input.prompt === undefined) return undefined;
  const entry = { name: 'hosted', prompt: input.prompt, seed: seed ?? 0, maxTokens, sampling };
  return { case: entry, seed, isStreamed: true, mayReusePrompt };
};

const json = (response: ServerResponse, status: number, value: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json', 'adapter-protocol': '1' });
  response.end(JSON.stringify(value));
};

const bodyOf = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
};

export class AdapterHost {
  /** How the bytes of what comes next get on their way. */
  way: Way = 'frames';
  readonly #options: HostOptions;
  readonly #mishaps: Mishap[] = [];
  readonly #held: (() => void)[] = [];
  readonly #waiting: (() => void)[] = [];
  readonly #sockets = new Set<Socket>();
  readonly #server = createServer((request, response) => {
    this.#serve(request, response).catch((error: unknown) => this.#fail(response, error));
  });

  private constructor(options: HostOptions) {
    this.#options = options;
    this.#server.on('connection', socket => {
      socket.setNoDelay(true);
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
  }

  static async start(options: HostOptions): Promise<AdapterHost> {
    const host = new AdapterHost(options);
    host.#server.listen(0, '127.0.0.1');
    await once(host.#server, 'listening');
    return host;
  }

  get url(): string {
    const address = this.#server.address();
    return `http://127.0.0.1:${address instanceof Object ? address.port : 0}`;
  }

  /** Calls that have come and wait to be let go. */
  get held(): number {
    return this.#held.length;
  }

  /** What the next calls meet, one each; those after them meet nothing. */
  next(...mishaps: readonly Mishap[]): void {
    this.#mishaps.push(...mishaps);
  }

  /** Mishaps that no call has met. */
  get pending(): number {
    return this.#mishaps.length;
  }

  /** Resolves once a call is held, at once where one is. */
  async untilHeld(signal: AbortSignal): Promise<void> {
    if (this.#held.length > 0) return;
    const come = Promise.withResolvers<void>();
    this.#waiting.push(come.resolve);
    signal.addEventListener('abort', () => come.reject(signal.reason), { once: true });
    await come.promise;
  }

  letGo(): void {
    for (const release of this.#held.splice(0)) release();
  }

  async stop(): Promise<void> {
    this.letGo();
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
    await once(this.#server, 'close');
    await this.#options.engine.stop();
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const told = this.#told(request.url ?? '');
    if (told !== undefined) return json(response, 200, told);
    const asked = validateAdapterPart('AdapterGenerateRequest', await bodyOf(request));
    const ask = asked.ok ? askOf(asked.value) : undefined;
    if (ask === undefined) {
      const message = asked.ok ? `no case asks for ${JSON.stringify(asked.value.sampler)}` : 'no request';
      return json(response, 400, { kind: 'invalid-request', message, retriable: false });
    }
    await this.#generate(ask, response);
  }

  #told(path: string): unknown {
    const { engine, slots, isPieceAToken } = this.#options;
    const { build, modelDigest } = engine.fingerprint;
    switch (path) {
      case '/describe':
        return description(isPieceAToken);
      case '/health':
        return { live: true, ready: true, detail: 'it answers' };
      case '/version':
        return {
          engine_version: build,
          ...(modelDigest === undefined ? {} : { model_digest: schemed(modelDigest) }),
        };
      case '/slots':
        return { total: slots, free: slots };
      default:
        return undefined;
    }
  }

  async #generate(ask: Ask, response: ServerResponse): Promise<void> {
    const abort = new AbortController();
    response.on('close', () => abort.abort());
    const mishap = this.#mishaps.shift();
    if (mishap === 'refuse')
      return json(response, 503, { kind: 'unavailable', message: 'not now', retriable: true });
    if (mishap === 'hold') await this.#hold(abort.signal);
    if (abort.signal.aborted) return;
    const output: Output = await this.#options.engine.ask(ask, abort.signal);
    response.writeHead(200, { 'content-type': 'text/event-stream', 'adapter-protocol': '1' });
    await writeAnswer(response, output, { way: this.way, cut: mishap });
  }

  #hold(signal: AbortSignal): Promise<void> {
    return new Promise(resolve => {
      this.#held.push(resolve);
      for (const tell of this.#waiting.splice(0)) tell();
      signal.addEventListener('abort', () => {
        this.#held.splice(this.#held.indexOf(resolve), 1);
        resolve();
      });
    });
  }

  #fail(response: ServerResponse, error: unknown): void {
    if (response.destroyed) return;
    if (response.headersSent) response.destroy();
    else json(response, 500, { kind: 'internal', message: String(error).slice(0, 4_000), retriable: false });
  }
}

const description = (isPieceAToken: boolean): AdapterParts['AdapterDescription'] => ({
  protocol: '1.0',
  wire: adapterWire,
  capabilities: {
    ...{ seed: true, determinism: 'bits', piece_per_token: isPieceAToken, token_ids: true, logprobs: false },
    ...{ messages: false, ignore_end: false, tokenize: false, slots: true, metrics: false, version: true },
    interruptible_decode: false,
  },
});
