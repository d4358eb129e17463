// An engine whose output is a function of prompt, seed and sampling, so that whatever else changes it was made by the
// orchestrator. It heeds a warm cache, as a real one may: whoever lets a strict task have one is found out.
import { createHash } from 'node:crypto';
import type { Output } from '../comparison/output.ts';
import type { Ask, EngineCounters, EngineDriver, RunningEngine } from '../engines/engine.ts';

const words = [' Rhine', ' Ebro', ' Loire', ' Tiber', ' Oder', ' Po', ' Þjórsá', ' Дунай', ' 長江', ' 🏞️'];

const drawn = (name: string, at: number): number =>
  createHash('sha256').update(`${name}\n${at}`).digest().readUInt32BE(0);

const keyOf = ({ case: entry, seed, mayReusePrompt }: Ask): string =>
  JSON.stringify([entry.prompt, entry.sampling === 'greedy' ? 'greedy' : seed, mayReusePrompt]);

export const knownOutput = (ask: Ask): Output => {
  const key = keyOf(ask);
  const due = 4 + (drawn(key, -1) % 24);
  const count = Math.min(due, ask.case.maxTokens);
  const tokenIds = Array.from({ length: count }, (_, at) => drawn(key, at) % words.length);
  const pieces = tokenIds.map((id, i) => ({ i, t: words[id] ?? '' }));
  return {
    ...{ text: pieces.map(({ t }) => t).join(''), pieces, tokenIds },
    finishReason: count < due ? 'length' : 'stop',
    usage: { promptTokens: ask.case.prompt.length, completionTokens: count },
  };
};

export const knownDigest = `sha256:${createHash('sha256').update(words.join('')).digest('hex')}`;

class KnownEngine implements RunningEngine {
  readonly fingerprint = { engine: 'known', build: 'known-1', modelDigest: knownDigest };
  #promptTokens = 0;
  #completionTokens = 0;

  async ask(ask: Ask, signal: AbortSignal): Promise<Output> {
    signal.throwIfAborted();
    const output = knownOutput(ask);
    this.#promptTokens += output.usage.promptTokens;
    this.#completionTokens += output.usage.completionTokens;
    return output;
  }

  async counters(): Promise<EngineCounters> {
    return { promptTokens: this.#promptTokens, completionTokens: this.#completionTokens };
  }

  async stop(): Promise<void> {
    await Promise.resolve();
  }
}

export const knownEngine: EngineDriver = {
  name: 'known',
  promises: ['D1', 'D2', 'D3', 'D4', 'O'],
  isPieceAToken: true,
  canRestart: true,
  start: async () => new KnownEngine(),
};
