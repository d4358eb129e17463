// Turns messages into a prompt for engines that don't: by a template that the configuration names.
import { EngineError, type EngineInput, type EngineMessage } from '#contracts/adapter';

type ChatTemplate = (messages: readonly EngineMessage[]) => string;

const templates: Readonly<Record<string, ChatTemplate>> = {
  chatml: messages =>
    `${messages.map(({ role, content }) => `<|im_start|>${role}\n${content}<|im_end|>\n`).join('')}<|im_start|>assistant\n`,
};

/** Undefined where none is named: then the engine gets no messages. */
export function chatTemplate(name: string | undefined): ChatTemplate | undefined {
  if (name === undefined) return undefined;
  const template = Object.hasOwn(templates, name) ? templates[name] : undefined;
  if (template !== undefined) return template;
  throw new EngineError(
    'invalid-request',
    `no chat template is named ${name}; known: ${Object.keys(templates)}`,
  );
}

export function promptOf(input: EngineInput, template: ChatTemplate | undefined): string {
  if (input.kind === 'prompt') return input.text;
  if (template !== undefined) return template(input.messages);
  throw new EngineError(
    'invalid-request',
    'the engine formats no messages, and its pool names no chat template',
  );
}
