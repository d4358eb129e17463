// What a consumer test says of one exchange or one event, before anything is handed to Pact.
import type { EventTypes } from '../../generated/events.ts';
import type { OperationId } from '../../operations.ts';

export interface ProviderState {
  readonly name: string;
  readonly params: Readonly<Record<string, string | number | boolean>>;
}

export type Role = 'data' | 'operator' | 'admin';

export interface ExpectedRequest {
  /** Absent: nobody says who asks. */
  readonly role?: Role;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** The body as it is, where it is no JSON. */
  readonly text?: string;
  /** In place of the operation's own. */
  readonly method?: string;
  /** Why the contract does not allow it. */
  readonly refusedFor?: string;
}

export interface ExpectedResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** A whole event stream. */
  readonly stream?: string;
  /** Places of the body that the client needs exactly as they stand, as JSON pointers; `*` is every item. */
  readonly exact?: readonly string[];
  /** Places that the contract leaves optional and the client needs here. */
  readonly relied?: readonly string[];
}

export interface Exchange {
  readonly description: string;
  readonly states: readonly ProviderState[];
  readonly clauses: readonly string[];
  readonly operation: OperationId;
  readonly request: ExpectedRequest;
  readonly response: ExpectedResponse;
}

export interface EventExpectation {
  readonly description: string;
  readonly states: readonly ProviderState[];
  readonly clauses: readonly string[];
  readonly event: keyof EventTypes;
  readonly payload: unknown;
  readonly exact?: readonly string[];
  readonly relied?: readonly string[];
}

/** An event as a reader of the stream has it, before the client makes it one of its own. */
export interface ReadEvent {
  readonly event: string;
  readonly data: string;
}
