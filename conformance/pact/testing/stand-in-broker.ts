// A small Pact Broker on loopback, in memory: publishing, pacts for verification, results, can-i-deploy.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { isRecord, parsedJson } from '#conformance/harness';
import { BrokerStore, type Published, shaOf } from './broker-store.ts';

export interface StandInBroker {
  readonly url: string;
  readonly store: BrokerStore;
  /** `METHOD path`, of every request that came. */
  readonly asked: string[];
  /** Answers in place of the broker while it is set. */
  instead: ((request: IncomingMessage, response: ServerResponse) => void) | undefined;
  close(): Promise<void>;
}

interface Reply {
  readonly status: number;
  readonly body: unknown;
}

interface Question {
  readonly base: string;
  readonly method: string;
  /** Decoded. */
  readonly parts: readonly string[];
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
}

const textOf = async (message: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of message as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
};

const found = (body: unknown, status = 200): Reply => ({ status, body });
const recordsIn = (value: unknown) => (Array.isArray(value) ? value.filter(isRecord) : []);

const index = (base: string): Reply =>
  found({
    _links: {
      'pb:publish-contracts': { href: `${base}/contracts/publish` },
      'pb:provider-pacts-for-verification': {
        href: `${base}/pacts/provider/{provider}/for-verification`,
        templated: true,
      },
    },
  });

const publishedIn = (body: Question['body']): readonly Published[] =>
  recordsIn(body.contracts).map(contract => {
    const content = Buffer.from(String(contract.content), 'base64').toString('utf8');
    return {
      consumer: String(contract.consumerName),
      version: String(body.pacticipantVersionNumber),
      ...(typeof body.branch === 'string' ? { branch: body.branch } : {}),
      ...(typeof body.buildUrl === 'string' ? { buildUrl: body.buildUrl } : {}),
      tags: Array.isArray(body.tags) ? body.tags.map(String) : [],
      provider: String(contract.providerName),
      content,
      sha: shaOf(content),
    };
  });

const publish = (store: BrokerStore, body: Question['body']): Reply => {
  const { pacticipantName, pacticipantVersionNumber: version } = body;
  const pacts = publishedIn(body);
  if (!version) return found({ errors: { pacticipantVersionNumber: ["can't be blank"] } }, 400);
  const stranger = pacts.find(({ consumer, content }) => {
    const document = parsedJson(content);
    const named = isRecord(document) && isRecord(document.consumer) ? document.consumer.name : undefined;
    return consumer !== pacticipantName || consumer !== named;
  });
  if (stranger !== undefined) return found({ errors: { contracts: ['consumerName does not match'] } }, 400);
  const refused = pacts.find(pact => !store.publish(pact));
  if (refused !== undefined) {
    const text = `Cannot change the content of the pact for ${refused.consumer} version ${version} and provider ${refused.provider}`;
    return found({ notices: [{ type: 'error', text }], errors: { contracts: [text] } }, 409);
  }
  const notices = pacts.map(({ consumer, provider }) => ({
    type: 'success',
    text: `Pact successfully published for ${consumer} version ${version} and provider ${provider}.`,
  }));
  return found({ notices, _links: {} });
};

const forVerification = (store: BrokerStore, { base, parts, body }: Question): Reply => {
  const provider = parts[2] ?? '';
  const { consumerVersionSelectors: selectors, providerVersionBranch } = body;
  const pacts = store.select(provider, recordsIn(selectors), providerVersionBranch).map(pact => ({
    shortDescription: 'latest',
    verificationProperties: {
      notices: [
        { when: 'before_verification', text: `The pact of ${pact.consumer} ${pact.version} is selected.` },
        { when: 'after_verification:success_true_published_true', text: 'All is well.' },
      ],
    },
    _links: {
      self: {
        href: `${base}/pacts/provider/${encodeURIComponent(provider)}/consumer/${encodeURIComponent(pact.consumer)}/pact-version/${pact.sha}`,
        name: `Pact between ${pact.consumer} (${pact.version}) and ${provider}`,
      },
    },
  }));
  return found({ _embedded: { pacts } });
};

