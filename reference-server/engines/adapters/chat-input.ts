import type { EngineInput, EngineMessage } from '#contracts/adapter';

/** For engines that know conversations only: a prompt is what one user says. */
export function chatOf(input: EngineInput): readonly EngineMessage[] {
  return input.kind === 'messages' ? input.messages : [{ role: 'user', content: input.text }];
}
