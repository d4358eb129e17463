// What an engine said of a task, without what the client said to it: engines like to repeat what they were sent.
import type { TaskRequest } from '#contracts';

const wordsMax = 500;

function contentOf({ prompt, messages, sampler }: TaskRequest): string {
  const said = (messages ?? []).map(({ content }) => JSON.stringify(content));
  return [prompt ?? '', ...said, ...(sampler?.stop ?? [])].join('\n');
}

/** Shorter ones are in every text. */
const longWords = (text: string): string[] => text.match(/[\p{L}\p{N}_-]{4,}/gu) ?? [];

/**
 * Each word of the engine that is part of the task's content or of its output is left out, and so is each word of
 * theirs that stands within one of the engine's, as behind an escape.
 */
export function engineWords(words: string, request: TaskRequest, output: string): string {
  const content = `${contentOf(request)}\n${output}`;
  const said = words.slice(0, wordsMax);
  const shared = [
    ...longWords(said).filter(word => content.includes(word)),
    ...[...new Set(longWords(content))].filter(word => said.includes(word)),
  ];
  // Longer ones first: one that holds another one leaves nothing behind.
  return shared
    .sort((a, b) => b.length - a.length)
    .reduce((left, word) => left.replaceAll(word, '[content]'), said);
}