const pactReply = (store: BrokerStore, { base, parts }: Question): Reply | undefined => {
  const [, , provider = '', , consumer = '', , sha = ''] = parts;
  const pact = store.pact(provider, consumer, sha);
  if (pact === undefined) return undefined;
  const self = `${base}/${parts.map(encodeURIComponent).join('/')}`;
  const _links = {
    'pb:publish-verification-results': { href: `${self}/verification-results` },
    'pb:provider': { href: `${base}/pacticipants/${encodeURIComponent(provider)}` },
  };
  return found({ ...(JSON.parse(pact.content) as object), _links });
};

const takeResult = (store: BrokerStore, { parts, body }: Question): Reply => {
  const [, , provider = '', , consumer = '', , sha = ''] = parts;
  const { success, providerApplicationVersion: version } = body;
  if (typeof success !== 'boolean' || typeof version !== 'string')
    return found({ errors: { success: ['must be true or false'] } }, 400);
  store.results.push({ provider, consumer, sha, version, success, body });
  return found({}, 201);
};

const canIDeploy = (store: BrokerStore, { query }: Question): Reply => {
  const matrix = store.matrix(query.get('pacticipant') ?? '', query.get('version') ?? '');
  const count = (success: boolean | null): number => matrix.filter(row => row.success === success).length;
  const summary = { success: count(true), failed: count(false), unknown: count(null) };
  const deployable = matrix.length > 0 && summary.success === matrix.length;
  return found({ summary: { deployable, ...summary }, matrix });
};

const replyTo = (store: BrokerStore, question: Question): Reply | undefined => {
  const { method, parts, base, body } = question;
  const path = `${method} /${parts.join('/')}`;
  if (path === 'GET /') return index(base);
  if (path === 'POST /contracts/publish') return publish(store, body);
  if (path === 'GET /can-i-deploy') return canIDeploy(store, question);
  if (/^POST \/pacts\/.*\/for-verification$/.test(path)) return forVerification(store, question);
  if (/^POST \/pacts\/.*\/verification-results$/.test(path)) return takeResult(store, question);
  if (/^GET \/pacts\/.*\/pact-version\/\w+$/.test(path)) return pactReply(store, question);
  const [, name = '', , branch = '', , version = ''] = parts;
  if (/^PUT \/pacticipants\/[^/]+\/branches\//.test(path)) {
    store.branchVersions.push(`${name} ${version} ${branch}`);
    return found({}, 201);
  }
  if (/^GET \/pacticipants\/[^/]+$/.test(path)) {
    const href = `${base}/pacticipants/${encodeURIComponent(name)}/branches/{branch}/versions/{version}`;
    return found({ name, _links: { 'pb:branch-version': { href, templated: true } } });
  }
  return undefined;
};

/** With an authorization nobody comes in without it. */
export const startStandInBroker = async (authorization?: string): Promise<StandInBroker> => {
  const broker: Omit<StandInBroker, 'url' | 'close'> = {
    store: new BrokerStore(),
    asked: [],
    instead: undefined,
  };
  let base = '';
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams: query } = new URL(request.url ?? '/', base);
    const method = request.method ?? 'GET';
    broker.asked.push(`${method} ${pathname}`);
    if (broker.instead !== undefined) return broker.instead(request, response);
    const parts = pathname.split('/').slice(1).map(decodeURIComponent);
    const read = parsedJson(await textOf(request));
    const body = isRecord(read) ? read : {};
    const isKnown = authorization === undefined || request.headers.authorization === authorization;
    const { status, body: said } = isKnown
      ? (replyTo(broker.store, { base, method, parts, query, body }) ??
        found({ error: { message: 'Not found' } }, 404))
      : found({ error: { message: 'Unauthorized' } }, 401);
    response
      .writeHead(status, { 'Content-Type': 'application/hal+json;charset=utf-8' })
      .end(JSON.stringify(said));
  };
  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => response.destroy(error as Error));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  base = `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`;
  return Object.assign(broker, {
    url: base,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  });
};
