// The ways in which engines and orchestrators are known to break the promise. What explains a divergence names one.

export const faultClasses = [
  'batch-size dependence',
  'first request differs',
  'seed ignored',
  'seed lost after a restart',
  'prefix-cache effect',
  'tie-break',
  'adapter path',
  'stream and non-stream differ',
  'replica drift',
  'orchestrator-made',
] as const;

export type FaultClass = (typeof faultClasses)[number];
