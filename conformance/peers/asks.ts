import type { WireName } from './wire.ts';

export interface Ask {
  readonly prompt: string;
  readonly stream?: boolean;
  readonly model?: string;
}

/** How an orchestrator asks each engine for a generation. */
export const asks: Readonly<Record<WireName, (ask: Ask) => { path: string; body: string }>> = {
  llamacpp: ({ prompt, stream = true }) => ({
    path: '/completion',
    body: JSON.stringify({ prompt, n_predict: 8, stream }),
  }),
  vllm: ({ prompt, stream = true, model = 'tiny' }) => ({
    path: '/v1/completions',
    body: JSON.stringify({
      model,
      prompt,
      max_tokens: 8,
      stream,
      stream_options: { include_usage: true },
    }),
  }),
  openai: ({ prompt, stream = true, model = 'tiny' }) => ({
    path: '/v1/chat/completions',
    body: JSON.stringify({
      model,
      messages: [{ role: 'user', content: prompt }],
      stream,
      stream_options: { include_usage: true },
    }),
  }),
  anthropic: ({ prompt, stream = true, model = 'tiny' }) => ({
    path: '/v1/messages',
    body: JSON.stringify({
      model,
      max_tokens: 8,
      messages: [{ role: 'user', content: prompt }],
      stream,
    }),
  }),
  tgi: ({ prompt, stream = true }) => ({
    path: stream ? '/generate_stream' : '/generate',
    body: JSON.stringify({ inputs: prompt, parameters: { max_new_tokens: 8, details: true } }),
  }),
  triton: ({ prompt, stream = true, model = 'tiny' }) => ({
    path: `/v2/models/${encodeURIComponent(model)}/${stream ? 'generate_stream' : 'generate'}`,
    body: JSON.stringify({ text_input: prompt, parameters: { max_tokens: 8 } }),
  }),
};
