// How one event looks on the wire. The payload is JSON on a single line, so nothing inside it can end the frame.
const frameNames = ['started', 'token', 'metrics', 'end', 'error'] as const;
export type FrameName = (typeof frameNames)[number];
export type NumberedName = Exclude<FrameName, 'metrics'>;

export interface NumberedFrame {
  readonly event: NumberedName;
  readonly id: number;
  readonly payload: string;
}

export const keepAliveComment = ': keep-alive\n\n';

/** @implements ASY-STREAM-011 */
export function encodeFrame(event: FrameName, id: number | undefined, payload: string): string {
  const numbered = id === undefined ? '' : `id: ${id}\n`;
  return `event: ${event}\n${numbered}data: ${payload}\n\n`;
}

/** What encodeFrame made; undefined where it is a comment. */
export function decodeFrame(text: string): { event: FrameName; payload: string } | undefined {
  const event = frameNames.find(name => text.startsWith(`event: ${name}\n`));
  return event === undefined ? undefined : { event, payload: framePayload(text) };
}

export function framePayload(text: string): string {
  return text.slice(text.indexOf('\ndata: ') + 7, -2);
}

export function isTerminalFrame(event: FrameName): boolean {
  return event === 'end' || event === 'error';
}
