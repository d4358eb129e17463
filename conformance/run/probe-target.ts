import {
  type Answer,
  type Bounds,
  type Clock,
  History,
  HttpClient,
  isRecord,
  parsedJson,
  Redactor,
} from '#conformance/harness';
import type { Access } from './access-to.ts';

/** What answers at a URL, before anything is judged. */
export type Probe =
  | { readonly found: 'orchestrator'; readonly apiVersion?: string }
  /** Something that answers and is not one: it is judged like any other. */
  | { readonly found: 'server' }
  | { readonly found: 'foreign'; readonly api: string }
  | { readonly found: 'nothing'; readonly reason: string };

interface Foreign {
  readonly api: string;
  readonly path: string;
  readonly knows: (body: Readonly<Record<string, unknown>>) => boolean;
}

const foreignApis: readonly Foreign[] = [
  { api: 'Ollama', path: '/api/tags', knows: body => Array.isArray(body.models) },
  { api: 'Text Generation Inference', path: '/info', knows: body => typeof body.model_id === 'string' },
  { api: 'Triton (KServe v2)', path: '/v2', knows: body => body.name === 'triton' },
  {
    api: 'the OpenAI API',
    path: '/v1/models',
    knows: body => body.object === 'list' && Array.isArray(body.data),
  },
];

const bodyOf = (answer: Answer): Readonly<Record<string, unknown>> | undefined => {
  const body = answer.status === 200 ? parsedJson(answer.body) : undefined;
  return isRecord(body) ? body : undefined;
};

/** Asks for life first; what does not answer as an orchestrator does is asked for what others have. */
export const probeTarget = async (
  url: string,
  options: { readonly access: Access; readonly bounds: Bounds; readonly clock: Clock },
): Promise<Probe> => {
  const { access, bounds, clock } = options;
  const history = new History({ clock, bounds, redactor: new Redactor() });
  const client = new HttpClient({ baseUrl: url, history, ...access });
  const ask = (path: string): Promise<Answer> => client.send({ method: 'GET', path });
  const live = await ask('/healthz');
  if (live.status === undefined) {
    const closed = history.entries.find(entry => entry.kind === 'closed');
    return {
      found: 'nothing',
      reason: closed?.kind === 'closed' ? (closed.error ?? 'no answer') : 'no answer',
    };
  }
  const body = bodyOf(live);
  if (body?.live === true) {
    const version = body.api_version;
    return { found: 'orchestrator', ...(typeof version === 'string' ? { apiVersion: version } : {}) };
  }
  for (const { api, path, knows } of foreignApis) {
    const told = bodyOf(await ask(path));
    if (told !== undefined && knows(told)) return { found: 'foreign', api };
  }
  return { found: 'server' };
};
