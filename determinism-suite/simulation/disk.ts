// What outlives a process. A group of operations is applied in one instant, or not at all.
import type { SessionRow, StoreOperation, TaskRow, UsageRow } from '#reference-server';

export type Group = readonly StoreOperation[];
type PutTask = StoreOperation & { readonly kind: 'put-task' };

export interface DiskWitness {
  /** Before a group's rows replace those that stand. */
  applying(group: Group, before: (key: string) => TaskRow | undefined): void;
}

export function rowKey(row: { readonly tenantId: string; readonly taskId: string }): string {
  return `${row.tenantId}/${row.taskId}`;
}

function openOf(row: TaskRow | undefined): number {
  return row !== undefined && row.endedWallMs === null ? 1 : 0;
}

export class Disk {
  readonly tasks = new Map<string, TaskRow>();
  readonly sessions = new Map<string, SessionRow>();
  readonly usage = new Map<string, UsageRow>();
  auditRows = 0;
  openCount = 0;
  readonly #keyOfOrdinal = new Map<number, string>();
  readonly #witness: DiskWitness;

  constructor(witness: DiskWitness) {
    this.#witness = witness;
  }

  /** For each group undefined where it was applied, else why not. */
  apply(groups: readonly Group[]): (string | undefined)[] {
    return groups.map(group => {
      const refusal = this.#refusal(group);
      if (refusal !== undefined) return refusal;
      this.#witness.applying(group, key => this.tasks.get(key));
      for (const operation of group) this.#put(operation);
      return undefined;
    });
  }

  get highestOrdinal(): number {
    return Math.max(0, ...this.#keyOfOrdinal.keys());
  }

  openTasks(): TaskRow[] {
    return [...this.tasks.values()]
      .filter(row => row.endedWallMs === null)
      .sort((a, b) => a.ordinal - b.ordinal);
  }

  #refusal(group: Group): string | undefined {
    for (const operation of group) {
      if (operation.kind === 'mark-first-piece' && !this.tasks.has(rowKey(operation)))
        return 'there is no task to mark';
      if (operation.kind === 'put-task') {
        const refusal = this.#rowRefusal(operation);
        if (refusal !== undefined) return refusal;
      }
    }
    return undefined;
  }

  #rowRefusal({ row }: PutTask): string | undefined {
    const holder = this.#keyOfOrdinal.get(row.ordinal);
    if (holder !== undefined && holder !== rowKey(row)) return `ordinal ${row.ordinal} is taken by ${holder}`;
    const isEnded = row.state !== 'queued' && row.state !== 'running';
    return isEnded === (row.endedWallMs !== null) ? undefined : 'an ended task says when it ended';
  }

  #put(operation: StoreOperation): void {
    switch (operation.kind) {
      case 'put-task':
        this.openCount += openOf(operation.row) - openOf(this.tasks.get(rowKey(operation.row)));
        this.tasks.set(rowKey(operation.row), operation.row);
        this.#keyOfOrdinal.set(operation.row.ordinal, rowKey(operation.row));
        return;
      case 'mark-first-piece': {
        const row = this.tasks.get(rowKey(operation));
        if (row !== undefined) this.tasks.set(rowKey(operation), { ...row, firstPieceMarked: true });
        return;
      }
      case 'put-session':
        this.sessions.set(`${operation.row.tenantId}/${operation.row.sessionId}`, operation.row);
        return;
      case 'put-usage':
        this.usage.set(operation.row.tenantId, operation.row);
        return;
      case 'append-audit':
        this.auditRows += 1;
        return;
      default:
        operation satisfies never;
    }
  }
}
