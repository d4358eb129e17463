// An opaque place in a list: the ordinal of the last item that was shown.
import { OrchestratorError } from '../kernel/index.ts';

const form = /^o([0-9]{1,15})$/;

export function cursorAt(ordinal: number): string {
  return Buffer.from(`o${ordinal}`).toString('base64url');
}

export function ordinalOf(cursor: string): number {
  const ordinal = form.exec(Buffer.from(cursor, 'base64url').toString('latin1'))?.[1];
  if (ordinal !== undefined && cursorAt(Number(ordinal)) === cursor) return Number(ordinal);
  throw new OrchestratorError('INVALID_PARAMS', {
    message: 'The cursor is none that this list gave.',
    details: { parameter: 'cursor' },
  });
}
