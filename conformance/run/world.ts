import {
  type Answer,
  type BoundName,
  type CallOptions,
  type Entry,
  type History,
  HttpClient,
  type Json,
  OpenaiClient,
  Orchestrator,
  openaiBase,
  parsedJson,
  type RunningTarget,
  type Stream,
  type StreamOptions,
} from '#conformance/harness';
import type { Peer, PeerCall } from '#conformance/peers';
import type { Access } from './access-to.ts';
import type { CastCase } from './cast.ts';
import type { Names, Role } from './names.ts';
import { type Settings, withSettings } from './setup.ts';
import type { Stage } from './stage.ts';

export interface Caller {
  /** Without it the tenant that every case has. */
  readonly tenant?: string;
  /** data where not said; nobody sends no key. */
  readonly role?: Role | 'nobody';
}

export interface Draft extends Caller {
  readonly pool?: string;
  /** Members of the body by dotted path; null leaves one out. */
  readonly members?: Settings;
}

export interface Submission extends Draft, CallOptions {}

export interface Following extends Caller, StreamOptions {}

export interface WorldOptions {
  readonly cast: CastCase;
  readonly stage: Stage;
  readonly history: History;
  readonly access: Access;
}

/** How long a poll leaves a target alone at least: it keeps cores free and decides nothing. */
const pollPauseMs = 25;

/** What a step may do: call the target as somebody, script its engines, wait for what is recorded. */
export class World {
  readonly names: Names;
  readonly history: History;
  readonly stage: Stage;
  readonly cast: CastCase;
  readonly #access: Access;
  readonly #readers = new Map<string, Stream>();
  readonly #owners = new Map<string, Caller>();
  readonly #endings: (() => void)[] = [];

  constructor(options: WorldOptions) {
    this.names = options.cast.names;
    this.cast = options.cast;
    this.stage = options.stage;
    this.history = options.history;
    this.#access = options.access;
  }

  get target(): RunningTarget {
    return this.stage.running;
  }

