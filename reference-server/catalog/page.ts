// One page of models, by id; a cursor is the id of the last one that was shown.
import type { CatalogModel, ControlSchemas, ModelState } from '#contracts';
import { OrchestratorError } from '../kernel/index.ts';

export interface ModelPageQuery {
  readonly state?: ModelState | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

const cursorAt = (modelId: string): string => Buffer.from(`m${modelId}`).toString('base64url');

function idOf(cursor: string): string {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  if (text.startsWith('m') && cursorAt(text.slice(1)) === cursor) return text.slice(1);
  throw new OrchestratorError('INVALID_PARAMS', {
    message: 'The cursor is none that this list gave.',
    details: { parameter: 'cursor' },
  });
}

/** The models are in order. @implements ORCH-3060(d) */
export function pageOf(
  models: readonly CatalogModel[],
  query: ModelPageQuery,
): ControlSchemas['CatalogModelList'] {
  const after = query.cursor === undefined ? undefined : idOf(query.cursor);
  const rest = models.filter(
    ({ id, state }) =>
      (after === undefined || id > after) && (query.state === undefined || state === query.state),
  );
  const items = rest.slice(0, query.limit);
  const last = items.at(-1);
  return {
    items,
    ...(rest.length > query.limit && last !== undefined ? { next_cursor: cursorAt(last.id) } : {}),
  };
}
