// What a process that runs tests is told, and what it tells.

/** A piece of one file's source, changed in memory while it is loaded. */
export interface Patch {
  /** Relative to the root. */
  readonly file: string;
  readonly from: number;
  /** What stands there: another text means that the file changed since. */
  readonly was: string;
  readonly becomes: string;
}

export interface Order {
  readonly patch?: Patch;
  /** Test files relative to the root, in the order in which they are run. */
  readonly tests: readonly string[];
  /** Of a single test. */
  readonly testMs: number;
  /** Run once every test has passed; 0: none. */
  readonly seeds: number;
  /** Tell which code of files under these folders was run. */
  readonly covers: readonly string[];
  /** Clauses: only tests that carry one of them are run, all of them, and each is told. */
  readonly carrying?: readonly string[];
}

/** A test that ended. Only an assertion that failed says something of the code. */
export interface TestEnd {
  /** Relative to the root. */
  readonly file: string;
  readonly title: string;
  readonly state: 'passed' | 'refuted' | 'broke down';
}

/** From, to and how often, as V8 counts; a range within another says it better. */
export type Range = readonly [from: number, to: number, count: number];

export type Coverage = Readonly<Record<string, readonly Range[]>>;

export interface Told {
  readonly kind: 'passed' | 'failed' | 'unloadable';
  readonly tests: number;
  /** The patched file was loaded; true without a patch. */
  readonly isLoaded: boolean;
  /** The first failure: the test's whole title, and the message. */
  readonly failure?: { readonly test: string; readonly message: string; readonly isTimeout: boolean };
  readonly coverage?: Coverage;
  /** Where clauses were asked for. */
  readonly ends?: readonly TestEnd[];
  readonly ms: number;
}
