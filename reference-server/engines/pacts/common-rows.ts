// What engines of several wires are asked in the same words.
import type { EngineEvent } from '#contracts/adapter';
import { type EngineFrame, spelled } from '#contracts/pacts';
import { get, health } from './asking.ts';
import { endsAtLimit, endsByItself, loads, serves } from './engine-states.ts';
import type { AskedRow, FrameRow } from './wire-pact.ts';

export interface LoadingEngine {
  readonly body?: unknown;
  readonly detail: string;
}

/** Of an engine that tells its health by the status of one path. */
export const healthRows = (clauses: readonly string[], { body, detail }: LoadingEngine): AskedRow[] => [
  {
    exchange: {
      description: 'a ready engine is asked for its health',
      states: serves(),
      clauses,
      request: get('/health'),
      response: { status: 200 },
    },
    ask: health,
    makes: { live: true, ready: true, detail: 'ok' },
  },
  {
    exchange: {
      description: 'an engine that loads its model is asked for its health',
      states: loads(),
      clauses,
      request: get('/health'),
      response: body === undefined ? { status: 503 } : { status: 503, body },
    },
    ask: health,
    makes: { live: true, ready: false, detail },
  },
];

export interface LastEvent {
  /** Speaks for how this wire ends. */
  readonly clause: string;
  readonly framed: (frame: Omit<EngineFrame, 'of'>) => EngineFrame;
  readonly params?: Parameters<typeof serves>[0];
  readonly data: (reason: unknown) => unknown;
  /** The words of the wire: every one of them, that of a stop, that of the limit. */
  readonly reasons: { readonly any: string; readonly stop: string; readonly limit: string };
  readonly makes: Extract<EngineEvent, { kind: 'end' }>;
}

/** Of an engine whose last event tells the reason and what was counted. */
export const endRows = ({ clause, framed, params, data, reasons, makes }: LastEvent): FrameRow[] => [
  {
    frame: framed({
      description: 'the end tells its reason, and what was counted',
      states: serves(params),
      clauses: [clause, 'ASY-ADAPT-004(a)'],
      data: data(spelled(reasons.any, reasons.stop)),
    }),
    makes: [makes],
  },
  {
    frame: framed({
      description: 'the end says that the model stopped',
      states: endsByItself(params),
      clauses: [clause, 'ASY-ADAPT-007'],
      data: data(reasons.stop),
    }),
    makes: [makes],
  },
  {
    frame: framed({
      description: 'the end says that the limit was reached',
      states: endsAtLimit(params),
      clauses: [clause, 'ASY-ADAPT-007'],
      data: data(reasons.limit),
    }),
    makes: [{ ...makes, finishReason: 'length' }],
  },
];
