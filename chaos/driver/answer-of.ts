import { valueAt } from '#conformance/harness';
import type { Try } from '../grammar/operation.ts';

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Parsed; undefined where it is no JSON. */
  readonly body: unknown;
}

const numberAt = (value: unknown, path: string): number | undefined => {
  const found = valueAt(value, path);
  return typeof found === 'number' ? found : undefined;
};

/** What a refusal says of coming back, beside the header that clients obey. */
const hintsOf = ({ headers, body }: Answered): Partial<Try> => {
  const retryAfter = headers['retry-after'];
  const retryAfterMs = numberAt(body, 'retry_after_ms');
  const label = valueAt(body, 'policy_label');
  const retriable = valueAt(body, 'retriable');
  return {
    ...(typeof retryAfter === 'string' ? { retryAfterS: Number(retryAfter) } : {}),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(typeof label === 'string' ? { policyLabel: label } : {}),
    ...(typeof retriable === 'boolean' ? { retriable } : {}),
  };
};

/** What invariants need of the answer to a submission. */
export const answerOf = (answered: Answered): Partial<Try> => {
  const { status, headers, body } = answered;
  const code = valueAt(body, 'code');
  const backoffMs = Number(headers['x-backoff-ms']);
  const predictedStartMs = numberAt(body, 'predicted_start_ms');
  const jobId = valueAt(body, 'job_id');
  return {
    status,
    ...(typeof code === 'string' ? { code } : {}),
    ...(Number.isFinite(backoffMs) ? { backoffMs } : {}),
    ...(predictedStartMs === undefined ? {} : { predictedStartMs }),
    ...(typeof jobId === 'string' ? { jobId } : {}),
    ...(headers['idempotency-replayed'] === 'true' ? { isReplay: true } : {}),
    ...(status >= 400 ? hintsOf(answered) : {}),
  };
};
