import type { PactV4 as Pact } from '@pact-foundation/pact';
import { OrchestratorClient } from '../../client/index.ts';
import { eventSchema } from './event-schema.ts';
import { eventProblems, exchangeProblems, refuseBreach, responseSchema } from './example-check.ts';
import type { EventExpectation, Exchange, ExpectedResponse, ReadEvent } from './exchange.ts';
import { matchedBody } from './matched-body.ts';
import { consumer, openPact, type PactFolder, pactFolder, provider } from './pact-library.ts';
import {
  exampleKey,
  methodOf,
  pathOf,
  requestHeaders,
  responseHeaders,
  restOfStream,
  statesOf,
  wholeStream,
} from './pact-terms.ts';

export interface Consumer {
  readonly client: OrchestratorClient;
  readonly url: string;
  /** Who asks, for what no client would send. */
  readonly headers: Readonly<Record<string, string>>;
}

const needsOf = ({ exact = [], relied = [] }: Pick<ExpectedResponse, 'exact' | 'relied'>) => ({
  exact,
  relied,
});

/** Writes one pact. Nothing reaches Pact before all of its example was judged: half an interaction would stay. */
export class ConsumerPact {
  readonly #folder: PactFolder;
  #pact: Pact | undefined;

  private constructor(folder: PactFolder) {
    this.#folder = folder;
  }

  /** In a folder of the caller's. */
  static in(path: string): ConsumerPact {
    return new ConsumerPact({ path, close: () => Promise.resolve() });
  }

  static async open(): Promise<ConsumerPact> {
    return new ConsumerPact(await pactFolder());
  }

  close(): Promise<void> {
    return this.#folder.close();
  }

  async exchange(exchange: Exchange, ask: (consumer: Consumer) => Promise<void>): Promise<void> {
    refuseBreach(exchange.description, exchangeProblems(exchange));
    const { operation, request, response, clauses } = exchange;
    const pact = await this.#open();
    let interaction = pact.addInteraction().uponReceiving(exchange.description);
    for (const { name, params } of statesOf(exchange)) interaction = interaction.given(name, { ...params });
    await interaction
      .comment({ key: 'operation', value: operation })
      .reference('requirements', 'clauses', clauses.join(', '))
      .withRequest(methodOf(exchange), pathOf(exchange), built => {
        if (request.query !== undefined) built.query({ ...request.query });
        built.headers(requestHeaders(request) as never);
        if (request.body !== undefined) built.jsonBody(request.body);
        if (request.text !== undefined)
          built.body(request.headers?.['Content-Type'] ?? 'application/json', Buffer.from(request.text));
      })
      .willRespondWith(response.status, built => {
        built.headers(responseHeaders(response) as never);
        if (response.stream !== undefined) {
          const form = 'Last-Event-ID' in (request.headers ?? {}) ? restOfStream : wholeStream;
          const rules = [{ 'pact:matcher:type': 'regex', regex: form }];
          built.body('text/event-stream', Buffer.from(response.stream));
          built.matchingRules({ body: [{ path: '$', rules }] } as never);
        } else if (response.body !== undefined) {
          built.jsonBody(matchedBody(response.body, responseSchema(exchange), needsOf(response)));
        }
      })
      .executeTest(({ url }) => asConsumer(url, request.role !== undefined, ask));
  }

  async event(expected: EventExpectation, read: (came: ReadEvent) => void): Promise<void> {
    refuseBreach(expected.description, eventProblems(expected));
    const { event, payload, clauses } = expected;
    const pact = await this.#open();
    let message = pact.addAsynchronousInteraction();
    for (const { name, params } of expected.states) message = message.given(name, { ...params });
    await message
      .comment({ key: 'event', value: event })
      .reference('requirements', 'clauses', clauses.join(', '))
      .expectsToReceive(expected.description, built => {
        built.withMetadata({ event });
        built.withJSONContent(matchedBody(payload, eventSchema(event), needsOf(expected)));
      })
      .executeTest(async ({ contents, metadata }) => {
        read({ event: String(metadata.event), data: JSON.stringify(contents.content) });
      });
  }

  async #open(): Promise<Pact> {
    this.#pact ??= await openPact(this.#folder.path, { consumer, provider });
    return this.#pact;
  }
}

const asConsumer = async (
  url: string,
  hasKey: boolean,
  ask: (consumer: Consumer) => Promise<void>,
): Promise<void> => {
  const key = hasKey ? { apiKey: exampleKey } : {};
  await using client = new OrchestratorClient({ baseUrl: url, validatesAnswers: true, ...key });
  await ask({ client, url, headers: hasKey ? { authorization: `Bearer ${exampleKey}` } : {} });
};