  get http(): HttpClient {
    return new HttpClient({ baseUrl: this.target.url, history: this.history, ...this.#access });
  }

  /** A client of the target, by operations. */
  as({ tenant, role = 'data' }: Caller = {}): Orchestrator {
    const key = role === 'nobody' ? undefined : this.names.tenant(tenant).keys[role];
    const { http } = this;
    return new Orchestrator({
      http,
      controlHttp: http.at(this.target.controlUrl),
      ids: this.names.ids,
      ...(key === undefined ? {} : { key }),
    });
  }

  /** A client of the OpenAI surface. */
  openai({ tenant, role = 'data' }: Caller = {}): OpenaiClient {
    const key = role === 'nobody' ? undefined : this.names.tenant(tenant).keys[role];
    return this.openaiWith(key);
  }

  /** With any key, or none. */
  openaiWith(key: string | undefined): OpenaiClient {
    return new OpenaiClient({
      http: this.http.at(openaiBase(this.target.url)),
      pace: this.#access.pace,
      ...(key === undefined ? {} : { key }),
    });
  }

  peer(pool?: string, replica = 1): Peer {
    return this.stage.peer(this.cast, this.names.peer(pool, replica));
  }

  peersOf(pool?: string): Peer[] {
    return this.names.pool(pool).peers.map(name => this.stage.peer(this.cast, name));
  }

  /** The body of a valid task, with what the scenario says of it. */
  draft(task: string, { pool, members = {} }: Draft = {}): Record<string, unknown> {
    const { engine, modelRef, ctx } = this.names.pool(pool);
    const body = {
      task_id: this.names.taskId(task),
      workload: 'completion',
      engine,
      model_ref: modelRef,
      ctx: Math.min(1_024, ctx),
      priority: 'interactive',
      max_tokens: 16,
      deadline_ms: 60_000,
      prompt: this.names.prompt(task),
    };
    const kept = Object.entries(withSettings(body, members)).filter(([, value]) => value !== null);
    return Object.fromEntries(kept);
  }

  /** The exchange is called as the task is. */
  async submit(task: string, options: Submission = {}): Promise<Answer> {
    this.#owners.set(task, options);
    const body = this.draft(task, options);
    const answer = await this.as(options).call('createTask', { ...options, body });
    return this.remember(task, answer);
  }

  /** The exchange is called as the reader is. Resolves with the headers. */
  async follow(reader: string, task: string, options: Following = {}): Promise<Stream> {
    const caller = options.tenant === undefined && options.role === undefined ? this.ownerOf(task) : options;
    const stream = await this.as(caller).stream(this.names.taskId(task), options);
    return this.keep(reader, stream);
  }

  /** Under the name of its exchange; hung up with the case. */
  keep(reader: string, stream: Stream): Stream {
    this.#readers.set(reader, stream);
    this.history.remember(reader, stream.exchange);
    return stream;
  }

  reader(name: string): Stream {
    const stream = this.#readers.get(name);
    if (stream === undefined) throw new Error(`no step follows a task as reader ${name}`);
    return stream;
  }

  /** Who submitted the task. */
  ownerOf(task: string): Caller {
    const { tenant, role } = this.#owners.get(task) ?? {};
    return { ...(tenant === undefined ? {} : { tenant }), ...(role === undefined ? {} : { role }) };
  }

  remember(ref: string, answer: Answer): Answer {
    this.history.remember(ref, answer.exchange);
    return answer;
  }

  /** The n-th call by which an engine was asked for the task; undefined once the bound expired. */
  async callOf(task: string, nth = 1, bound: BoundName = 'frame_ms'): Promise<PeerCall | undefined> {
    const tail = this.names.promptTail(task);
    let left = nth;
    const entry = await this.history.until({
      bound,
      what: `an engine is asked for task ${task}, time ${nth}`,
      match: found => {
        if (!isGeneration(found) || !String(found.detail?.prompt).includes(tail)) return undefined;
        left -= 1;
        return left <= 0 ? found : undefined;
      },
    });
    return entry && this.stage.peer(this.cast, entry.peer).calls.find(call => call.id === entry.exchange);
  }

  /** Asks again until the answer is as it must be; the last one is called as the ref says. */
  async poll(ref: string, options: Poll): Promise<Answer> {
    const { history } = this;
    let isExpired = false;
    const bound = options.bound ?? 'terminal_ms';
    const cancel = history.clock.after(history.bounds[bound], () => {
      isExpired = true;
      history.note({ note: 'expired', bound, what: options.what });
    });
    try {
      for (;;) {
        const sinceMs = history.clock.nowMs();
        const answer = await options.ask();
        if (isExpired || options.isDone(answer)) return this.remember(ref, answer);
        // What is long to answer is asked less often.
        const pauseMs = Math.max(pollPauseMs, history.clock.nowMs() - sinceMs);
        await new Promise<void>(resolve => history.clock.after(pauseMs, resolve));
      }
    } finally {
      cancel();
    }
  }

  /** Reads the record until the task is in one of the states. */
  untilState(task: string, states: readonly string[], bound: BoundName = 'terminal_ms'): Promise<Answer> {
    return this.poll(task, {
      what: `task ${task} is ${states.join(' or ')}`,
      bound,
      ask: () => this.as(this.ownerOf(task)).record(this.names.taskId(task)),
      isDone: answer => states.includes(String(bodyOf(answer).state)),
    });
  }

  /** Done when the case is over. */
  atEnd(act: () => void): void {
    this.#endings.push(act);
  }

  /** Hangs up what is still open. */
  close(): void {
    for (const act of this.#endings) act();
    for (const stream of this.#readers.values()) stream.hangUp();
  }
}

export interface Poll {
  readonly what: string;
  readonly bound?: BoundName;
  readonly ask: () => Promise<Answer>;
  readonly isDone: (answer: Answer) => boolean;
}

export const bodyOf = (answer: Answer): Readonly<Record<string, Json>> =>
  Object(parsedJson(answer.body)) as Readonly<Record<string, Json>>;

const isGeneration = (entry: Entry): entry is Extract<Entry, { kind: 'peer' }> =>
  entry.kind === 'peer' && entry.action === 'request' && entry.detail?.generation === true;
