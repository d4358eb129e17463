import { valueAt } from '#conformance/harness';
import type { Try } from '../grammar/operation.ts';

/** What a refusal says of coming back, beside the header that clients obey. */
export const hintsOf = (body: unknown, retryAfter: unknown): Partial<Try> => {
  const retryAfterMs = valueAt(body, 'retry_after_ms');
  const label = valueAt(body, 'policy_label');
  const retriable = valueAt(body, 'retriable');
  return {
    ...(typeof retryAfter === 'string' ? { retryAfterS: Number(retryAfter) } : {}),
    ...(typeof retryAfterMs === 'number' ? { retryAfterMs } : {}),
    ...(typeof label === 'string' ? { policyLabel: label } : {}),
    ...(typeof retriable === 'boolean' ? { retriable } : {}),
  };
};
