// What goes over the wire, as wide as broken servers need it.

export interface Usage {
  readonly prompt_tokens: number;
  readonly completion_tokens: number;
  readonly total_tokens: number;
  readonly prompt_tokens_details?: { readonly cached_tokens: number };
  readonly completion_tokens_details?: { readonly reasoning_tokens: number };
}

export interface Call {
  readonly index?: number;
  readonly id?: string;
  readonly type?: string;
  readonly function: { readonly name?: string; readonly arguments?: string };
}

export interface Logprob {
  readonly token: string;
  readonly logprob: number;
  readonly bytes: readonly number[];
  readonly top_logprobs: readonly { readonly token: string; readonly logprob: number }[];
}

export interface Logprobs {
  readonly content: readonly Logprob[];
}

export interface Message {
  readonly role?: string;
  readonly content?: string | null;
  readonly tool_calls?: readonly Call[];
  readonly refusal?: null;
}

export interface Choice {
  readonly index: number;
  /** Of a whole chat. */
  readonly message?: Message;
  /** Of a streamed one. */
  readonly delta?: Message;
  /** Of a text, whole or streamed. */
  readonly text?: string;
  readonly logprobs?: Logprobs | null;
  readonly finish_reason?: string | null;
}

/** A whole answer or one chunk. */
export interface Answer {
  readonly id?: string;
  readonly object: string;
  readonly created?: number;
  readonly model: string;
  readonly choices: readonly Choice[];
  readonly usage?: Usage | null;
  readonly [vendor: string]: unknown;
}

/** Bytes that are no event of their own, such as comments. */
export interface Raw {
  readonly raw: string;
}

export type Sent = Answer | '[DONE]' | Raw;

export const isChunk = (sent: Sent): sent is Answer => typeof sent === 'object' && 'choices' in sent;

export const frameOf = (sent: Sent): string => {
  if (sent === '[DONE]') return 'data: [DONE]\n\n';
  return isChunk(sent) ? `data: ${JSON.stringify(sent)}\n\n` : String(sent.raw);
};
