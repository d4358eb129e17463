import { randomInt } from 'node:crypto';
import type { Output } from '../../comparison/output.ts';
import type { Ask, Fingerprint, RunningEngine } from '../engine.ts';
import { samplerOf } from '../sampler.ts';
import { type Token, tokenParts } from '../token.ts';
import { Turns } from '../turns.ts';
import type { Context, Llama, Model, Sequence } from './package.ts';

export interface NodeLlamaParts {
  readonly llama: Llama;
  readonly model: Model;
  readonly context: Context;
  readonly sequences: Sequence[];
  readonly fingerprint: Fingerprint;
  readonly discard: () => Promise<void>;
}

const promptTokens = (model: Model, prompt: string): readonly number[] => {
  const { bos, shouldPrependBosToken } = model.tokens;
  const begin = shouldPrependBosToken && bos !== null ? [bos] : [];
  return [...begin, ...model.tokenize(prompt, false)];
};

/** What of the prompt is computed anew; its last token always is, since the first answer follows from it. */
const unshared = async (sequence: Sequence, tokens: readonly number[], mayReuse: boolean) => {
  if (!mayReuse) {
    await sequence.clearHistory();
    return tokens;
  }
  const start = Math.min(sequence.compareContextTokens(tokens).firstDifferentIndex, tokens.length - 1);
  await sequence.eraseContextTokenRanges([{ start, end: sequence.nextTokenIndex }]);
  return tokens.slice(start);
};

const seedMax = 2 ** 32 - 2;

/** Without a seed one is drawn, as a server does: the package would take the second of the clock. */
const samplingOf = (ask: Ask) => {
  const { temperature, topP, topK, minP } = samplerOf(ask.case);
  return { temperature, topP, topK, minP, seed: ask.seed ?? randomInt(seedMax) };
};

/** llama.cpp inside this process. It knows no pieces but tokens, and no requests that are not streamed. */
export class NodeLlamaEngine implements RunningEngine {
  readonly fingerprint: Fingerprint;
  readonly #parts: NodeLlamaParts;
  readonly #turns: Turns;

  constructor(parts: NodeLlamaParts) {
    this.#parts = parts;
    this.fingerprint = parts.fingerprint;
    this.#turns = new Turns(parts.sequences.length);
  }

  ask(ask: Ask, signal: AbortSignal): Promise<Output> {
    return this.#turns.run(async () => {
      const sequence = this.#parts.sequences.shift();
      if (sequence === undefined) throw new Error('a turn without a sequence');
      try {
        return await this.#decode(sequence, ask, signal);
      } finally {
        this.#parts.sequences.push(sequence);
      }
    });
  }

  async stop(): Promise<void> {
    const { context, model, llama, discard } = this.#parts;
    await context.dispose();
    await model.dispose();
    await llama.dispose();
    await discard();
  }

  async #decode(sequence: Sequence, ask: Ask, signal: AbortSignal): Promise<Output> {
    const { model } = this.#parts;
    const prompt = promptTokens(model, ask.case.prompt);
    const tokens: Token[] = [];
    const begin = await unshared(sequence, prompt, ask.mayReusePrompt);
    for await (const { token, confidence } of sequence.evaluateWithMetadata(
      begin,
      { confidence: true },
      samplingOf(ask),
    )) {
      signal.throwIfAborted();
      tokens.push({ id: token, text: model.detokenize([token]), logprob: Math.log(confidence) });
      if (tokens.length >= ask.case.maxTokens) break;
    }
    const isCut = tokens.length >= ask.case.maxTokens;
    const texts = tokens.map(({ text }) => text);
    return {
      text: texts.join(''),
      pieces: ask.isStreamed ? texts.map((t, i) => ({ i, t })) : [],
      ...tokenParts(tokens),
      finishReason: isCut ? 'length' : 'stop',
      // The end token is decoded as well, and not given.
      usage: { promptTokens: prompt.length, completionTokens: tokens.length + (isCut ? 0 : 1) },
    };
  }
}
