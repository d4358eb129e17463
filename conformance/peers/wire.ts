import type { HeaderPair } from '#conformance/harness';
import type { Ending, Piece, RefusalKind } from './behaviour.ts';

export type WireName = 'llamacpp' | 'vllm' | 'tgi' | 'triton' | 'openai' | 'anthropic';

/** What an engine would tell of itself. */
export interface EngineState {
  readonly wire: WireName;
  readonly model: string;
  readonly version: string;
  readonly slots: number;
  readonly ctx: number;
  readonly isReady: boolean;
  /** By slot, the call that has it. */
  readonly busy: readonly (string | undefined)[];
  readonly deferred: number;
  readonly promptTokens: number;
  readonly predictedTokens: number;
  readonly kvUsage: number | undefined;
  countTokens(text: string): number;
}

export interface PeerRequest {
  readonly method: string;
  /** Without its query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: readonly HeaderPair[];
  readonly bodyText: string;
  /** The parsed body; undefined where it is none. */
  readonly body: unknown;
}

export interface Reply {
  readonly status: number;
  readonly headers: readonly HeaderPair[];
  readonly body: string;
}

/** One generation as its wire renders it. */
export interface Generation {
  readonly id: string;
  readonly request: PeerRequest;
  readonly state: EngineState;
  readonly slot: number;
  readonly prompt: string;
  readonly promptTokens: number;
  readonly maxTokens: number;
  /** Sent so far. */
  readonly text: string;
  readonly pieces: number;
  readonly predicted: number;
}

/** How a route writes a generation. Strings are bytes of the body. */
export interface Form {
  readonly isStream: boolean;
  readonly headers: readonly HeaderPair[];
  /** Before the first piece. */
  start(generation: Generation): string;
  piece(generation: Generation, piece: Piece): string;
  end(generation: Generation, ending: Ending): string;
  errorEvent(generation: Generation, message: string): string;
  /** The body where nothing is streamed. */
  whole(generation: Generation, ending: Ending): string;
}

export interface Wire {
  readonly name: WireName;
  /** After a stream the server closes a connection that it had promised to keep. */
  readonly dropsAfterStream: boolean;
  /** The form of the route's generation; undefined where the route generates nothing. */
  formOf(request: PeerRequest): Form | undefined;
  promptOf(request: PeerRequest): string;
  maxTokensOf(request: PeerRequest): number;
  /** What the other routes say; undefined where there is no such route. */
  answer(request: PeerRequest, state: EngineState): Reply | undefined;
  refusal(kind: RefusalKind, generation: Generation, message?: string): Reply;
  notFound(request: PeerRequest): Reply;
  unauthorized(): Reply;
}

export const json = (status: number, value: unknown, headers: readonly HeaderPair[] = []): Reply => ({
  status,
  headers: [['Content-Type', 'application/json; charset=utf-8'], ...headers],
  body: JSON.stringify(value),
});

export const text = (status: number, body: string, type = 'text/plain; version=0.0.4'): Reply => ({
  status,
  headers: [['Content-Type', type]],
  body,
});

export const empty = (status: number): Reply => ({ status, headers: [], body: '' });

export const dataEvent = (value: unknown): string => `data: ${JSON.stringify(value)}\n\n`;

export const streamHeaders: readonly HeaderPair[] = [['Content-Type', 'text/event-stream']];
