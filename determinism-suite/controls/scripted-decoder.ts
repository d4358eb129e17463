// An engine without a model: what it says is a pure function of prompt, seed and sampling. Its only mathematics is 32-bit.
import type { Output } from '../comparison/output.ts';
import type { CorpusCase } from '../corpus/corpus-case.ts';

const words =
  'ash bay cod dew elm fog gum hay ice jar key log mud nut oak pea rye sea tin urn vat wax yew zoo'.split(
    ' ',
  );
/** Of so many tokens one is a tie between two words. */
const tieEvery = 6;
const endEvery = 61;

export function mixed(state: number): number {
  let hash = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return (hash ^ (hash >>> 15)) >>> 0;
}

function hashOf(text: string, seed: number): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return mixed(hash);
}

export interface Decoding {
  readonly case: CorpusCase;
  /** Greedy decoding has none. */
  readonly seed: number | undefined;
  readonly isStreamed: boolean;
  /** What disturbs the arithmetic, from which token on; undefined in a sound engine. */
  readonly disturbance: { readonly at: number; readonly salt: number } | undefined;
  /** Which of two equally likely words is taken; a sound engine always takes the first. */
  readonly tieChoice: 0 | 1;
}

interface Token {
  readonly id: number;
  readonly logprob: number;
  readonly isLast: boolean;
}

/** The loser of a tie is the next word, of the same probability. */
function tokenOf(hash: number, tieChoice: 0 | 1): Token {
  const isTie = hash % tieEvery === 0;
  const id = ((hash >>> 8) + (isTie ? tieChoice : 0)) % words.length;
  return { id, logprob: -((hash >>> 16) % 4_096) / 1_024, isLast: hash % endEvery === 0 };
}

export function decode({ case: asked, seed, isStreamed, disturbance, tieChoice }: Decoding): Output {
  let state = hashOf(asked.prompt, seed ?? -1);
  const tokens: Token[] = [];
  while (tokens.length < asked.maxTokens && tokens.at(-1)?.isLast !== true) {
    if (disturbance?.at === tokens.length) state ^= disturbance.salt;
    const token = tokenOf(mixed(state), tieChoice);
    tokens.push(token);
    state = mixed(state + token.id + 1);
  }
  const pieces = tokens.map(({ id }, i) => ({ i, t: `${i === 0 ? '' : ' '}${words[id] ?? ''}` }));
  return {
    text: pieces.map(({ t }) => t).join(''),
    pieces: isStreamed ? pieces : [],
    tokenIds: tokens.map(({ id }) => id),
    logprobs: tokens.map(({ logprob }) => logprob),
    finishReason: tokens.at(-1)?.isLast === true ? 'stop' : 'length',
    usage: {
      promptTokens: Math.ceil(Buffer.byteLength(asked.prompt) / 4),
      completionTokens: tokens.length,
    },
  };
}
