// What happened to an engine, from real signals alone: the table of .specs/pools.md as data.

export const faultKinds = [
  'exited',
  'crashed',
  'host OOM',
  'killed',
  'VRAM OOM',
  'device error',
  'driver reset',
  'driver lost',
  'ECC uncorrected',
  'ECC corrected',
  'cannot start',
  'on the CPU',
  'hung',
  'connection lost',
  'stalled',
] as const;
export type FaultKind = (typeof faultKinds)[number];

export type EngineSignal =
  | {
      readonly kind: 'exit';
      readonly code: number | null;
      readonly signal: string | null;
      /** The host's count of processes that it killed for want of memory rose meanwhile. */
      readonly hostOomRose: boolean;
      /** The end of its standard error. */
      readonly text: string;
    }
  /** A line of standard error, or what the engine answered to a failed attempt. */
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'device';
      readonly change: 'driver-reset' | 'driver-lost' | 'ecc-uncorrected' | 'ecc-corrected';
    }
  | { readonly kind: 'no-start' }
  /** In a pool that must not: it said while it started that it computes there. */
  | { readonly kind: 'cpu' }
  | { readonly kind: 'no-probe' }
  | { readonly kind: 'connection' }
  | { readonly kind: 'idle' };

export interface SignalRow {
  readonly signal: string;
  readonly readAt: string;
  readonly fault: FaultKind;
  readonly reaction: string;
  means(signal: EngineSignal): boolean;
}

/** As a shell reports a process that was ended by KILL. */
const killedCode = 137;

function isKilled(signal: EngineSignal): boolean {
  return signal.kind === 'exit' && (signal.signal === 'SIGKILL' || signal.code === killedCode);
}

function says(pattern: RegExp): (signal: EngineSignal) => boolean {
  return signal => (signal.kind === 'text' || signal.kind === 'exit') && pattern.test(signal.text);
}

function deviceTells(change: string): (signal: EngineSignal) => boolean {
  return signal => signal.kind === 'device' && signal.change === change;
}

/** The first row that fits stands; rows that read words come before those that read a bare exit. */
export const signalTable: readonly SignalRow[] = [
  {
    signal: '`out of memory` together with `cuda`, or a refused device allocation',
    readAt: "stderr, exit, engine's error text",
    fault: 'VRAM OOM',
    reaction: 'restart, capacity estimated anew',
    means: says(/cuda\w*[^\n]*out of memory|cudaMalloc failed|failed to allocate CUDA\d* buffer/i),
  },
  {
    signal: '`bad_alloc`, `cannot allocate memory`, or memory refused on the host',
    readAt: "stderr, exit, engine's error text",
    fault: 'host OOM',
    reaction: 'restart with backoff, counted as host',
    means: says(/bad_alloc|cannot allocate memory|failed to allocate [^\n]*\b(CPU|host)\b/i),
  },
  {
    signal: '`CUDA error`, `cudaError`, `illegal memory access`',
    readAt: "stderr, engine's error text",
    fault: 'device error',
    reaction: 'unready, drain, restart',
    means: says(/CUDA error|cudaError|illegal memory access/),
  },
  {
    signal: 'exit code 0 that nobody asked for',
    readAt: 'process exit',
    fault: 'exited',
    reaction: 'restart with backoff',
    means: signal => signal.kind === 'exit' && signal.code === 0,
  },
  {
    signal: "killed by KILL, and the host's OOM counter rose",
    readAt: 'process exit, cgroup or kernel counter',
    fault: 'host OOM',
    reaction: 'restart with backoff, counted as host',
    means: signal => isKilled(signal) && signal.kind === 'exit' && signal.hostOomRose,
  },
  {
    signal: 'killed by KILL, counter unchanged',
    readAt: 'process exit',
    fault: 'killed',
    reaction: 'restart with backoff',
    means: isKilled,
  },
  {
    signal: 'exit code other than 0, or a signal other than KILL',
    readAt: 'process exit',
    fault: 'crashed',
    reaction: 'restart with backoff',
    means: signal => signal.kind === 'exit',
  },
  {
    signal: "the device's error counters fell, or a device that was gone is back",
    readAt: 'device port',
    fault: 'driver reset',
    reaction: 'unready, drain, restart',
    means: deviceTells('driver-reset'),
  },
  {
    signal: 'the device tool fails, or a device of the mask is gone',
    readAt: 'device port',
    fault: 'driver lost',
    reaction: 'unready until it is back; no restart',
    means: deviceTells('driver-lost'),
  },
  {
    signal: 'uncorrected ECC counter rose',
    readAt: 'device port',
    fault: 'ECC uncorrected',
    reaction: 'unready, drain, restart',
    means: deviceTells('ecc-uncorrected'),
  },
  {
    signal: 'corrected ECC counter rose',
    readAt: 'device port',
    fault: 'ECC corrected',
    reaction: 'counted',
    means: deviceTells('ecc-corrected'),
  },
  {
    signal: 'no process, or no ready answer within `start_timeout_ms`',
    readAt: 'process start',
    fault: 'cannot start',
    reaction: 'restart with backoff',
    means: signal => signal.kind === 'no-start',
  },
  {
    signal:
      'no usable device, fewer layers on the device than the model has, or the platform `cpu`, in a pool with `nvidia`',
    readAt: 'output of the start',
    fault: 'on the CPU',
    reaction: 'restart with backoff, never ready',
    means: signal => signal.kind === 'cpu',
  },
  {
    signal: 'probe not answered `missed_max` times, process alive',
    readAt: 'heartbeat',
    fault: 'hung',
    reaction: 'kill, restart',
    means: signal => signal.kind === 'no-probe',
  },
  {
    signal: 'connection refused or reset',
    readAt: 'engine port',
    fault: 'connection lost',
    reaction: 'attempt fails; breaker counts',
    means: signal => signal.kind === 'connection',
  },
  {
    signal: 'no bytes for `idle_ms` in a stream',
    readAt: 'engine port',
    fault: 'stalled',
    reaction: 'attempt aborted',
    means: signal => signal.kind === 'idle',
  },
];

/** Undefined where the signal means nothing, as most lines of an engine's output do. */
export function faultOf(signal: EngineSignal): FaultKind | undefined {
  return signalTable.find(row => row.means(signal))?.fault;
}
