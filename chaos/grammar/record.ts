// All that a run saw, as data. Invariants and figures are functions of it alone: nothing decides while it runs.
import type { Operation } from './operation.ts';
import type { Setting } from './setting.ts';

/** One generation that an engine was asked for, as the engine saw it. */
export interface EngineCall {
  readonly call: string;
  readonly engine: string;
  /** Absent where the server asked on its own behalf. */
  readonly task: string | undefined;
  readonly atMs: number;
  readonly pieces: { readonly atMs: number; readonly index: number; readonly text?: string }[];
  endedMs?: number;
  /** ended: as an engine ends · failed: a fault made it · aborted: the server hung up. */
  how?: 'ended' | 'failed' | 'aborted';
  /** Of one that failed: what the engine did, in the words of its script. */
  failure?: string;
}

export interface Witness {
  readonly atMs: number;
  readonly what: string;
}

export interface FaultWindow {
  readonly fault: string;
  readonly injectedMs: number;
  readonly healedMs: number;
  /** What shows that it took hold; none: nobody saw it, and the experiment says nothing. */
  readonly witnesses: readonly Witness[];
  /** Why it could not be made or healed. */
  readonly failure?: string;
}

/** From this moment on, until the next of the same engine. */
export interface EngineCondition {
  readonly atMs: number;
  readonly engine: string;
  /** Whether a probe of its health can get an answer that says that it takes work. */
  readonly answers: boolean;
}

/** A process that the server started for an engine, as that process told it. */
export interface WorkerLife {
  readonly engine: string;
  readonly worker: string;
  /** When the system began the process, by its own word: nobody who was late to hear of it changes that. */
  readonly startedMs: number;
  /** It was asked to end by SIGTERM, and stayed. */
  stayedMs?: number;
  endedMs?: number;
}

/** From the start of one process of the server to its end. */
export interface ServerLife {
  readonly pid: number;
  readonly startedMs: number;
  readyMs?: number;
  exitedMs?: number;
  code?: number | null;
  signal?: string;
}

export interface ReadinessPoll {
  readonly atMs: number;
  readonly answeredMs: number;
  /** Absent where no answer came. */
  readonly status?: number;
  readonly health?: number;
}

export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

export interface Scrape {
  readonly atMs: number;
  readonly life: number;
  readonly samples: readonly Sample[];
}

/** Of the server's process, from the operating system. */
export interface Resources {
  readonly atMs: number;
  readonly life: number;
  readonly rssBytes: number;
  readonly cpuMs: number;
  readonly descriptors: number;
}

export interface FinalTask {
  readonly task: string;
  /** unknown: the server doesn't know it. */
  readonly state: string;
  readonly code?: string;
  readonly attempts?: number;
  /** A read of the whole stream after everything. */
  readonly frames: readonly {
    readonly event: string;
    readonly id: number | undefined;
    readonly data: string;
  }[];
}

export interface FinalRead {
  readonly atMs: number;
  readonly tasks: readonly FinalTask[];
  readonly samples: readonly Sample[];
  /** Of the server, as it claims. */
  readonly capabilities?: unknown;
  /** Of the store, by state, over all that it lists. */
  readonly states: Readonly<Record<string, number>>;
}

/** What the generator itself did: a result of a generator that lagged is no result. */
export interface GeneratorRecord {
  /** Per arrival: when it was sent after it was due. */
  readonly lagMs: readonly number[];
  readonly cpuMs: number;
  readonly wallMs: number;
  readonly loopDelayP99Ms: number;
  /** The longest time in which it could do nothing at all, from the start of the server to the final read. */
  readonly stoodStillMs?: number;
  /** Of its main thread: how long it could have run and had no processor. Absent where the system doesn't say. */
  readonly waitedMs?: number;
  /** That it may use, together with the server and the engines. */
  readonly cores?: number;
}

export interface RunRecord {
  readonly experiment: string;
  readonly seed: number;
  readonly setting: Setting;
  /** Of the workload, without settling and final read. */
  readonly startedMs: number;
  readonly endedMs: number;
  readonly operations: readonly Operation[];
  readonly calls: readonly EngineCall[];
  readonly faults: readonly FaultWindow[];
  /** As the stage made them; absent for a server whose engines are not the suite's. */
  readonly engines?: readonly EngineCondition[];
  readonly lives: readonly ServerLife[];
  /** Absent where engines are no processes of the server's. */
  readonly workers?: readonly WorkerLife[];
  readonly readiness: readonly ReadinessPoll[];
  readonly scrapes: readonly Scrape[];
  readonly resources: readonly Resources[];
  /** Lines of the server's output. */
  readonly output: readonly { readonly atMs: number; readonly line: string }[];
  /** What a fault did or saw that nothing else here shows. */
  readonly notes: readonly Witness[];
  /** undefined: the server did not answer any more. */
  readonly final: FinalRead | undefined;
  readonly generator: GeneratorRecord;
  /** What the run itself could not do; the verdict is then unknown. */
  readonly failures: readonly string[];
}
