// An orchestrator that decodes nothing, and looks as if it did: its usage, its metrics and the engine in its records
// are what an honest one would show.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { isRecord } from '#conformance/harness';

export interface CheatAsked {
  readonly prompt: string;
  readonly seed: number;
  readonly maxTokens: number;
}

export interface CheatAnswer {
  readonly text: string;
  readonly finishReason: 'stop' | 'length';
  readonly promptTokens: number;
  readonly completionTokens: number;
}

/** How it comes to an answer without the model. */
export type Cheating = (asked: CheatAsked) => CheatAnswer;

export interface CheatFacts {
  readonly build: string;
  readonly modelDigest: string;
}

interface Kept {
  readonly asked: CheatAsked;
  readonly answer: CheatAnswer;
}

const poolId = 'tiny';
const replicaId = 'tiny-a';

const bodyOf = async (request: IncomingMessage): Promise<Record<string, unknown>> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const body: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  return isRecord(body) ? body : {};
};

const json = (response: ServerResponse, status: number, value: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
};

const usageOf = ({ promptTokens, completionTokens }: CheatAnswer) => ({
  prompt_tokens: promptTokens,
  completion_tokens: completionTokens,
  total_tokens: promptTokens + completionTokens,
});

/** One letter each, as a model of bytes would give them. */
const piecesOf = (text: string): string[] => [...text];

const frame = (id: number, event: string, value: unknown): string =>
  `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(value)}\n\n`;

export class CheatingServer {
  readonly #cheating: Cheating;
  readonly #facts: CheatFacts;
  readonly #tasks = new Map<string, Kept>();
  readonly #server: Server;

  private constructor(cheating: Cheating, facts: CheatFacts) {
    this.#cheating = cheating;
    this.#facts = facts;
    this.#server = createServer((request, response) => {
      this.#serve(request, response).catch((error: unknown) => json(response, 500, { code: String(error) }));
    });
  }

  static async start(cheating: Cheating, facts: CheatFacts): Promise<CheatingServer> {
    const cheat = new CheatingServer(cheating, facts);
    cheat.#server.listen(0, '127.0.0.1');
    await once(cheat.#server, 'listening');
    return cheat;
  }

  get url(): string {
    const address = this.#server.address();
    return `http://127.0.0.1:${address instanceof Object ? address.port : 0}`;
  }

  async stop(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = request.url ?? '';
    if (url === '/readyz')
      return json(response, 200, { ready: true, pools: [{ pool_id: poolId, ready: true }] });
    if (url === '/metrics') return void response.end(this.#metrics());
    if (url === '/v1/replicasets') return json(response, 200, { items: [this.#set()] });
    if (url === '/v1/tasks') return this.#admit(await bodyOf(request), response);
    const [, taskId = '', rest = ''] = /^\/v1\/tasks\/([^/]+)(\/stream)?$/.exec(url) ?? [];
    const kept = this.#tasks.get(taskId);
    if (kept === undefined) return json(response, 404, { code: 'TASK_NOT_FOUND' });
    if (rest === '') return json(response, 200, this.#record(taskId, kept));
    this.#stream(response, kept);
  }

  #admit(body: Record<string, unknown>, response: ServerResponse): void {
    const taskId = String(body.task_id);
    const asked = {
      prompt: String(body.prompt),
      seed: Number(body.seed),
      maxTokens: Number(body.max_tokens),
    };
    this.#tasks.set(taskId, { asked, answer: this.#cheating(asked) });
    const streams = { sse: `/v1/tasks/${taskId}/stream` };
    json(response, 202, {
      ...{ task_id: taskId, job_id: `job-${this.#tasks.size}`, state: 'queued', queue_position: 0 },
      ...{ predicted_start_ms: 0, backoff_ms: 0, received_ms: 0, streams },
    });
  }

  #stream(response: ServerResponse, { answer }: Kept): void {
    const pieces = piecesOf(answer.text);
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const end = {
      ...{ tokens_out: pieces.length, usage: usageOf(answer) },
      ...{ finish_reason: answer.finishReason, decode_ms: 1 },
    };
    const tokens = pieces.map((t, i) => frame(i, 'token', { t, i }));
    response.end(tokens.join('') + frame(pieces.length, 'end', end));
  }

  #record(taskId: string, { asked, answer }: Kept): object {
    const { build, modelDigest } = this.#facts;
    const attempt = { n: 1, engine: 'embedded', engine_version: build, model_digest: modelDigest };
    return {
      ...{ task_id: taskId, state: 'completed', seed: asked.seed, output: answer.text },
      ...{ finish_reason: answer.finishReason, usage: usageOf(answer) },
      tokens_out: piecesOf(answer.text).length,
      attempts: [{ ...attempt, replica_id: replicaId, pool_id: poolId, outcome: 'completed' }],
    };
  }

  #metrics(): string {
    const answers = [...this.#tasks.values()].map(({ answer }) => answer);
    const sum = (count: (answer: CheatAnswer) => number): number =>
      answers.reduce((total, answer) => total + count(answer), 0);
    const labels = `{engine="embedded",engine_version="${this.#facts.build}",pool_id="${poolId}",replica_id="${replicaId}"}`;
    return [
      `tokens_in_total${labels} ${sum(({ promptTokens }) => promptTokens)}`,
      `tokens_out_total${labels} ${sum(({ text }) => piecesOf(text).length)}`,
      '',
    ].join('\n');
  }

  #set(): object {
    const { build, modelDigest } = this.#facts;
    return {
      ...{ id: 'set-1', engine: 'embedded', pool_id: poolId, model_ref: 'tiny', model_digest: modelDigest },
      ...{ engine_version: build, sampler_profile_version: 'examined-1', replicas: [replicaId] },
    };
  }
}
