import { EngineError, type EngineEvent } from '#contracts/adapter';
import { errorOf, type ProtocolEvent, partOf } from './protocol-connection.ts';

type Result = IteratorResult<EngineEvent, undefined>;

export interface CallSignals {
  readonly caller: AbortSignal;
  readonly closing: AbortSignal;
}

type Begin = (signal: AbortSignal) => AsyncGenerator<ProtocolEvent, undefined>;

const done: Result = { done: true, value: undefined };

/** A call as its reader holds it, who may let go of it while it waits. */
export class ProtocolCall implements AsyncIterator<EngineEvent, undefined> {
  readonly #begin: Begin;
  readonly #signals: CallSignals;
  readonly #own = new AbortController();
  #events: AsyncGenerator<EngineEvent, undefined> | undefined;

  constructor(begin: Begin, signals: CallSignals) {
    this.#begin = begin;
    this.#signals = signals;
  }

  async next(): Promise<Result> {
    this.#throwIfEnded();
    if (this.#own.signal.aborted) return done;
    const { caller, closing } = this.#signals;
    this.#events ??= engineEvents(this.#begin(AbortSignal.any([this.#own.signal, caller, closing])));
    try {
      return await this.#events.next();
    } catch (error) {
      this.#throwIfEnded();
      if (this.#own.signal.aborted) return done;
      throw error;
    }
  }

  async return(): Promise<Result> {
    this.#own.abort();
    await this.#events?.return(undefined);
    return done;
  }

  #throwIfEnded(): void {
    const { caller, closing } = this.#signals;
    if (caller.aborted) throw caller.reason;
    if (closing.aborted) throw new EngineError('unavailable', 'the adapter is closed');
  }
}

/** Up to the end or the error, and whatever the adapter sends after it: that is judged too. */
async function* engineEvents(
  events: AsyncGenerator<ProtocolEvent, undefined>,
): AsyncGenerator<EngineEvent, undefined> {
  let isEnded = false;
  try {
    for await (const { name, data } of events) {
      const where = `the event ${name}`;
      if (name === 'error') throw errorOf(partOf('AdapterProblem', data, where));
      if (name === 'piece') yield pieceOf(data, where);
      if (name !== 'end') continue;
      isEnded = true;
      yield endOf(data, where);
    }
  } catch (error) {
    throw failureOf(error);
  }
  if (!isEnded) throw new EngineError('reset', 'the adapter stopped without an end');
  return undefined;
}

const pieceOf = (data: string, where: string): EngineEvent => {
  const { text, token_ids: tokenIds, logprobs } = partOf('AdapterPiece', data, where);
  return {
    ...{ kind: 'piece', text },
    ...(tokenIds === undefined ? {} : { tokenIds }),
    ...(logprobs === undefined ? {} : { logprobs }),
  };
};

const endOf = (data: string, where: string): EngineEvent => {
  const { finish_reason, usage, truncated, stopped_by } = partOf('AdapterEnd', data, where);
  return {
    ...{ kind: 'end', finishReason: finish_reason },
    ...(usage === undefined ? {} : { usage }),
    ...(truncated === undefined ? {} : { truncated }),
    ...(stopped_by === undefined ? {} : { stoppedBy: stopped_by }),
  };
};

/** A connection that breaks off is a reset; one that never stood is an adapter that is not there. */
const failureOf = (error: unknown): unknown => {
  if (!(error instanceof Error) || !('code' in error)) return error;
  const kind = error.code === 'ECONNREFUSED' ? 'unavailable' : 'reset';
  return new EngineError(kind, `${error.message} (${error.code})`, { cause: error });
};
