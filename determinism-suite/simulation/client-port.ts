// What a client may know of the server: whether there is one, and the way in. Nothing that a socket would not show.
import type { Scenario } from './scenario.ts';
import type { Scene } from './scene.ts';
import type { ServerProcess } from './server-process.ts';
import type { Ledger, TaskFacts } from './task-facts.ts';
import type { WatchAnswers } from './watch-answers.ts';
import type { WatchLog } from './watch-log.ts';

export interface ClientPort {
  readonly scene: Scene;
  readonly scenario: Scenario;
  readonly ledger: Ledger;
  readonly log: WatchLog;
  readonly answers: WatchAnswers;
  /** No newcomers and no mischief any more. */
  readonly isHealing: boolean;
  /** One that takes connections. */
  server(): ServerProcess | undefined;
  acknowledged(task: TaskFacts): void;
}

export function callerOf(tenantId: string) {
  return { tenantId, keyId: undefined, roles: ['data' as const] };
}
