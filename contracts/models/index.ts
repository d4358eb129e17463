// Which model can everybody have without a download? One that is written here, number by number.
// It is a real llama, and it is meaningless on purpose: what it says depends on weights that no machine's
// arithmetic can change, so that its file, and on one engine its output, can be committed and compared.
export { type GgufFile, type GgufTensor, type GgufValue, writeGguf } from './gguf-writer.ts';
export { type GridRandom, gridRandom } from './grid-random.ts';
export { tinyModel, tinyModelChatTemplate, tinyModelShape, tinyModelTokens } from './tiny-model.ts';

/** SHA-256 of `tinyModel()`, in hexadecimal. */
export const tinyModelSha256 = '7fb01d39cd2aa585a4d20e057e85da2291a0f47b02de5482b908e22b01fd6929';
