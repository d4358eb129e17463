// What the log of a task says, frame by frame, to whoever makes an answer of it.
import type { EndPayload, ErrorPayload, TokenPayload } from '#contracts';
import { type CloseReason, decodeFrame, type ReaderSink } from '../../streams/index.ts';

export interface OutputTaker {
  /** False where no more is wanted before the reader is told that it drained. */
  piece(text: string): boolean;
  ended(end: EndPayload): void;
  failed(failure: ErrorPayload): void;
  /** A sign of life, where nothing else is to be said. */
  comment(text: string): boolean;
  /** Nothing more comes. */
  closed(why: CloseReason): void;
}

/** The log wrote them: they are what their schemas say. */
const tokenOf = (payload: string): TokenPayload => JSON.parse(payload);
const endOf = (payload: string): EndPayload => JSON.parse(payload);
const failureOf = (payload: string): ErrorPayload => JSON.parse(payload);

export function outputSink(taker: OutputTaker): ReaderSink {
  return {
    write: text => {
      const frame = decodeFrame(text);
      if (frame === undefined) return taker.comment(text);
      if (frame.event === 'token') return taker.piece(tokenOf(frame.payload).t);
      if (frame.event === 'end') taker.ended(endOf(frame.payload));
      if (frame.event === 'error') taker.failed(failureOf(frame.payload));
      return true;
    },
    close: why => taker.closed(why),
  };
}
