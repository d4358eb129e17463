// Then: what the metrics must be.
import { claim, type Json } from '#conformance/harness';
import { claims, type StepDefinition } from '../run/step.ts';

const labelsOf = ({ value: _value, change: _change, ...labels }: Readonly<Record<string, Json>>) =>
  Object.fromEntries(Object.entries(labels).map(([name, value]) => [name, String(value)]));

export const metricSteps: readonly StepDefinition[] = [
  claims('in {string} the metric {string} has:', (_, [ref, name], input) =>
    claim('metric.value', 'metric.value', {
      ref,
      name,
      labels: labelsOf(input.pairs),
      value: input.pairs.value ?? { $exists: true },
    }),
  ),
  claims('from {string} to {string} the metric {string} changes by:', (_, [before, after, name], input) =>
    claim('metric.change', 'metric.change', {
      before,
      after,
      name,
      labels: labelsOf(input.pairs),
      change: input.pairs.change ?? 0,
    }),
  ),
];
