// One page of what has an id; a cursor is the id of the last one that was shown.
import { OrchestratorError } from '../kernel/index.ts';

export interface PageQuery {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export interface Page<Item> {
  items: Item[];
  next_cursor?: string;
}

export function foreignCursor(): OrchestratorError {
  return new OrchestratorError('INVALID_PARAMS', {
    message: 'The cursor is none that this list gave.',
    details: { parameter: 'cursor' },
  });
}

const cursorAt = (id: string): string => Buffer.from(`i${id}`).toString('base64url');

function idOf(cursor: string): string {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  if (text.startsWith('i') && cursorAt(text.slice(1)) === cursor) return text.slice(1);
  throw foreignCursor();
}

/** The items are in order of their ids. */
export function pageOf<Item extends { readonly id: string }>(
  items: readonly Item[],
  { cursor, limit }: PageQuery,
): Page<Item> {
  const after = cursor === undefined ? undefined : idOf(cursor);
  const rest = after === undefined ? items : items.filter(({ id }) => id > after);
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page,
    ...(rest.length > limit && last !== undefined ? { next_cursor: cursorAt(last.id) } : {}),
  };
}
