// What a model is to be told: messages and prompts as a task has them, of the forms in which clients write them.
import type { Message, OpenaiParts } from '#contracts';
import { refusal } from './refused-members.ts';

type ChatMessage = OpenaiParts['ChatMessage'];

const roles: Partial<Record<ChatMessage['role'], Message['role']>> = {
  system: 'system',
  // The newer name of the same.
  developer: 'system',
  user: 'user',
  assistant: 'assistant',
};

function partText(part: unknown, pointer: string): string {
  const { type, text } = Object(part);
  if (type === 'text' && typeof text === 'string') return text;
  throw refusal(pointer, 'allowed: parts of text.');
}

function textOf({ content }: ChatMessage, pointer: string): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) throw refusal(`${pointer}/content`, 'allowed: text.');
  return content.map((part, at) => partText(part, `${pointer}/content/${at}`)).join('\n');
}

export function messagesOf(messages: readonly ChatMessage[]): Message[] {
  return messages.map((message, at) => {
    const pointer = `/messages/${at}`;
    const role = roles[message.role];
    if (role === undefined || (message.tool_calls ?? []).length > 0)
      throw refusal(`${pointer}/role`, 'the models of this server call no tools.');
    return { role, content: textOf(message, pointer) };
  });
}

/** A list is of prompts, each with an answer of its own, or of tokens: here there is one, and it is text. */
export function promptOf(prompt: string | readonly unknown[]): string {
  const [only, ...others] = typeof prompt === 'string' ? [prompt] : prompt;
  if (typeof only === 'string' && others.length === 0) return only;
  throw refusal('/prompt', 'allowed: one text.');
}
