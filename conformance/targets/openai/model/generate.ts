import type { Asked, Tool } from '../asked.ts';
import { sampleOf } from './sample-of.ts';
import { cutIntoTokens, spokenTokens } from './words.ts';

export interface Called {
  readonly name: string;
  /** The arguments, joined. */
  readonly pieces: readonly string[];
}

/** One choice of an answer. */
export interface Generated {
  readonly index: number;
  /** The text, joined; none where a tool is called. */
  readonly pieces: readonly string[];
  readonly call: Called | undefined;
  readonly finish: 'stop' | 'length' | 'tool_calls';
  /** How many were generated, those of a stop string too. */
  readonly tokens: number;
}

interface Stopped {
  readonly pieces: readonly string[];
  readonly tokens: number;
}

/** The text up to the first stop string, and how many tokens it took to see it. */
const stoppedAt = (tokens: readonly string[], stops: readonly string[]): Stopped | undefined => {
  let text = '';
  for (const [at, token] of tokens.entries()) {
    text += token;
    const places = stops.map(stop => text.indexOf(stop)).filter(place => place >= 0);
    if (places.length > 0) return { pieces: cutTo(tokens, Math.min(...places)), tokens: at + 1 };
  }
  return undefined;
};

const cutTo = (tokens: readonly string[], length: number): string[] => {
  let left = length;
  return tokens.flatMap(token => {
    const kept = token.slice(0, Math.max(0, left));
    left -= token.length;
    return kept === '' ? [] : [kept];
  });
};

/** A model of no mind calls a tool that its user speaks of. */
const calledTool = ({ tools, choice, prompt }: Asked): Tool | undefined => {
  if (choice === 'none') return undefined;
  if (choice === 'required') return tools[0];
  if (choice === 'auto') return tools.find(({ name }) => prompt.includes(name));
  return tools.find(({ name }) => name === choice.name);
};

const sayingOf = ({ format }: Asked, cause: string): string[] => {
  if (format.type === 'text') return spokenTokens(cause);
  const value = format.type === 'json_schema' ? sampleOf(format.schema) : { word: spokenTokens(cause)[0] };
  return cutIntoTokens(JSON.stringify(value));
};

const causeOf = ({ prompt, temperature, seed }: Asked, index: number, chance: number): string =>
  temperature === 0 ? prompt : `${prompt}\n${index}\n${seed ?? `no seed ${chance}`}`;

const generateCall = (asked: Asked, tool: Tool, index: number): Generated => {
  const all = cutIntoTokens(JSON.stringify(sampleOf(tool.parameters)));
  const pieces = all.slice(0, asked.tokensMax);
  const isWhole = pieces.length === all.length;
  const finish = !isWhole ? 'length' : typeof asked.choice === 'object' ? 'stop' : 'tool_calls';
  return { index, pieces: [], call: { name: tool.name, pieces }, finish, tokens: pieces.length };
};

const generateOne = (asked: Asked, index: number, chance: number): Generated => {
  const tool = calledTool(asked);
  if (tool !== undefined) return generateCall(asked, tool, index);
  const all = sayingOf(asked, causeOf(asked, index, chance));
  const allowed = all.slice(0, asked.tokensMax);
  const stopped = stoppedAt(allowed, asked.stops);
  const isWhole = allowed.length === all.length;
  const finish = stopped !== undefined || isWhole ? 'stop' : 'length';
  const said = stopped ?? { pieces: allowed, tokens: allowed.length };
  return { index, ...said, call: undefined, finish };
};

/** Every choice; the chance decides where the request leaves it open. */
export const generate = (asked: Asked, chance: number): Generated[] =>
  Array.from({ length: asked.n }, (_, index) => generateOne(asked, index, chance));
