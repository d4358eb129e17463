// The engine's own thread: llama.cpp decodes here, one token of every open call per turn of this event loop.
import { parentPort, workerData } from 'node:worker_threads';
import type { FinishReason } from '#contracts/adapter';
import { installBrowserShim } from './browser-shim.ts';
import type { EngineThreadData, FromEngineThread, ThreadCall, ToEngineThread } from './messages.ts';
import { startWllama, type WllamaChunk, type WllamaEngine } from './wllama.ts';

installBrowserShim();
await serve(workerData as EngineThreadData);

async function serve(data: EngineThreadData): Promise<void> {
  const aborts = new Map<number, AbortController>();
  try {
    const { engine, version } = await startWllama(data);
    parentPort?.on('message', (message: ToEngineThread) => {
      if (message.kind === 'abort') return aborts.get(message.id)?.abort();
      const abort = new AbortController();
      aborts.set(message.id, abort);
      void run(engine, message, abort.signal).finally(() => aborts.delete(message.id));
    });
    tell({ kind: 'ready', version });
  } catch (error) {
    tell({ kind: 'dead', message: messageOf(error) });
  }
}

async function run(
  engine: WllamaEngine,
  message: { id: number; call: ThreadCall },
  signal: AbortSignal,
): Promise<void> {
  const { id, call } = message;
  try {
    const options = {
      ...sampling(call),
      stream: true,
      abortSignal: signal,
      onData: chunkTeller(id),
    } as const;
    await (call.input.kind === 'prompt'
      ? engine.createCompletion({ ...options, prompt: call.input.text })
      : engine.createChatCompletion({ ...options, messages: call.input.messages }));
  } catch (error) {
    if (isCrash(error)) tell({ kind: 'dead', message: messageOf(error) });
    else if (!signal.aborted) tell({ kind: 'failed', id, message: messageOf(error) });
  } finally {
    tell({ kind: 'settled', id });
  }
}

function sampling(call: ThreadCall): Readonly<Record<string, unknown>> {
  const { sampler } = call;
  return {
    max_tokens: call.maxTokens,
    temperature: sampler.temperature,
    top_p: sampler.topP,
    top_k: sampler.topK,
    min_p: sampler.minP,
    repeat_penalty: sampler.repetitionPenalty,
    stop: sampler.stop,
    cache_prompt: call.reusePrompt,
    ignore_eos: call.ignoreEnd,
    // Token ids come with the probabilities, so they are always asked for.
    n_probs: 1,
    logprobs: true,
    stream_options: { include_usage: true },
    ...(call.seed === undefined ? {} : { seed: call.seed }),
  };
}

/** Chat brings its finish reason and its usage in different chunks, plain completion in one. */
function chunkTeller(id: number): (chunk: WllamaChunk) => void {
  let finishReason: FinishReason = 'stop';
  return chunk => {
    const choice = chunk.choices[0];
    const text = choice?.text ?? choice?.delta?.content ?? '';
    const tokens = choice?.logprobs?.content ?? [];
    if (text !== '') {
      const tokenIds = tokens.map(token => token.id);
      tell({ kind: 'piece', id, text, tokenIds, logprobs: tokens.map(token => token.logprob) });
    }
    if (choice?.finish_reason === 'length') finishReason = 'length';
    if (!chunk.usage) return;
    const { prompt_tokens, completion_tokens } = chunk.usage;
    tell({ kind: 'end', id, finishReason, usage: { prompt_tokens, completion_tokens } });
  };
}

/** The runtime stopped; no call of this thread can be answered any more. */
function isCrash(error: unknown): boolean {
  if (typeof error === 'string') return error.includes('crashed');
  return error instanceof Error && error.name === 'RuntimeError';
}

function tell(message: FromEngineThread): void {
  parentPort?.postMessage(message);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
