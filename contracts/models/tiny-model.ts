import { type GgufTensor, type GgufValue, writeGguf } from './gguf-writer.ts';
import { type GridRandom, gridRandom } from './grid-random.ts';

export const tinyModelShape = {
  layers: 2,
  width: 64,
  heads: 4,
  keyValueHeads: 2,
  headWidth: 16,
  feedForward: 128,
  vocabulary: 259,
  contextMax: 4096,
} as const;

export const tinyModelTokens = { unknown: 0, begin: 1, end: 2, firstByte: 3 } as const;

export const tinyModelChatTemplate =
  "{% for message in messages %}<{{ message['role'] }}> {{ message['content'] }}\n{% endfor %}" +
  '{% if add_generation_prompt %}<assistant> {% endif %}';

/** Bounds of the random weights; powers of two keep them on the grid. */
const SPREAD = { embedding: 1, projection: 0.25, output: 0.5 } as const;
/** Every embedding's first number. Nothing writes to that lane, so it reaches the output layer as a constant. */
const CONSTANT_LANE = 2;
/** What that lane adds to a token's logit, before normalisation. */
const BIAS = { printable: 0, end: -2, forbidden: -64 } as const;

/**
 * A llama small enough to be generated: two layers, a byte vocabulary, text that is printable ASCII and
 * sometimes ends by itself. The same seed gives the same bytes on every machine.
 */
export function tinyModel(seed = 1): Uint8Array {
  return writeGguf({ metadata: metadata(), tensors: tensors(gridRandom(seed)) });
}

function metadata(): [string, GgufValue][] {
  const shape = tinyModelShape;
  const u32 = (value: number): GgufValue => ({ type: 'u32', value });
  const text = (value: string): GgufValue => ({ type: 'string', value });
  return [
    ['general.architecture', text('llama')],
    ['general.name', text('assay-tiny')],
    ['general.file_type', u32(0)],
    ['llama.block_count', u32(shape.layers)],
    ['llama.context_length', u32(shape.contextMax)],
    ['llama.embedding_length', u32(shape.width)],
    ['llama.feed_forward_length', u32(shape.feedForward)],
    ['llama.attention.head_count', u32(shape.heads)],
    ['llama.attention.head_count_kv', u32(shape.keyValueHeads)],
    ['llama.attention.layer_norm_rms_epsilon', { type: 'f32', value: 2 ** -17 }],
    ['llama.rope.dimension_count', u32(shape.headWidth)],
    ['llama.rope.freq_base', { type: 'f32', value: 10_000 }],
    ['llama.vocab_size', u32(shape.vocabulary)],
    ['tokenizer.ggml.model', text('llama')],
    ...vocabulary(),
    ['tokenizer.ggml.unknown_token_id', u32(tinyModelTokens.unknown)],
    ['tokenizer.ggml.bos_token_id', u32(tinyModelTokens.begin)],
    ['tokenizer.ggml.eos_token_id', u32(tinyModelTokens.end)],
    ['tokenizer.ggml.add_bos_token', { type: 'bool', value: true }],
    ['tokenizer.ggml.add_eos_token', { type: 'bool', value: false }],
    ['tokenizer.ggml.add_space_prefix', { type: 'bool', value: false }],
    ['tokenizer.chat_template', text(tinyModelChatTemplate)],
  ];
}

/** SentencePiece with byte tokens only: a prompt is as many tokens as it has bytes (a space has three), and one. */
function vocabulary(): [string, GgufValue][] {
  const kind = { unknown: 2, control: 3, byte: 6 };
  const bytes = Array.from({ length: 256 }, (_, byte) => byte);
  const names = bytes.map(byte => `<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`);
  return [
    ['tokenizer.ggml.tokens', { type: 'strings', value: ['<unk>', '<s>', '</s>', ...names] }],
    ['tokenizer.ggml.scores', { type: 'f32s', value: [0, 0, 0, ...bytes.map(() => 0)] }],
    [
      'tokenizer.ggml.token_type',
      { type: 'i32s', value: [kind.unknown, kind.control, kind.control, ...bytes.map(() => kind.byte)] },
    ],
  ];
}

function tensors(random: GridRandom): GgufTensor[] {
  const { width, vocabulary: words, layers } = tinyModelShape;
  const list = [
    matrix('token_embd.weight', { columns: width, rows: words }, (_, column) =>
      column === 0 ? CONSTANT_LANE : random.signed(SPREAD.embedding),
    ),
  ];
  for (let layer = 0; layer < layers; layer += 1) list.push(...block(layer, random));
  list.push(
    ones('output_norm.weight', width),
    matrix('output.weight', { columns: width, rows: words }, (token, column) =>
      column === 0 ? bias(token) : random.signed(SPREAD.output),
    ),
  );
  return list;
}

function block(layer: number, random: GridRandom): GgufTensor[] {
  const { width, heads, keyValueHeads, headWidth, feedForward } = tinyModelShape;
  const name = (part: string): string => `blk.${layer}.${part}.weight`;
  const weight = (): number => random.signed(SPREAD.projection);
  const sparingLaneZero = (row: number): number => (row === 0 ? 0 : weight());
  return [
    ones(name('attn_norm'), width),
    matrix(name('attn_q'), { columns: width, rows: heads * headWidth }, weight),
    matrix(name('attn_k'), { columns: width, rows: keyValueHeads * headWidth }, weight),
    matrix(name('attn_v'), { columns: width, rows: keyValueHeads * headWidth }, weight),
    matrix(name('attn_output'), { columns: heads * headWidth, rows: width }, sparingLaneZero),
    ones(name('ffn_norm'), width),
    matrix(name('ffn_gate'), { columns: width, rows: feedForward }, weight),
    matrix(name('ffn_up'), { columns: width, rows: feedForward }, weight),
    matrix(name('ffn_down'), { columns: feedForward, rows: width }, sparingLaneZero),
  ];
}

function bias(token: number): number {
  if (token === tinyModelTokens.end) return BIAS.end;
  const byte = token - tinyModelTokens.firstByte;
  return byte >= 0x20 && byte <= 0x7e ? BIAS.printable : BIAS.forbidden;
}

function ones(name: string, width: number): GgufTensor {
  return { name, dimensions: [width], values: new Float32Array(width).fill(1) };
}

interface Size {
  columns: number;
  rows: number;
}

function matrix(name: string, size: Size, value: (row: number, column: number) => number): GgufTensor {
  const { columns, rows } = size;
  const values = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) values[row * columns + column] = value(row, column);
  }
  return { name, dimensions: [columns, rows], values };
}
