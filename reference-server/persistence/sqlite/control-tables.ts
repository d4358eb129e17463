// The catalog's entries and the tenants' artifacts, as statements on the same file as the tasks.
import type { DatabaseSync, SQLInputValue, SQLOutputValue } from 'node:sqlite';
import type { ArtifactQuery, ArtifactRow } from '../../artifacts/index.ts';
import type { CatalogRow } from '../../catalog/index.ts';
import { type Columns, cellsOf, insertSql, rowOf, selectSql, upsertSql } from './columns.ts';

const modelColumns: Columns<CatalogRow> = { id: 'id', document: 'document', checksum: 'checksum' };

/** A list of tags is JSON in its cell. */
type ArtifactCells = Omit<ArtifactRow, 'tags'> & { readonly tags: string };

const artifactColumns: Columns<ArtifactCells> = {
  tenantId: 'tenant_id',
  id: 'id',
  ordinal: 'ordinal',
  kind: 'kind',
  parent: 'parent',
  depth: 'depth',
  tags: 'tags',
  content: 'content',
  metadata: 'metadata',
  costBytes: 'cost_bytes',
  createdMs: 'created_ms',
};

function artifactOf(found: Record<string, SQLOutputValue>): ArtifactRow {
  const cells = rowOf<ArtifactCells>(found);
  return { ...cells, tags: JSON.parse(cells.tags) };
}

const narrowings: Readonly<Record<'kind' | 'tag' | 'parent', string>> = {
  kind: 'kind = ?',
  tag: 'EXISTS (SELECT 1 FROM json_each(tags) WHERE value = ?)',
  parent: 'parent = ?',
};

export class ControlTables {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  putModel(row: CatalogRow): undefined {
    this.#database.prepare(upsertSql('catalog', modelColumns, 'id')).run(...cellsOf(modelColumns, row));
  }

  findModel(id: string): CatalogRow | undefined {
    const found = this.#database.prepare(`${selectSql('catalog', modelColumns)} WHERE id = ?`).get(id);
    return found && rowOf<CatalogRow>(found);
  }

  models(): readonly CatalogRow[] {
    const found = this.#database.prepare(`${selectSql('catalog', modelColumns)} ORDER BY id`).all();
    return found.map(row => rowOf<CatalogRow>(row));
  }

  putArtifact(row: ArtifactRow): undefined {
    const cells: ArtifactCells = { ...row, tags: JSON.stringify(row.tags) };
    const sql = `${insertSql('artifacts', artifactColumns)} ON CONFLICT (tenant_id, id) DO NOTHING`;
    this.#database.prepare(sql).run(...cellsOf(artifactColumns, cells));
  }

  findArtifact(tenantId: string, id: string): ArtifactRow | undefined {
    const sql = `${selectSql('artifacts', artifactColumns)} WHERE tenant_id = ? AND id = ?`;
    const found = this.#database.prepare(sql).get(tenantId, id);
    return found && artifactOf(found);
  }

  artifacts(query: ArtifactQuery): readonly ArtifactRow[] {
    const conditions = ['tenant_id = ?', 'ordinal < ?'];
    const values: SQLInputValue[] = [query.tenantId, query.before ?? Number.MAX_SAFE_INTEGER];
    for (const part of ['kind', 'tag', 'parent'] as const) {
      const value = query[part];
      if (value === undefined) continue;
      conditions.push(narrowings[part]);
      values.push(value);
    }
    const where = conditions.join(' AND ');
    const sql = `${selectSql('artifacts', artifactColumns)} WHERE ${where} ORDER BY ordinal DESC LIMIT ?`;
    return this.#database
      .prepare(sql)
      .all(...values, query.limit)
      .map(artifactOf);
  }

  artifactBytes(tenantId: string): number {
    const found = this.#database
      .prepare('SELECT bytes FROM artifact_bytes WHERE tenant_id = ?')
      .get(tenantId);
    return Number(found?.bytes ?? 0);
  }

  highestArtifact(): number {
    const found = this.#database.prepare('SELECT max(ordinal) AS ordinal FROM artifacts').get();
    return Number(found?.ordinal ?? 0);
  }
}
