import type { Asked, Fields } from './asked.ts';
import type { Refusal } from './refusal.ts';
import { type Answer, frameOf, type Sent } from './shapes.ts';

/** An answer that is not streamed. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Nothing of it is written before. */
  readonly afterMs?: number;
}

export interface ModelList {
  readonly object?: string;
  readonly data: readonly Fields[];
}

/** What came, before anything is known to be right about it. */
export interface Received {
  readonly path: string;
  readonly isText: boolean;
  /** Undefined where it is no JSON object. */
  readonly body: Fields | undefined;
}

/** Every place where a server may do otherwise than it ought to. */
export interface Behaviour {
  /** What the server takes the request for. */
  readonly takes: (body: Fields, received: Received) => Fields;
  readonly lists: (models: ModelList) => unknown;
  readonly knowsKey: (given: string | undefined, due: string) => boolean;
  /** Its own chance, where a request has no seed: another number for each request. */
  readonly chance: (request: number) => number;
  readonly whole: (answer: Answer, asked: Asked) => Answer;
  readonly streams: (sent: readonly Sent[], asked: Asked) => readonly Sent[];
  /** Whether an answer is streamed. */
  readonly isStreamed: (asked: Asked) => boolean;
  readonly refuses: (reply: Reply, refusal: Refusal, received: Received) => Reply;
  /** Whether a client that hangs up gives back what it held. */
  readonly freesAtHangUp: (asked: Asked) => boolean;
  readonly headers: (headers: Readonly<Record<string, string>>) => Readonly<Record<string, string>>;
  readonly frame: (sent: Sent) => string;
  /** Bytes as they are written, each part alone. */
  readonly parts: (frame: string) => readonly Buffer[];
}

export const faithful: Behaviour = {
  takes: body => body,
  lists: models => models,
  knowsKey: (given, due) => given === due,
  chance: request => request,
  whole: answer => answer,
  streams: sent => sent,
  isStreamed: ({ isStream }) => isStream,
  refuses: reply => reply,
  freesAtHangUp: () => true,
  headers: headers => headers,
  frame: frameOf,
  parts: frame => [Buffer.from(frame)],
};
