import {
  type Answer,
  type Bounds,
  type Clock,
  History,
  HttpClient,
  isRecord,
  OpenaiClient,
  openaiBase,
  Redactor,
} from '#conformance/harness';
import type { Access } from './access-to.ts';

/** What lists models at a URL, before anything is judged. */
export type ModelProbe =
  | {
      readonly found: 'models';
      readonly ids: readonly string[];
      readonly ctxOf: (id: string) => number | undefined;
    }
  | { readonly found: 'something'; readonly answer: string }
  | { readonly found: 'nothing'; readonly reason: string };

export interface ProbeOptions {
  readonly access: Access;
  readonly bounds: Bounds;
  readonly clock: Clock;
  readonly key?: string;
}

/** Under which names servers tell how long a context may be. */
const ctxNames = ['max_model_len', 'context_length', 'context_window', 'max_context_length'];

const ctxIn = (model: unknown): number | undefined => {
  if (!isRecord(model)) return undefined;
  const meta = isRecord(model.meta) ? model.meta : {};
  const told = [...ctxNames.map(name => model[name]), meta.n_ctx_train];
  return told.find((value): value is number => typeof value === 'number' && value > 0);
};

const readModels = (answer: Answer): ModelProbe => {
  const body = answer.status === 200 ? answer.json : undefined;
  const data: unknown = isRecord(body) ? body.data : undefined;
  const models = Array.isArray(data) ? data.filter(isRecord) : [];
  const ids = models.map(({ id }) => id).filter(id => typeof id === 'string');
  if (ids.length === 0)
    return { found: 'something', answer: `${answer.status} ${answer.body.slice(0, 200)}`.trim() };
  return { found: 'models', ids, ctxOf: id => ctxIn(models.find(model => model.id === id)) };
};

export const probeModels = async (url: string, options: ProbeOptions): Promise<ModelProbe> => {
  const { access, bounds, clock, key } = options;
  const redactor = new Redactor();
  if (key !== undefined) redactor.add(key, 'data key');
  const history = new History({ clock, bounds, redactor });
  const http = new HttpClient({ baseUrl: openaiBase(url), history, ...access });
  const client = new OpenaiClient({ http, pace: access.pace, ...(key === undefined ? {} : { key }) });
  const answer = await client.models();
  if (answer.status !== undefined) return readModels(answer);
  const closed = history.entries.find(entry => entry.kind === 'closed');
  return {
    found: 'nothing',
    reason: closed?.kind === 'closed' ? (closed.error ?? 'no answer') : 'no answer',
  };
};
