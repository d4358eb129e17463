// Frames as they are on the wire, read no further than a check needs.
import type { TerminalFacts } from './task-facts.ts';

const idMark = '\nid: ';

/** -1 for frames without a number. */
export function idOf(text: string): number {
  const from = text.indexOf(idMark);
  if (from < 0 || from > 16) return -1;
  let id = 0;
  for (let at = from + idMark.length; ; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) return id;
    id = id * 10 + digit;
  }
}

export function tokenFrame(i: number, t: string): string {
  return `event: token\nid: ${i + 1}\ndata: {"t":"${t}","i":${i}}\n\n`;
}

export function isTerminalText(text: string): boolean {
  return text.startsWith('event: e');
}

interface Payload {
  readonly code?: string;
  readonly durable?: boolean;
  readonly tokens_out?: number;
}

export function parseTerminal(text: string, atMs: number): TerminalFacts & { readonly tokensOut: number } {
  const payload = JSON.parse(text.slice(text.indexOf('\ndata: ') + 7)) as Payload;
  return {
    event: text.startsWith('event: end') ? 'end' : 'error',
    code: payload.code,
    isDurable: payload.durable !== false,
    atMs,
    tokensOut: payload.tokens_out ?? 0,
  };
}
