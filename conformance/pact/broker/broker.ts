// A Pact Broker over HTTP. What it asks for to be recognised goes to its own origin alone, and into no sentence.
import { type Clock, headerValue, isRecord, parsedJson, Redactor } from '#conformance/harness';
import { NoAnswer, send } from '../exchange.ts';
import type { Came } from '../judge-answer.ts';
import type { Credential } from './credential.ts';
import { linkIn, type Resource, reasonIn } from './hal.ts';

/** The broker refuses, or could not be asked: nothing is known. */
export class BrokerProblem extends Error {
  override readonly name = 'BrokerProblem';
}

export interface BrokerOptions {
  readonly url: string;
  readonly credential?: Credential | undefined;
  readonly clock: Clock;
}

const answerMs = 30_000;
const accepted = 'application/hal+json, application/json';

const originOf = (url: string): string => {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined || !/^https?:$/.test(parsed.protocol))
    throw new BrokerProblem(`${url} is no http or https address`);
  if (parsed.username !== '' || parsed.password !== '')
    throw new BrokerProblem(
      'the address holds a name or a password: put them into a variable, and name that',
    );
  return parsed.origin;
};

export class Broker {
  readonly url: string;
  readonly #origin: string;
  readonly #credential: Credential | undefined;
  readonly #clock: Clock;
  readonly #redactor = new Redactor();

  /** Throws BrokerProblem. */
  constructor({ url, credential, clock }: BrokerOptions) {
    this.url = url;
    this.#origin = originOf(url);
    this.#credential = credential;
    this.#clock = clock;
    for (const secret of credential?.secrets ?? []) this.#redactor.add(secret, `$${credential?.variable}`);
  }

  get(address: string): Promise<Resource> {
    return this.#ask('GET', address);
  }

  post(address: string, body: Resource): Promise<Resource> {
    return this.#ask('POST', address, body);
  }

  put(address: string, body: Resource): Promise<Resource> {
    return this.#ask('PUT', address, body);
  }

  link(resource: Resource, relation: string, values?: Readonly<Record<string, string>>): string {
    const address = linkIn(resource, relation, values);
    if (address === undefined)
      throw new BrokerProblem(
        `${this.#origin} has no link ${relation} there: it is no Pact Broker, or too old`,
      );
    return address;
  }

  /** What the broker told, as it may be shown. */
  shown(text: string): string {
    return this.#redactor.text(text);
  }

  async #ask(method: string, address: string, body?: Resource): Promise<Resource> {
    const came = await this.#answer(method, this.#within(address), body);
    const { status = 0 } = came;
    if (status < 200 || status > 299) throw new BrokerProblem(this.shown(this.#refusal(came)));
    const document = typeof came.body === 'string' ? parsedJson(came.body) : (came.body ?? {});
    if (!isRecord(document)) throw new BrokerProblem(`${address} answers with no JSON document`);
    return document;
  }

  /** Throws where an address leads away. */
  #within(address: string): string {
    const url = URL.canParse(address, this.url) ? new URL(address, this.url) : undefined;
    if (url?.origin !== this.#origin)
      throw new BrokerProblem(
        this.shown(`${this.#origin} names an address elsewhere, ${address}: nothing is sent there`),
      );
    return url.href;
  }

  async #answer(method: string, url: string, body: Resource | undefined): Promise<Came> {
    const headers = {
      Accept: accepted,
      ...(this.#credential === undefined ? {} : { Authorization: this.#credential.header }),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    };
    const sent = { method, url, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    try {
      return await send(sent, { clock: this.#clock, withinMs: answerMs });
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      throw new BrokerProblem(this.shown(`nothing is read from ${this.#origin}: ${error.message}`));
    }
  }

  #refusal({ status = 0, headers, body }: Came): string {
    const why = reasonIn(body);
    const because = why === '' ? '' : `:\n${why}`;
    if (status >= 300 && status < 400)
      return `${this.#origin} redirects (${status}) to ${headerValue(headers, 'location')}, which is not followed: name that address itself`;
    if (status === 401 || status === 403) {
      const credential = this.#credential;
      return credential === undefined
        ? `${this.#origin} wants to know who asks (${status}), and no variable with a token was named${because}`
        : `${this.#origin} refuses what $${credential.variable} holds (${status})${because}`;
    }
    if (status === 409) return `${this.#origin} already has something else there (409)${because}`;
    return `${this.#origin} answers with ${status}${because}`;
  }
}
