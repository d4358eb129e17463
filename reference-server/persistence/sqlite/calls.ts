// What the main thread may ask of the store's thread, and what comes back.
import type { ArtifactQuery, ArtifactRow } from '../../artifacts/index.ts';
import type { CatalogRow } from '../../catalog/index.ts';
import type {
  AuditRow,
  Retention,
  SessionRow,
  StoreOperation,
  TaskQuery,
  TaskRow,
  UsageRow,
} from '../../tasks/index.ts';

/** What happened to one caller's operations: undefined where they are durable, else the reason why not. */
export type GroupOutcome = string | undefined;

export interface ForgetOrder {
  readonly retention: Retention;
  readonly rowsMax: number;
}

export interface Calls {
  readonly open: { readonly argument: undefined; readonly answer: undefined };
  readonly commit: {
    readonly argument: readonly (readonly StoreOperation[])[];
    readonly answer: readonly GroupOutcome[];
  };
  /** Answers the most rows that it dropped of one kind. */
  readonly forget: { readonly argument: ForgetOrder; readonly answer: number };
  readonly findTask: {
    readonly argument: { readonly tenantId: string; readonly taskId: string };
    readonly answer: TaskRow | undefined;
  };
  readonly listTasks: { readonly argument: TaskQuery; readonly answer: readonly TaskRow[] };
  readonly openTasks: { readonly argument: undefined; readonly answer: readonly TaskRow[] };
  readonly sessions: { readonly argument: undefined; readonly answer: readonly SessionRow[] };
  readonly usage: { readonly argument: undefined; readonly answer: readonly UsageRow[] };
  readonly audit: {
    readonly argument: { readonly limit: number; readonly skip: number };
    readonly answer: readonly AuditRow[];
  };
  readonly putModel: { readonly argument: CatalogRow; readonly answer: undefined };
  readonly findModel: { readonly argument: string; readonly answer: CatalogRow | undefined };
  readonly models: { readonly argument: undefined; readonly answer: readonly CatalogRow[] };
  readonly putArtifact: { readonly argument: ArtifactRow; readonly answer: undefined };
  readonly findArtifact: {
    readonly argument: { readonly tenantId: string; readonly id: string };
    readonly answer: ArtifactRow | undefined;
  };
  readonly artifacts: { readonly argument: ArtifactQuery; readonly answer: readonly ArtifactRow[] };
  readonly artifactBytes: { readonly argument: string; readonly answer: number };
  readonly highestArtifact: { readonly argument: undefined; readonly answer: number };
  /** Every task id of the file, as a filter. */
  readonly knownIds: { readonly argument: undefined; readonly answer: Uint32Array };
  readonly highestOrdinal: { readonly argument: undefined; readonly answer: number };
  readonly close: { readonly argument: undefined; readonly answer: undefined };
}

export type CallName = keyof Calls;
export type Argument<Name extends CallName> = Calls[Name]['argument'];
export type Answer<Name extends CallName> = Calls[Name]['answer'];

export type Call = {
  [Name in CallName]: { readonly id: number; readonly name: Name; readonly argument: Argument<Name> };
}[CallName];

export type Reply =
  | { readonly id: number; readonly answer: Answer<CallName> }
  | { readonly id: number; readonly failure: string };

export interface WorkerSettings {
  readonly path: string;
  readonly busyTimeoutMs: number;
  /** Bounds the file; absent: the disk does. */
  readonly pagesMax?: number | undefined;
  /** Ended tasks that are remembered at most; absent: their retention alone bounds them. */
  readonly endedRowsMax?: number | undefined;
}
