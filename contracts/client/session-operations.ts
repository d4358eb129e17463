import type { SessionInfo } from '../wire-types.ts';
import type { Answer } from './answer.ts';
import type { Caller } from './caller.ts';
import type { CallOptions } from './client-options.ts';

/** A session begins with the first admitted task that names it. */
export class SessionOperations {
  readonly #caller: Caller;

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  read(sessionId: string, options?: CallOptions): Promise<Answer<SessionInfo>> {
    return this.#caller.call('getSession', { params: { session_id: sessionId } }, options);
  }

  /** Cancels its tasks; afterwards its id is gone. */
  end(sessionId: string, options?: CallOptions): Promise<Answer<undefined>> {
    return this.#caller.call('deleteSession', { params: { session_id: sessionId } }, options);
  }
}
