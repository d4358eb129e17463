import { Client, type Dispatcher } from 'undici';
import { SseParser } from '#conformance/harness';
import { type AdapterPart, type AdapterParts, validateAdapterPart } from '#contracts';
import { EngineError } from '#contracts/adapter';

/** The major version that is spoken here. */
export const protocolMajor = '1';

export const versionHeader = 'adapter-protocol';

/** The other side said what the protocol does not allow. */
export class ProtocolBreach extends Error {
  override readonly name = 'ProtocolBreach';
}

export interface Asked {
  readonly path: string;
  readonly signal: AbortSignal;
  readonly body?: unknown;
  readonly traceparent?: string | undefined;
  readonly version?: string;
}

export interface Answered {
  readonly status: number;
  readonly version: string | undefined;
  readonly text: string;
}

export interface ProtocolEvent {
  readonly name: string;
  readonly data: string;
}

const answerBytesMax = 4 << 20;

export const partOf = <Name extends AdapterPart>(
  name: Name,
  text: string,
  where: string,
): AdapterParts[Name] => {
  const checked = validateAdapterPart(name, jsonOf(text, where));
  if (checked.ok) return checked.value;
  const [problem] = checked.problems;
  throw new ProtocolBreach(`${where} is no ${name}: ${problem?.message}`);
};

const jsonOf = (text: string, where: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new ProtocolBreach(`${where} is not JSON`);
  }
};

export const errorOf = (problem: AdapterParts['AdapterProblem']): EngineError => {
  const { kind, message, retriable, retry_after_ms: retryAfterMs } = problem;
  return new EngineError(kind, message, {
    retriable,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
};

/** Asks an adapter process. Each call has a connection of its own, so that closing it is the cancel of that call. */
export class ProtocolConnection {
  readonly #url: URL;

  constructor(url: string) {
    this.#url = new URL(url);
  }

  /** The whole answer, whatever it is. */
  answer(asked: Asked): Promise<Answered> {
    return this.#exchange(asked, async ({ statusCode: status, headers, body }) => {
      return { status, version: String(headers[versionHeader] ?? ''), text: await textOf(body) };
    });
  }

  /** A body of a success, checked against the contract. */
  async part<Name extends AdapterPart>(name: Name, asked: Asked): Promise<AdapterParts[Name]> {
    const { status, text } = await this.answer(asked);
    const where = `the answer of ${asked.path}`;
    if (status === 200) return partOf(name, text, where);
    throw errorOf(partOf('AdapterProblem', text, `${where} (${status})`));
  }

  /** The events of a success, as they come. */
  async *events(asked: Asked): AsyncGenerator<ProtocolEvent, undefined> {
    const client = this.#client();
    try {
      const { statusCode, body } = await client.request(this.#request(asked));
      if (statusCode !== 200) {
        const where = `the answer of ${asked.path} (${statusCode})`;
        throw errorOf(partOf('AdapterProblem', await textOf(body), where));
      }
      const parser = new SseParser();
      for await (const chunk of body)
        for (const item of parser.push(chunk))
          if (item.kind === 'frame') yield { name: item.event ?? 'message', data: item.data ?? '' };
      return undefined;
    } finally {
      await client.destroy();
    }
  }

  async #exchange<Value>(
    asked: Asked,
    read: (answer: Dispatcher.ResponseData) => Promise<Value>,
  ): Promise<Value> {
    const client = this.#client();
    try {
      return await read(await client.request(this.#request(asked)));
    } finally {
      await client.destroy();
    }
  }

  #client(): Client {
    return new Client(this.#url.origin, { headersTimeout: 0, bodyTimeout: 0 });
  }

  #request({ path, body, signal, traceparent, version = protocolMajor }: Asked): Dispatcher.RequestOptions {
    return {
      method: body === undefined ? 'GET' : 'POST',
      path: `${this.#url.pathname.replace(/\/+$/, '')}${path}`,
      headers: {
        [versionHeader]: version,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(traceparent === undefined ? {} : { traceparent }),
      },
      body: body === undefined ? null : JSON.stringify(body),
      signal,
    };
  }
}

const textOf = async (body: AsyncIterable<Buffer>): Promise<string> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > answerBytesMax) throw new ProtocolBreach(`an answer of more than ${answerBytesMax} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
};
