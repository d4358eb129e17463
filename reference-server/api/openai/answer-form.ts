// The shapes of an answer, whole or in chunks, of a chat or of a text.
import type { EndPayload, FinishReason, OpenaiParts } from '#contracts';

export type Kind = 'chat' | 'text';
type Usage = OpenaiParts['OpenaiUsage'] & { readonly estimated?: true };

export interface Counts {
  readonly promptTokens: number;
  readonly tokensMax: number;
}

export interface Closing {
  readonly reason: Exclude<FinishReason, 'unknown'>;
  readonly usage: Usage;
}

/** Without the engine's counts: the prompt as admission counted it, and pieces for tokens, which is said. */
function usageOf({ usage, tokens_out }: EndPayload, { promptTokens }: Counts): Usage {
  if (usage === undefined) {
    const total = promptTokens + tokens_out;
    return {
      prompt_tokens: promptTokens,
      completion_tokens: tokens_out,
      total_tokens: total,
      estimated: true,
    };
  }
  const { cached_tokens, ...counts } = usage;
  return cached_tokens === undefined ? counts : { ...counts, prompt_tokens_details: { cached_tokens } };
}

export function closingOf(end: EndPayload, counts: Counts): Closing {
  const usage = usageOf(end, counts);
  const isSpent = usage.completion_tokens >= counts.tokensMax;
  const reason = end.finish_reason === 'unknown' ? (isSpent ? 'length' : 'stop') : end.finish_reason;
  return { reason, usage };
}

export interface AnswerHead {
  readonly taskId: string;
  /** Milliseconds since the epoch. */
  readonly createdMs: number;
  readonly model: string;
}

const objects = {
  chat: { prefix: 'chatcmpl-', whole: 'chat.completion', chunk: 'chat.completion.chunk' },
  text: { prefix: 'cmpl-', whole: 'text_completion', chunk: 'text_completion' },
} as const;

const event = (value: object): string => `data: ${JSON.stringify(value)}\n\n`;

export class AnswerForm {
  readonly #kind: Kind;
  readonly #head: { readonly id: string; readonly created: number; readonly model: string };

  constructor(kind: Kind, { taskId, createdMs, model }: AnswerHead) {
    this.#kind = kind;
    const id = `${objects[kind].prefix}${taskId}`;
    this.#head = { id, created: Math.floor(createdMs / 1_000), model };
  }

  whole(text: string, { reason, usage }: Closing): object {
    const body =
      this.#kind === 'chat' ? { message: { role: 'assistant', content: text, refusal: null } } : { text };
    const choice = { index: 0, ...body, logprobs: null, finish_reason: reason };
    return { ...this.#headed('whole'), choices: [choice], usage };
  }

  /** A chat says first who speaks. */
  opening(): string {
    return this.#kind === 'chat' ? this.#chunk({ delta: { role: 'assistant', content: '' } }) : '';
  }

  piece(text: string): string {
    return this.#chunk(this.#kind === 'chat' ? { delta: { content: text } } : { text });
  }

  closing({ reason, usage }: Closing, includeUsage: boolean): string {
    const last = this.#chunk(this.#kind === 'chat' ? { delta: {} } : { text: '' }, reason);
    const counted = includeUsage ? event({ ...this.#headed('chunk'), choices: [], usage }) : '';
    return `${last}${counted}data: [DONE]\n\n`;
  }

  #chunk(part: object, reason: Closing['reason'] | null = null): string {
    const choice = { index: 0, ...part, logprobs: null, finish_reason: reason };
    return event({ ...this.#headed('chunk'), choices: [choice] });
  }

  #headed(form: 'whole' | 'chunk'): object {
    const { id, created, model } = this.#head;
    return { id, object: objects[this.#kind][form], created, model };
  }
}
