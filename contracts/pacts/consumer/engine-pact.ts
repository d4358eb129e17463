import type { PactV4 as Pact } from '@pact-foundation/pact';
import { namingProblems, refuseBreach } from './example-check.ts';
import type { ProviderState } from './exchange.ts';
import { type Matcher, spelled } from './matchers.ts';
import { openPact, type PactFolder, pactFolder } from './pact-library.ts';

/** A body that is no JSON: what it looks like, and the form by which it is judged. */
export interface FormedText {
  readonly type: string;
  readonly text: string;
  readonly form: string;
}

interface Described {
  readonly description: string;
  readonly states: readonly ProviderState[];
  readonly clauses: readonly string[];
}

export interface EngineExchange extends Described {
  readonly request: {
    readonly method: 'GET' | 'POST';
    /** With matchers, as the body. */
    readonly path: string | Matcher;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: unknown;
  };
  /** Bodies have matchers; where neither is said, nothing of the body is relied upon. */
  readonly response: { readonly status: number; readonly body?: unknown; readonly formed?: FormedText };
}

export interface EngineFrame extends Described {
  /** The exchange with whose request the stream begins that has the event. */
  readonly of: EngineExchange;
  /** As the stream names it; `message` where it names none. */
  readonly event?: string;
  /** With matchers. */
  readonly data: unknown;
}

/** What an orchestrator relies on of one engine's wire. */
export class EnginePact {
  readonly #wire: string;
  readonly #folder: PactFolder;
  #pact: Pact | undefined;

  private constructor(wire: string, folder: PactFolder) {
    this.#wire = wire;
    this.#folder = folder;
  }

  /** In a folder of the caller's. */
  static in(path: string, wire: string): EnginePact {
    return new EnginePact(wire, { path, close: () => Promise.resolve() });
  }

  static async open(wire: string): Promise<EnginePact> {
    return new EnginePact(wire, await pactFolder());
  }

  close(): Promise<void> {
    return this.#folder.close();
  }

  /** All of them are answered while it is asked, and each has to be asked for. */
  async exchanges(exchanges: readonly EngineExchange[], ask: (url: string) => Promise<void>): Promise<void> {
    for (const exchange of exchanges) refuseBreach(exchange.description, namingProblems(exchange));
    const pact = await this.#open();
    const built = exchanges.map(exchange => exchangeIn(pact, exchange));
    await built.at(-1)?.executeTest(({ url }) => ask(url));
  }

  /** The frame's bytes, as they stand in a stream. */
  async frame(frame: EngineFrame, read: (bytes: Uint8Array) => void): Promise<void> {
    refuseBreach(frame.description, namingProblems(frame));
    const { event = 'message', of, data } = frame;
    const pact = await this.#open();
    let message = pact.addAsynchronousInteraction();
    for (const { name, params } of frame.states) message = message.given(name, { ...params });
    await message
      .reference('requirements', 'clauses', frame.clauses.join(', '))
      .expectsToReceive(frame.description, built => {
        built.withMetadata({ event, request: of.description });
        built.withJSONContent(data);
      })
      .executeTest(async ({ contents }) => {
        const name = event === 'message' ? '' : `event: ${event}\n`;
        read(Buffer.from(`${name}data: ${JSON.stringify(contents.content)}\n\n`));
      });
  }

  async #open(): Promise<Pact> {
    const parties = { consumer: 'orchestrator', provider: `${this.#wire}-engine` };
    this.#pact ??= await openPact(this.#folder.path, parties);
    return this.#pact;
  }
}

const exchangeIn = (pact: Pact, { description, states, clauses, request, response }: EngineExchange) => {
  let interaction = pact.addInteraction().uponReceiving(description);
  for (const { name, params } of states) interaction = interaction.given(name, { ...params });
  return interaction
    .reference('requirements', 'clauses', clauses.join(', '))
    .withRequest(request.method, request.path as string, built => {
      if (request.headers !== undefined) built.headers({ ...request.headers });
      if (request.body !== undefined) built.jsonBody(request.body);
    })
    .willRespondWith(response.status, built => {
      const { body, formed } = response;
      const type = formed?.type ?? (body === undefined ? undefined : 'application/json');
      if (type !== undefined) built.headers({ 'Content-Type': spelled(`^${type}(;.*)?$`, type) } as never);
      if (body !== undefined) built.jsonBody(body);
      if (formed === undefined) return;
      const { text, form } = formed;
      built.body(formed.type, Buffer.from(text));
      const rules = [{ 'pact:matcher:type': 'regex', regex: form }];
      built.matchingRules({ body: [{ path: '$', rules }] } as never);
    });
};
