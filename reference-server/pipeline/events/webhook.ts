// The delivery of one event to a webhook: a POST, tried again while its time lasts and trying again makes sense.
import type { PostJson } from '../../egress/index.ts';
import { nextAttempt, type World } from '../../kernel/index.ts';

const pace = { attemptsMax: 3, baseMs: 50, capMs: 1_000, jitter: 0.5 };

export interface WebhookOptions {
  readonly url: string;
  /** From the first try to the last answer. */
  readonly timeoutMs: number;
  readonly post: PostJson;
  readonly world: World;
}

function isFinal(statusCode: number): boolean {
  return statusCode < 500 && statusCode !== 408 && statusCode !== 429;
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const fail = (): void => reject(new Error('the delivery ran out of time'));
    if (signal.aborted) fail();
    else signal.addEventListener('abort', fail, { once: true });
  });
}

function delay(world: World, delayMs: number): Promise<void> {
  return new Promise(resolve => {
    world.after(delayMs, resolve, { background: true });
  });
}

async function statusOf(
  options: WebhookOptions,
  json: string,
  signal: AbortSignal,
): Promise<number | undefined> {
  try {
    return (await options.post(options.url, json, signal)).statusCode;
  } catch {
    // No answer at all is what the caller is told, whatever the cause.
    return undefined;
  }
}

async function tries(options: WebhookOptions, json: string, signal: AbortSignal): Promise<void> {
  const { world, timeoutMs } = options;
  const endsAtMs = world.monotonicMs() + timeoutMs;
  for (let attempt = 1; ; attempt += 1) {
    const status = await statusOf(options, json, signal);
    if (status !== undefined && status >= 200 && status < 300) return;
    const failure = status === undefined ? 'no answer' : `status ${status}`;
    if (status !== undefined && isFinal(status)) throw new Error(failure);
    const remainingMs = endsAtMs - world.monotonicMs();
    const next = nextAttempt(pace, { attempt, random: world.random(), remainingMs });
    if (next.kind === 'stop') throw new Error(failure);
    await delay(world, next.delayMs);
    if (signal.aborted) throw new Error(failure);
  }
}

/** Rejects where no 2xx came in time. */
export async function deliverToWebhook(
  options: WebhookOptions,
  json: string,
  closing: AbortSignal,
): Promise<void> {
  const abort = new AbortController();
  const end = (): void => abort.abort();
  const timer = options.world.after(options.timeoutMs, end);
  closing.addEventListener('abort', end, { once: true });
  try {
    await Promise.race([tries(options, json, abort.signal), aborted(abort.signal)]);
  } finally {
    timer.cancel();
    closing.removeEventListener('abort', end);
    end();
  }
}
