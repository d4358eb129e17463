// How the commands speak to a server: one request, one answer, and a sentence where nobody answers.
import type { Io } from './io.ts';

export interface Target {
  readonly url: string;
  readonly key?: string | undefined;
}

export interface Ask {
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
}

function causeOf(error: unknown): string {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'ECONNREFUSED') return 'nothing listens there';
  return String(code ?? (cause instanceof Error ? cause.message : cause));
}

export async function ask(
  target: Target,
  { method = 'GET', path, body, headers = {} }: Ask,
): Promise<Response> {
  try {
    return await fetch(new URL(path, target.url), {
      method,
      redirect: 'manual',
      headers: {
        ...headers,
        ...(target.key === undefined ? {} : { Authorization: `Bearer ${target.key}` }),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch (error) {
    throw new UnreachableError(`${target.url} could not be reached: ${causeOf(error)}.`);
  }
}

interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly retry_after_ms?: number;
  readonly details?: { readonly problems?: readonly { readonly message: string }[] };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'code' in value && 'message' in value;
}

/** What a refusal means, in lines. */
export function refusalLines(value: unknown, status: number): readonly string[] {
  if (!isRefusal(value)) return [`The server answered ${status}, and not as this contract says.`];
  const problems = (value.details?.problems ?? []).map(problem => `  ${problem.message}`);
  const hint = value.retry_after_ms === undefined ? [] : [`  Try again in ${value.retry_after_ms} ms.`];
  return [`${value.code}: ${value.message}`, ...problems, ...hint];
}

export async function jsonOf(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

export function sayRefusal(value: unknown, status: number, io: Io): void {
  for (const line of refusalLines(value, status)) io.err(line);
}
