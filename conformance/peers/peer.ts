import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { BoundName, Clock, History, Sink } from '#conformance/harness';
import { OpenSockets, realClock } from '#conformance/harness';
import type { Behaviour } from './behaviour.ts';
import type { Engine } from './engine.ts';
import { HeldPort } from './held-port.ts';
import { isAuthorized } from './is-authorized.ts';
import { PeerCall } from './peer-call.ts';
import { engineOf, type PeerOptions } from './peer-options.ts';
import { readRequest } from './request-body.ts';
import { Scripts } from './scripts.ts';
import type { Form, PeerRequest, WireName } from './wire.ts';
import { wires } from './wires/index.ts';
import { witnessOf } from './witness-of.ts';
import { writeReply } from './write-reply.ts';

/** Routes that tell of one task rather than of the engine, and that are witnessed. */
const taskRoutes = ['/tokenize', '/detokenize', '/apply-template', '/chat_tokenize'];

/** A scripted engine on a real socket. It witnesses what it is asked and when it is hung up on. */
export class Peer {
  readonly name: string;
  readonly wire: WireName;
  readonly engine: Engine;
  readonly calls: PeerCall[] = [];
  /** How often each other route was asked, by method and path. */
  readonly probes = new Map<string, number>();
  readonly #options: PeerOptions;
  readonly #clock: Clock;
  readonly #server: Server;
  readonly #sockets: OpenSockets;
  readonly #scripts: Scripts;
  #brokenRoutes: readonly string[] = [];
  #answersProbes = true;
  #apiKey: string | undefined;
  readonly #unanswered: (() => void)[] = [];
  #port = 0;
  #held: HeldPort | undefined;

