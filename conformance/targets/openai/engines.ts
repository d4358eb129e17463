import { parsedJson } from '#conformance/harness';
import { Engine, type WireName } from '#conformance/peers';
import { wires } from '../../peers/wires/index.ts';
import { modelServed } from './asked.ts';
import { type Behaviour, faithful, type Reply } from './behaviour.ts';
import type { Refusal } from './refusal.ts';
import { type Answer, type Choice, isChunk, type Sent } from './shapes.ts';

/** The faithful server as an engine's own server would say it, with the wire of the peer that plays it. */
export interface EngineServer {
  readonly name: Extract<WireName, 'llamacpp' | 'vllm' | 'tgi'>;
  readonly behaviour: Behaviour;
  /** Requests at once; what comes after waits, without end, or until there are far more. */
  readonly slots: number;
  /** Requirements that its wire breaks: true red lines, and no others. */
  readonly departs: readonly string[];
}

const ctx = 2_048;

/** What the peer of this wire lists. */
const listOf = (wire: EngineServer['name']): unknown => {
  const engine = new Engine({ wire, model: modelServed, version: '0', slots: 1, ctx });
  const request = {
    path: '/v1/models',
    query: new URLSearchParams(),
    headers: [],
    bodyText: '',
    body: undefined,
  };
  return parsedJson(wires[wire].answer({ method: 'GET', ...request }, engine)?.body ?? '');
};

const saying = (body: object, status: number, { headers }: Reply): Reply => ({
  ...{ status, headers },
  body: JSON.stringify(body),
});

const isOverflow = ({ code }: Pick<Refusal, 'code'>): boolean => code === 'context_length_exceeded';

const eachChunk = (sent: readonly Sent[], change: (chunk: Answer) => Answer): Sent[] =>
  sent.map(one => (isChunk(one) ? change(one) : one));

const unset = ({ usage, ...chunk }: Answer): Answer => ({
  ...chunk,
  choices: chunk.choices.map(choice => ({ logprobs: null, ...choice })),
  ...(usage ? { usage } : {}),
});

const vllmTypes: Readonly<Record<number, string>> = { 400: 'BadRequestError', 404: 'NotFoundError' };

const vllm: EngineServer = {
  ...{ name: 'vllm', slots: 256, departs: [] },
  behaviour: {
    ...faithful,
    lists: () => listOf('vllm'),
    streams: sent => eachChunk(sent, unset),
    refuses: (reply, { status, message, param }) =>
      saying({ error: { message, type: vllmTypes[status] ?? 'Error', param, code: status } }, status, reply),
  },
};

const timed = (chunk: Answer): Answer => ({ ...chunk, timings: { prompt_n: 1, predicted_n: 1 } });

const nullFirst = ({ delta, ...choice }: Choice): Choice => ({
  ...choice,
  ...(delta === undefined ? {} : { delta: delta.role === undefined ? delta : { ...delta, content: null } }),
});

const withTimings = (sent: readonly Sent[]): Sent[] => {
  const last = sent.findLastIndex(isChunk);
  return sent.map((one, at) => {
    if (!isChunk(one)) return one;
    const { usage, ...chunk } = { ...one, choices: one.choices.map(nullFirst) };
    const told = usage ? { ...chunk, usage } : chunk;
    return at === last ? timed(told) : told;
  });
};

/** What every engine of one model does: it answers whichever is asked for. */
const anyModel: Pick<Behaviour, 'takes'> = { takes: body => ({ ...body, model: modelServed }) };

/** Its parser fails as the server does: 500 for what is no JSON. */
const llamacppError = (
  { message, ...refusal }: Refusal,
  isJson: boolean,
): { status: number; error: object } => {
  if (!isJson) return { status: 500, error: { code: 500, message, type: 'server_error' } };
  const type = isOverflow(refusal) ? 'exceed_context_size_error' : 'invalid_request_error';
  const more = isOverflow(refusal) ? { n_prompt_tokens: ctx + 1, n_ctx: ctx } : {};
  return { status: 400, error: { code: 400, message, type, ...more } };
};

const llamacpp: EngineServer = {
  ...{ name: 'llamacpp', slots: 256, departs: ['OAI-ERROR-002', 'OAI-MODELS-002'] },
  behaviour: {
    ...faithful,
    ...anyModel,
    lists: () => listOf('llamacpp'),
    whole: timed,
    streams: withTimings,
    refuses: (reply, refusal, { body }) => {
      const { status, error } = llamacppError(refusal, body !== undefined);
      return saying({ error }, status, reply);
    },
  },
};

const inStream = (message: string): Reply => ({
  status: 200,
  headers: { 'Content-Type': 'text/event-stream' },
  body: `data: ${JSON.stringify({ error: { message, http_status_code: 422 } })}\n\ndata: [DONE]\n\n`,
});

const nameless = (answer: Answer): Answer => ({ ...answer, id: '' });

/**
 * It looks neither at the name of a model nor at n, its answers have no id, its errors are a text beside a type of
 * their own, and what only its engine finds wrong stands in the stream.
 */
const tgi: EngineServer = {
  ...{ name: 'tgi', slots: 128 },
  departs: [
    ...['OAI-CHAT-001', 'OAI-CHOICES-001', 'OAI-ERROR-001', 'OAI-ERROR-003'],
    ...['OAI-MODELS-002', 'OAI-STREAM-001', 'OAI-TEXT-001'],
  ],
  behaviour: {
    ...faithful,
    takes: ({ n: _n, ...body }) => ({ ...body, model: modelServed }),
    lists: () => listOf('tgi'),
    whole: nameless,
    streams: sent => eachChunk(sent, nameless),
    refuses: (reply, refusal, { body }) =>
      isOverflow(refusal) && body?.stream === true
        ? inStream(refusal.message)
        : saying({ error: refusal.message, error_type: 'validation' }, 422, reply),
  },
};

export const engineServers: readonly EngineServer[] = [llamacpp, vllm, tgi];
