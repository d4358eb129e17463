// Why nothing of an answer was sent.
import type { ErrorPayload } from '#contracts';
import type { EndCode } from '../sse/open-streams.ts';

export type Unbegun =
  | { readonly kind: 'failed'; readonly failure: ErrorPayload }
  /** The server ended it. */
  | { readonly kind: 'closed'; readonly code: EndCode };
