// How one event looks on the wire. The payload is JSON on a single line, so nothing inside it can end the frame.
export type FrameName = 'started' | 'token' | 'metrics' | 'end' | 'error';
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

export function isTerminalFrame(event: FrameName): boolean {
  return event === 'end' || event === 'error';
}
