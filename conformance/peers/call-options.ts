import type { ServerResponse } from 'node:http';
import type { Clock, Sink } from '#conformance/harness';
import type { Engine } from './engine.ts';
import type { Form, PeerRequest, Wire } from './wire.ts';

export interface CallOptions {
  readonly id: string;
  readonly peer: string;
  readonly request: PeerRequest;
  readonly form: Form;
  readonly wire: Wire;
  readonly engine: Engine;
  readonly response: ServerResponse;
  readonly clock: Clock;
  readonly sink: Sink;
}
