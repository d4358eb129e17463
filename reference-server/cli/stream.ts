// `assay task stream`: the pieces as they come, and one line at the end.
import type { EndPayload, ErrorPayload, StartedPayload, TokenPayload } from '#contracts';
import { ask, jsonOf, sayRefusal, type Target } from './http-client.ts';
import type { ExitCode, Io } from './io.ts';
import { type SseFrame, sseFrames } from './sse-frames.ts';

export interface StreamArguments {
  readonly id: string;
  readonly json: boolean;
  /** The last frame that was read before. */
  readonly after?: number | undefined;
}

function endLine({ tokens_out, finish_reason, decode_ms, usage }: EndPayload): string {
  const tokens = usage === undefined ? '' : `, ${usage.total_tokens} tokens in all`;
  return `completed: ${tokens_out} piece(s)${tokens}, ${finish_reason}, decoded in ${decode_ms} ms`;
}

function errorLine({ code, message, retriable }: ErrorPayload): string {
  return `${code}: ${message}${retriable ? ' It can be tried again under a new id.' : ''}`;
}

/** Says one frame; the exit code where it was the last. */
function sayFrame({ event, data }: SseFrame, io: Io): ExitCode | undefined {
  if (event === 'token') io.write((JSON.parse(data) as TokenPayload).t);
  if (event === 'started') {
    const { queue_position } = JSON.parse(data) as StartedPayload;
    if (queue_position > 0) io.err(`waiting, ${queue_position} ahead`);
  }
  if (event === 'end') {
    io.write('\n');
    io.err(endLine(JSON.parse(data) as EndPayload));
    return 0;
  }
  if (event === 'error') {
    io.write('\n');
    io.err(errorLine(JSON.parse(data) as ErrorPayload));
    return 1;
  }
  return undefined;
}

function sayJson({ event, id, data }: SseFrame, io: Io): ExitCode | undefined {
  io.out(JSON.stringify({ event, ...(id === undefined ? {} : { id: Number(id) }), data: JSON.parse(data) }));
  if (event === 'end') return 0;
  return event === 'error' ? 1 : undefined;
}

/** The frames up to where the connection ends; one that breaks is one that ends. */
async function* unbroken(body: AsyncIterable<Uint8Array>): AsyncGenerator<SseFrame> {
  try {
    yield* sseFrames(body);
  } catch (error) {
    // What fetch says of a connection that was cut.
    if (!(error instanceof TypeError)) throw error;
  }
}

async function followFrames(
  body: AsyncIterable<Uint8Array>,
  args: StreamArguments,
  io: Io,
): Promise<ExitCode> {
  let last: string | undefined;
  for await (const frame of unbroken(body)) {
    const code = args.json ? sayJson(frame, io) : sayFrame(frame, io);
    if (code !== undefined) return code;
    last = frame.id ?? last;
  }
  if (!args.json) io.write('\n');
  io.err(`The stream ended before the task did.${last === undefined ? '' : ` Go on with --after ${last}.`}`);
  return 1;
}

export async function streamTask(args: StreamArguments, io: Io, target: Target): Promise<ExitCode> {
  const headers: Record<string, string> =
    args.after === undefined ? {} : { 'Last-Event-ID': String(args.after) };
  const response = await ask(target, { path: `/v1/tasks/${args.id}/stream`, headers });
  if (response.status === 204) {
    io.err('Nothing is left to read.');
    return 0;
  }
  if (!response.ok || response.body === null) {
    sayRefusal(await jsonOf(response), response.status, io);
    return 1;
  }
  return followFrames(response.body, args, io);
}