  constructor(options: PeerOptions) {
    this.#options = options;
    this.#apiKey = options.apiKey;
    this.#port = options.port ?? 0;
    this.#clock = options.clock ?? realClock;
    this.name = options.name;
    this.wire = options.wire;
    this.#scripts = new Scripts(options.taskMark);
    this.engine = engineOf(options);
    this.#server = createServer({ keepAliveTimeout: 5_000, noDelay: true }, (message, response) => {
      this.#serve(message, response).catch((error: unknown) => this.#indict(error, response));
    });
    this.#sockets = new OpenSockets(this.#server);
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Whether who asks for its health learns that it takes work. */
  get isWell(): boolean {
    const isAsked = this.#server.listening && this.#answersProbes;
    return isAsked && this.engine.isReady && this.#brokenRoutes.length === 0;
  }

  /** After a crash, where it was. */
  async listen(): Promise<void> {
    if (this.#server.listening) return;
    this.#server.listen(this.#port, this.#options.host ?? '127.0.0.1');
    await once(this.#server, 'listening');
    this.#held?.release();
    const address = this.#server.address();
    if (address !== null && typeof address === 'object') this.#port = address.port;
  }

  /** What every later call does. */
  script(behaviour: Behaviour): void {
    this.#scripts.always = behaviour;
  }

  /** What every call does whose prompt has the text. */
  scriptTask(text: string, behaviour: Behaviour): void {
    this.#scripts.ofTask(text, behaviour);
  }

  /** What each later call does, told by what it asks; undefined leaves it to the script. */
  scriptBy(choose: Scripts['choose']): void {
    this.#scripts.choose = choose;
  }

  /** What the orchestrator's own tests meet, in turn and from the start again; without any, an engine that is well. */
  scriptTests(...behaviours: readonly Behaviour[]): void {
    this.#scripts.ofTests(behaviours);
  }

  /** These paths are answered 500 from now on, and no others. */
  breakRoutes(...paths: readonly string[]): void {
    this.#brokenRoutes = paths;
  }

  setModel(model: string): void {
    this.engine.model = model;
  }

  /** What the next calls do, one each, before the script applies again. */
  scriptNext(...behaviours: readonly Behaviour[]): void {
    this.#scripts.next(behaviours);
  }

  /** From now on only prompts with the mark take scripts and count as generations; what else is asked is a test. */
  setTaskMark(mark: string | undefined): void {
    this.#scripts.taskMark = mark;
  }

  setReady(isReady: boolean): void {
    this.engine.isReady = isReady;
  }

  /** The key that it asks for from now on; undefined: none. */
  setApiKey(key: string | undefined): void {
    this.#apiKey = key;
  }

  setVersion(version: string): void {
    this.engine.version = version;
  }

  /** Of health and the like, how many wait for an answer. */
  get unanswered(): number {
    return this.#unanswered.length;
  }

  /** Whether health and the like are answered at all; otherwise they hang until they are again. */
  setProbes(answers: boolean): void {
    this.#answersProbes = answers;
    if (answers) for (const answer of this.#unanswered.splice(0)) answer();
  }

  /** The n-th generation that this history saw it asked for, from 1; undefined once the bound expired. */
  nthCall(history: History, nth = 1, bound: BoundName = 'frame_ms'): Promise<PeerCall | undefined> {
    let left = nth;
    return history.until({
      bound,
      what: `${this.name} is asked for generation ${nth}`,
      match: entry => {
        if (entry.kind !== 'peer' || entry.peer !== this.name || entry.action !== 'request') return undefined;
        if (entry.detail?.generation !== true) return undefined;
        left -= 1;
        return left <= 0 ? this.calls.find(call => call.id === entry.exchange) : undefined;
      },
    });
  }

  /** Refuses connections from now on, and cuts those that stand, as a dead process does. */
  async crash(): Promise<void> {
    const held = await HeldPort.prepared();
    await Promise.all([this.close(), held.hold(this.#port)]);
    this.#held = held;
  }

  async close(): Promise<void> {
    this.#held?.release();
    if (!this.#server.listening) return;
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#sockets.reset();
    await closed;
    for (const call of this.calls) call.stop();
  }

  /** A body that was cut off is the orchestrator's doing; whatever else is thrown here is a fault of the peer. */
  #indict(error: unknown, response: ServerResponse): void {
    const message = error instanceof Error ? error.message : String(error);
    this.#options.sink({ kind: 'peer', peer: this.name, action: 'failed', detail: { unread: message } });
    response.destroy();
  }

  async #serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await readRequest(message);
    const wire = wires[this.wire];
    if (!isAuthorized(request, this.#apiKey)) return writeReply(response, wire.unauthorized());
    const form = wire.formOf(request);
    if (form !== undefined && this.engine.isReady) return this.#generate(request, form, response);
    if (form !== undefined) this.#witnessUnready(request);
    const route = `${request.method} ${request.path}`;
    this.probes.set(route, (this.probes.get(route) ?? 0) + 1);
    if (!this.#answersProbes) {
      this.#unanswered.push(() => this.#answerRoute(request, response));
      return;
    }
    this.#answerRoute(request, response);
  }

  #answerRoute(request: PeerRequest, response: ServerResponse): void {
    const wire = wires[this.wire];
    const route = `${request.method} ${request.path}`;
    if (taskRoutes.includes(request.path))
      this.#witness(request, `${this.name}.${route}`, { generation: false });
    const reply = this.#brokenRoutes.includes(request.path)
      ? { status: 500, headers: [], body: 'the engine failed' }
      : (wire.answer(request, this.engine) ?? wire.notFound(request));
    writeReply(response, reply);
  }

  /** A task that comes while it is not ready is refused, and seen all the same. */
  #witnessUnready(request: PeerRequest): void {
    const isTask = this.#scripts.isTask(wires[this.wire].promptOf(request));
    this.#witness(request, `${this.name}.unready`, isTask ? { generation: true } : { test: true });
  }

  #generate(request: PeerRequest, form: Form, response: ServerResponse): void {
    const wire = wires[this.wire];
    const id = `${this.name}.c${this.calls.length + 1}`;
    const sink = this.#sinkOf(request);
    const { engine } = this;
    const call = new PeerCall({
      ...{ id, peer: this.name, request, form, wire, engine, response, sink },
      clock: this.#clock,
    });
    this.calls.push(call);
    const isTask = this.#scripts.isTask(call.prompt);
    const { maxTokens } = call.generation;
    const behaviour = this.#scripts.behaviourOf({ prompt: call.prompt, maxTokens, request });
    this.#witness(request, id, isTask ? { generation: true } : { generation: false, test: true });
    const isFull = engine.busy.every(busy => busy !== undefined);
    if (call.generation.promptTokens > engine.ctx) call.fail({ kind: 'context-overflow' });
    else if (isFull && this.#options.overload === 'refuse') call.fail({ kind: 'queue-full' });
    else call.enter(behaviour);
  }

  #sinkOf(request: PeerRequest): Sink {
    return this.#options.owner?.(request, wires[this.wire].promptOf(request)) ?? this.#options.sink;
  }

  #witness(request: PeerRequest, exchange: string, kind: Readonly<Record<string, boolean>>): void {
    const detail = witnessOf(request, wires[this.wire], this.engine);
    this.#sinkOf(request)({
      ...{ kind: 'peer', peer: this.name, action: 'request', exchange },
      detail: { ...kind, ...detail },
    });
  }
}

export const startPeer = async (options: PeerOptions): Promise<Peer> => {
  const peer = new Peer(options);
  await peer.listen();
  return peer;
};
