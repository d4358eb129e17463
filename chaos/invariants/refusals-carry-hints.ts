import { type Finding, type Invariant, judged } from '../grammar/invariant.ts';
import type { Try } from '../grammar/operation.ts';

const queueLabels: readonly string[] = ['reject', 'drop-lru', 'shed-low-priority'];

/** What is wrong with it as an answer that says when to come back. */
const breaches = ({
  status,
  code,
  backoffMs,
  retryAfterS,
  retryAfterMs,
  policyLabel,
  retriable,
}: Try): string[] => {
  const named = `${status} ${code ?? ''}`.trim();
  if (backoffMs === undefined || !(backoffMs >= 0)) return [`${named} has no X-Backoff-Ms`];
  const isFitting =
    status === 503
      ? policyLabel === 'unavailable'
      : code === 'QUOTA_EXCEEDED'
        ? policyLabel === 'quota'
        : queueLabels.includes(policyLabel ?? '');
  return [
    ...(retryAfterS === Math.ceil(backoffMs / 1_000)
      ? []
      : [`${named} says to wait ${backoffMs} ms, and in Retry-After ${retryAfterS ?? 'nothing'}`]),
    ...(retryAfterMs === backoffMs
      ? []
      : [`${named} says to wait ${backoffMs} ms, and in its body ${retryAfterMs ?? 'nothing'}`]),
    ...(isFitting ? [] : [`${named} has the label ${policyLabel ?? 'of none'}`]),
    ...(retriable === true ? [] : [`${named} does not say that it can be sent again`]),
  ];
};

export const refusalsCarryHints: Invariant = {
  name: 'refusals carry hints',
  sentence:
    'Every 429 and 503 says when to come back, the same in both headers and in its body, why, and that it can be sent again.',
  judge: ({ operations }) => {
    const refusals = operations.flatMap(({ task, tries }) =>
      tries.filter(({ status }) => status === 429 || status === 503).map(refusal => ({ task, refusal })),
    );
    const findings = refusals.flatMap(({ task, refusal }): Finding[] =>
      breaches(refusal).map(what => ({ atMs: refusal.answeredMs ?? refusal.sentMs, task, what })),
    );
    return judged({
      ...{ looked: refusals.length, findings, nothing: 'nothing was refused' },
      figure: `${refusals.length} refusals`,
    });
  },
};
