// A tenant's tasks, newest first, in pages.
import type { TaskList } from '#contracts';
import { OrchestratorError } from '../kernel/index.ts';
import { type TaskRow, type TaskState, type TaskSummary, taskKey, taskSummary } from '../tasks/index.ts';
import { shownState } from './live-task.ts';
import type { Parts } from './parts.ts';

export interface TaskListQuery {
  readonly state?: TaskState | undefined;
  /** What the page before gave. */
  readonly cursor?: string | undefined;
  readonly limit: number;
}

function ordinalOf(cursor: string | undefined): number | undefined {
  if (cursor === undefined) return undefined;
  const ordinal = Number(Buffer.from(cursor, 'base64url').toString('utf8'));
  if (!Number.isSafeInteger(ordinal) || ordinal < 1)
    throw new OrchestratorError('INVALID_PARAMS', { message: 'The cursor is not one of ours.' });
  return ordinal;
}

/** A task of this process is newer than its row. */
function summaryOf(parts: Parts, row: TaskRow): TaskSummary[] {
  const live = parts.core.registry.live(taskKey(row.tenantId, row.taskId)) ?? parts.restore(row);
  return live === undefined ? [] : [{ ...taskSummary(live.task), state: shownState(live) }];
}

export async function listTasks(parts: Parts, tenantId: string, query: TaskListQuery): Promise<TaskList> {
  const before = ordinalOf(query.cursor);
  const filter = {
    ...(query.state === undefined ? {} : { state: query.state }),
    ...(before === undefined ? {} : { before }),
  };
  const rows = await parts.core.store.listTasks({ tenantId, ...filter, limit: query.limit + 1 });
  const page = rows.slice(0, query.limit);
  // A row may be older than its task: what has moved on meanwhile is not in that state any more.
  const items = page
    .flatMap(row => summaryOf(parts, row))
    .filter(({ state }) => query.state === undefined || state === query.state);
  const last = page.at(-1);
  if (rows.length <= query.limit || last === undefined) return { items };
  return { items, next_cursor: Buffer.from(String(last.ordinal)).toString('base64url') };
}
