import type { BoundName } from '../bounds.ts';
import type { HeaderPair } from '../history/entry.ts';
import { parsedJson } from '../json.ts';
import { headerValue } from './headers.ts';

export interface RequestSpec {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers?: readonly HeaderPair[];
  readonly body?: string;
  /** Why this request breaks the contract. Without it an invalid request indicts the harness. */
  readonly invalidOnPurpose?: string;
  /** For the headers of the answer. */
  readonly bound?: BoundName;
  /** Aborted, it is hung up, whether its answer has begun or not. */
  readonly signal?: AbortSignal;
}

/** What came back. Without a status nothing did, and the history says why. */
export class Answer {
  readonly exchange: string;
  readonly status: number | undefined;
  readonly headers: readonly HeaderPair[];
  readonly body: string;

  constructor(
    exchange: string,
    came?: { readonly status: number; readonly headers: readonly HeaderPair[]; readonly body: string },
  ) {
    this.exchange = exchange;
    this.status = came?.status;
    this.headers = came?.headers ?? [];
    this.body = came?.body ?? '';
  }

  get json(): unknown {
    return parsedJson(this.body);
  }

  header(name: string): string | undefined {
    return headerValue(this.headers, name);
  }
}
