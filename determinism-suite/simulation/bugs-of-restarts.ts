// What a restart makes of what the store says.
import type { PlantedBug } from './planted-bug.ts';

const file = 'reference-server/orchestration/recovery.ts';

export const bugsOfRestarts: readonly PlantedBug[] = [
  {
    id: 'interrupted-runs-again',
    breaks: { 'interrupted-is-not-repeated': { seed: 2, clauses: ['ASY-DUR-011(c)'] } },
    why: 'a task that was at an engine is repeated after a crash',
    file,
    find: "core.config.store.on_restart === 'rerun' && !row.firstPieceMarked",
    replace: '!row.firstPieceMarked',
  },
  {
    id: 'recovered-in-reverse',
    breaks: { 'recovered-in-order': { seed: 2, clauses: ['ASY-DUR-013(a)'] } },
    why: 'a restart turns the order of the tasks that waited round',
    file,
    find: 'queueEntry(live)',
    replace: '{ ...queueEntry(live), deadlineAtMs: 1e12 - queueEntry(live).deadlineAtMs }',
  },
  {
    id: 'unseen-is-interrupted',
    breaks: { 'unseen-runs-again': { seed: 5, clauses: ['ASY-DUR-012(b)'] } },
    why: 'what nobody had a piece of is told as interrupted all the same',
    file,
    find: 'if (row.openAttempt && !mayRerun)',
    replace: 'if (row.openAttempt)',
  },
  {
    id: 'mark-not-looked-at',
    breaks: { 'rerun-only-unseen': { seed: 5, clauses: ['ASY-DUR-012(c)'] } },
    why: 'a task runs again although a reader had a piece of it',
    file,
    find: "=== 'rerun' && !row.firstPieceMarked;",
    replace: "=== 'rerun';",
  },
  {
    id: 'recovery-in-two-writes',
    breaks: { 'interrupted-is-not-repeated': { seed: 2, clauses: ['ASY-DUR-015'] } },
    why: 'a crash between two writes of a recovery makes an interrupted task one that waits',
    file,
    find: 'ends.push(fail(live, ending));',
    replace:
      'ends.push(core.health.commit([putTask(live, core.world, { openAttempt: false })]).catch(() => undefined).then(() => fail(live, ending)));',
  },
  {
    id: 'interrupted-as-canceled',
    breaks: { 'interrupted-is-told': { seed: 2, clauses: ['ASY-STATE-003(c)', 'ASY-DUR-011(a)'] } },
    why: 'what was under way at a crash is told as canceled',
    file,
    find: "{ state: 'failed', failure: { code: 'INTERRUPTED', tokensLost: true } }",
    replace: "{ state: 'canceled', failure: { code: 'CANCELED' }, reason: 'client' }",
  },
  {
    id: 'recovered-uncounted',
    breaks: { 'counts-are-conserved': { seed: 2, clauses: ['ASY-METRIC-001(b)'] } },
    why: 'what a restart brought back is in no count',
    file,
    find: '    core.metering.recovered(live);\n',
    replace: '',
  },
];
