// The tests of one wire: the adapter asks the pact's mock server, and its reading is handed the bytes of single events.
import assert from 'node:assert/strict';
import { type EngineAdapter, EngineError, type EngineEvent, type EngineWire } from '#contracts/adapter';
import { type EngineExchange, type EngineFrame, EnginePact } from '#contracts/pacts';
import type { StreamReading } from '../adapters/streamed-calls.ts';
import { type SseEvent, SseReader } from '../http/sse-reader.ts';
import type { Ask } from './asking.ts';

/** A call of the adapter, what it asks the engine for, and what it makes of the answers. */
export interface AskedRow {
  readonly exchange: EngineExchange;
  /** What the same call asks for besides. */
  readonly beside?: readonly EngineExchange[];
  readonly ask: Ask;
  readonly makes: unknown;
}

export interface FrameRow {
  readonly frame: EngineFrame;
  /** Data of other events of the same stream, where a wire tells an end in several. */
  readonly after?: readonly object[];
  readonly before?: readonly object[];
  /** Of all of these together; where they bring nothing by themselves, the end that they come to. */
  readonly makes: readonly EngineEvent[] | { readonly failure: string };
}

export interface WireRows {
  readonly wire: EngineWire;
  readonly adapter: (url: string) => EngineAdapter;
  readonly reading: () => StreamReading;
  readonly asked: readonly AskedRow[];
  readonly frames: readonly FrameRow[];
}

const eventsIn = (bytes: Uint8Array): SseEvent[] => {
  const reader = new SseReader();
  return [...reader.push(bytes), ...reader.finish()];
};

const eventOf = (data: object): SseEvent => ({ event: '', data: JSON.stringify(data) });

const read = (reading: StreamReading, { after = [], before = [] }: FrameRow, bytes: Uint8Array): unknown => {
  try {
    const stream = [...after.map(eventOf), ...eventsIn(bytes), ...before.map(eventOf)];
    const events = stream.flatMap(event => reading.take(event));
    return events.length > 0 ? events : [reading.end()];
  } catch (error) {
    if (error instanceof EngineError) return { failure: error.kind };
    throw error;
  }
};

export const describeWirePact = ({ wire, adapter: make, reading, asked, frames }: WireRows): void => {
  describe(`pact: what an orchestrator relies on of an engine that speaks ${wire}`, () => {
    let pact: EnginePact;
    before(async () => {
      pact = await EnginePact.open(wire);
    });
    after(() => pact.close());

    for (const { exchange, beside = [], ask, makes } of asked)
      it(exchange.description, () =>
        pact.exchanges([...beside, exchange], async url => {
          const adapter = make(url);
          try {
            assert.deepEqual(await ask(adapter), makes);
          } finally {
            await adapter.close();
          }
        }),
      );

    for (const row of frames)
      it(row.frame.description, () =>
        pact.frame(row.frame, bytes => assert.deepEqual(read(reading(), row, bytes), row.makes)),
      );
  });
};
