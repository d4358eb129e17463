// For tests: a connection in memory that takes bytes, or takes none for a while, and a reader that notes what it is asked.
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { Reader } from '../../streams/index.ts';

type Taken = (error?: Error | null) => void;

/** What a client would have got so far is its `text`. */
export class Wire extends Socket {
  text = '';
  isStuck = false;
  hasNoDelay = false;
  #rest: Taken | undefined;

  override _write(chunk: Uint8Array | string, _encoding: string, taken: Taken): void {
    this.text += chunk.toString();
    if (this.isStuck) this.#rest = taken;
    else taken();
  }

  override _writev(chunks: { chunk: Uint8Array | string }[], taken: Taken): void {
    this._write(chunks.map(({ chunk }) => chunk.toString()).join(''), 'utf8', taken);
  }

  override _final(taken: Taken): void {
    taken();
  }

  override setNoDelay(isSet = true): this {
    this.hasNoDelay = isSet;
    return this;
  }

  /** The client takes bytes again. */
  flow(): void {
    this.isStuck = false;
    const rest = this.#rest;
    this.#rest = undefined;
    rest?.();
  }
}

export interface Connection {
  readonly wire: Wire;
  readonly response: ServerResponse;
}

export function connection(): Connection {
  const wire = new Wire();
  const response = new ServerResponse(new IncomingMessage(wire));
  response.assignSocket(wire);
  // As Node's server does.
  wire.on('drain', () => response.emit('drain'));
  return { wire, response };
}

export function notingReader(): { readonly reader: Reader; readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    reader: {
      drained: () => asked.push('drained'),
      heartbeat: () => asked.push('heartbeat'),
      leave: why => asked.push(`leave ${why ?? 'left'}`),
      close: () => asked.push('close'),
    },
  };
}
