// How an orchestrator is talked to. Each request has a history of its own, so that long runs keep nothing.
import {
  type Bounds,
  boundsOf,
  Connections,
  History,
  HttpClient,
  Ids,
  keyOf,
  newRunNonce,
  Orchestrator,
  ownHeadersOf,
  Redactor,
  type RunningTarget,
  realClock,
} from '#conformance/harness';

/** Decoding may take long; that it takes long is no difference between two outputs. */
export const patientBounds: Bounds = boundsOf({
  response_ms: 60_000,
  ready_ms: 120_000,
  first_frame_ms: 600_000,
  frame_ms: 600_000,
  terminal_ms: 600_000,
});

export interface Visit {
  readonly orchestrator: Orchestrator;
  readonly history: History;
  /** Hangs up whatever it left open. */
  close(): void;
}

export class Access {
  readonly #target: RunningTarget;
  readonly #connections: Connections;
  readonly #ids = new Ids(newRunNonce(), 'determinism');

  constructor(target: RunningTarget) {
    this.#target = target;
    this.#connections = new Connections({ connectMs: patientBounds.connect_ms });
  }

  /** No other task has it. */
  newId(): string {
    return this.#ids.uuid();
  }

  visit(): Visit {
    const { url, controlUrl, target } = this.#target;
    const key = keyOf(target, 'data') ?? keyOf(target, 'operator');
    const history = new History({ clock: realClock, bounds: patientBounds, redactor: new Redactor() });
    const http = new HttpClient({
      ...{ baseUrl: url, connections: this.#connections, history },
      headers: ownHeadersOf(target),
    });
    const orchestrator = new Orchestrator({
      ...{ http, controlHttp: http.at(controlUrl), ids: this.#ids },
      ...(key === undefined ? {} : { key }),
    });
    return { orchestrator, history, close: () => http.close() };
  }

  async close(): Promise<void> {
    await this.#connections.close();
  }
}
