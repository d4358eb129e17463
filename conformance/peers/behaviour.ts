// What a peer does with a call, as data: the same script gives the same bytes.
import type { HeaderPair } from '#conformance/harness';

export interface Usage {
  readonly promptTokens?: number;
  readonly completionTokens?: number;
  readonly cachedTokens?: number;
}

export interface Ending {
  /** stop: the model ended; length: the limit of tokens. */
  readonly finish?: 'stop' | 'length';
  /** What the OpenAI shape says in its place; the Messages API has a word of its own for what was filtered. */
  readonly instead?: 'tool_calls' | 'content_filter';
  /** What the engine says that it counted; otherwise what it did. */
  readonly usage?: Usage;
  /** What it does not tell at all. Wires of llama.cpp and of OpenAI's shape can leave it out. */
  readonly unsaid?: readonly ('usage' | 'finish' | 'done')[];
  /** Tools that the model calls, each with its arguments in pieces. The chat wires of OpenAI's shape know them. */
  readonly calls?: readonly ToolCall[];
}

export interface ToolCall {
  readonly id: string;
  readonly name: string;
  readonly arguments: readonly string[];
}

export interface Piece {
  readonly text: string;
  /** Tokens in it, 1 where not said. */
  readonly tokens?: number;
  readonly tokenIds?: readonly number[];
}

/**
 * reset: RST, which may overtake pieces that the other side has not read: hold first · truncate: the connection ends inside a frame · close: it ends before any answer · malformed: a frame
 * that is no JSON, then nothing · stall: nothing more comes · silent-end: a proper end of the body without the
 * engine's own last event · error-event: an error inside the stream · the others answer with a status.
 */
export type FailureKind =
  | 'reset'
  | 'truncate'
  | 'close'
  | 'malformed'
  | 'stall'
  | 'silent-end'
  | 'error-event'
  | RefusalKind;

export type RefusalKind =
  | 'http-400'
  | 'http-429'
  | 'http-500'
  | 'http-503'
  | 'context-overflow'
  /** As the wire's own server says it. */
  | 'queue-full';

const refusalKinds: readonly string[] = [
  ...['http-400', 'http-429', 'http-500', 'http-503'],
  ...['context-overflow', 'queue-full'],
];

export const isRefusal = (kind: FailureKind): kind is RefusalKind => refusalKinds.includes(kind);

export interface Failure {
  readonly kind: FailureKind;
  /** Of the wire's own where not said; wires of OpenAI's shape say any. */
  readonly message?: string;
  /** Seconds, in the header Retry-After of a status. */
  readonly retryAfterS?: number;
}

/** dressed: with names, comments and blank keep-alives around each event, and no space after `data:`. */
export type Delivery = 'bytes' | 'joined' | 'dressed';

export type Act =
  /** The status and headers, before any piece. */
  | { readonly act: 'headers' }
  /** Headers beside the wire's own, of whatever is answered. */
  | { readonly act: 'adorn'; readonly headers: readonly HeaderPair[] }
  /** A comment of the stream. */
  | { readonly act: 'comment'; readonly text: string }
  | ({ readonly act: 'piece' } & Piece)
  /** Waits for the step: release, resume, end or fail. */
  | { readonly act: 'hold' }
  /** Service time. */
  | { readonly act: 'pause'; readonly ms: number }
  /** How what follows looks on its way: each byte alone, all that comes before the next hold or end at once, or dressed. */
  | { readonly act: 'deliver'; readonly as: Delivery }
  /** From now on it goes on, and keeps its slot, also when it is hung up. */
  | { readonly act: 'ignore-hang-up' }
  /** The same piece, or a comment of the stream, again and again until the other side hangs up. */
  | { readonly act: 'repeat'; readonly everyMs: number; readonly piece?: string; readonly comment?: string }
  /** The same piece so many times, each once the connection took the one before. */
  | { readonly act: 'pour'; readonly piece: string; readonly times: number }
  /** Sends the caller elsewhere, instead of an answer. */
  | { readonly act: 'redirect'; readonly to: string }
  | ({ readonly act: 'end' } & Ending)
  | ({ readonly act: 'fail' } & Failure);

export type Behaviour = readonly Act[];

const piecesOf = (pieces: readonly (string | Piece)[]): Act[] =>
  pieces.map(piece => ({ act: 'piece', ...(typeof piece === 'string' ? { text: piece } : piece) }));

/** All pieces at once, then the end. */
export const answering = (pieces: readonly (string | Piece)[], ending: Ending = {}): Behaviour => [
  ...piecesOf(pieces),
  { act: 'end', ...ending },
];

/** The pieces, then it holds; what is resumed without a word ends. */
export const holdingAfter = (pieces: readonly (string | Piece)[], ending: Ending = {}): Behaviour => [
  ...piecesOf(pieces),
  { act: 'hold' },
  { act: 'end', ...ending },
];

/** All pieces, cut or joined as it says, then the end. */
export const delivering = (pieces: readonly string[], as: Delivery): Behaviour => [
  { act: 'deliver', as },
  ...answering(pieces),
];

/** The pieces, then it holds, and nobody who hangs up makes it stop. */
export const obstinate = (pieces: readonly string[]): Behaviour => [
  { act: 'ignore-hang-up' },
  ...holdingAfter(pieces),
];

/** Holds before the status, as an engine that has no slot. */
export const holding: Behaviour = [{ act: 'hold' }, { act: 'end' }];

/** The pieces, then the failure. */
export const failing = (failure: Failure, pieces: readonly (string | Piece)[] = []): Behaviour => [
  ...piecesOf(pieces),
  { act: 'fail', ...failure },
];

/** The pieces with the same time before each, then the end: an engine of a known speed. */
export const paced = (pieces: readonly string[], pieceMs: number, firstMs = pieceMs): Behaviour => [
  ...pieces.flatMap((text, index): Act[] => [
    { act: 'pause', ms: index === 0 ? firstMs : pieceMs },
    { act: 'piece', text },
  ]),
  { act: 'end' },
];

export const defaultBehaviour: Behaviour = answering(['one', ' two', ' three']);
