/** What wllama and its worker tell each other. */
export interface WorkerMessage {
  readonly verb?: string;
  readonly args?: readonly unknown[];
  readonly callbackId?: number;
  readonly err?: unknown;
}

/** Opens the text of a failure that belongs to one action; its name and what the engine said follow. */
export const actionFailure = 'refused by ';

/**
 * When llama.cpp refuses an action with an exception, the worker reports the crash of everything, and every open
 * call would fail for one bad request. Actions are answered in order, so the failure belongs to the oldest one.
 */
export class ActionRelay {
  readonly #open: { callbackId: number; action: string }[] = [];
  #lastError = 'an exception without words';

  sent(message: WorkerMessage): void {
    if (message.callbackId === undefined) return;
    this.#open.push({ callbackId: message.callbackId, action: String(message.args?.[0]) });
  }

  answered(message: WorkerMessage): WorkerMessage {
    const { verb, args = [], callbackId } = message;
    if (verb === 'console.error') this.#lastError = String(args[0]).trim();
    if (verb === 'signal.abort' && isRefusal(args[3])) {
      const refused = this.#open.shift();
      if (refused === undefined) return message;
      const { action } = refused;
      return { callbackId: refused.callbackId, err: `${actionFailure}${action}: ${this.#lastError}` };
    }
    const at = this.#open.findIndex(open => open.callbackId === callbackId);
    if (at !== -1) this.#open.splice(at, 1);
    return message;
  }
}

/** A refused action has no answer, and reading the length of that fails so; a crash fails otherwise. */
function isRefusal(error: unknown): boolean {
  return error instanceof RangeError && error.message.startsWith('Invalid typed array length');
}
