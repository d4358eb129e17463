// What an engine said of a task, without what the client said to it: engines like to repeat what they were sent.
import type { TaskRequest } from '#contracts';

const wordsMax = 500;
/** Shorter runs are in every text; longer ones could be somebody's. */
const tellingLength = 4;

function contentOf({ prompt, messages, sampler }: TaskRequest): string {
  const said = (messages ?? []).map(({ content }) => JSON.stringify(content));
  return [prompt ?? '', ...said, ...(sampler?.stop ?? [])].join('\n');
}

/** Each word of the engine that the task's content or its output has is left out. */
export function engineWords(words: string, request: TaskRequest, output: string): string {
  const content = `${contentOf(request)}\n${output}`;
  const isTheirs = (word: string): boolean => word.length >= tellingLength && content.includes(word);
  return words.slice(0, wordsMax).replace(/[\p{L}\p{N}_-]+/gu, word => (isTheirs(word) ? '[content]' : word));
}
