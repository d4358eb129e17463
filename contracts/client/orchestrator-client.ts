import { ArtifactOperations } from './artifact-operations.ts';
import { Caller } from './caller.ts';
import { CatalogOperations } from './catalog-operations.ts';
import { type ClientOptions, settingsOf } from './client-options.ts';
import { Connections } from './connections.ts';
import { PoolOperations } from './pool-operations.ts';
import { ServerOperations } from './server-operations.ts';
import { SessionOperations } from './session-operations.ts';
import { TaskOperations } from './task-operations.ts';

/** One caller's way to one orchestrator. Close it, or hold it with `await using`. */
export class OrchestratorClient implements AsyncDisposable {
  readonly tasks: TaskOperations;
  readonly sessions: SessionOperations;
  readonly pools: PoolOperations;
  readonly catalog: CatalogOperations;
  readonly artifacts: ArtifactOperations;
  readonly server: ServerOperations;
  readonly #connections: Connections;

  constructor(options: ClientOptions) {
    const settings = settingsOf(options);
    this.#connections = new Connections(settings);
    const caller = new Caller(settings, this.#connections);
    this.tasks = new TaskOperations(caller);
    this.sessions = new SessionOperations(caller);
    this.pools = new PoolOperations(caller);
    this.catalog = new CatalogOperations(caller);
    this.artifacts = new ArtifactOperations(caller);
    this.server = new ServerOperations(caller);
  }

  /** Open streams end, and calls that still wait fail. */
  async close(): Promise<void> {
    await this.#connections.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }
}
