// Servers that look wrongly after an engine that dies again and again.
import type { Planned } from './mutants.ts';

const schedule = 'reference-server/fleet/processes/restart-schedule.ts';
const waits = '    return Math.max(0, this.#notBeforeMs - nowMs, roomAtMs - nowMs);\n';

export const mutantsOfSupervision: readonly Planned[] = [
  {
    name: 'restarts-at-once',
    ...{ experiment: 'engine dies at each start', invariant: 'restart storms bounded' },
    breaks: ['ASY-POOL-010(a)'],
    kind: 'omission',
    file: schedule,
    find: waits,
    replace: '    return 0;\n',
    why: 'The sooner it is back, the better.',
  },
  {
    name: 'backoff-ends-after-two',
    ...{ experiment: 'engine dies at each start', invariant: 'restart storms bounded' },
    breaks: ['ASY-POOL-010(a)'],
    kind: 'wrong-value',
    file: schedule,
    find: '    this.#level = nowMs - this.#lastFaultMs >= minuteMs ? 1 : this.#level + 1;\n',
    replace: '    this.#level = nowMs - this.#lastFaultMs >= minuteMs ? 1 : Math.min(2, this.#level + 1);\n',
    why: 'How many restarts a minute has is bounded already.',
  },
  {
    name: 'given-up-after-three',
    ...{ experiment: 'engine dies at each start', invariant: 'its pool serves again within 5000 ms' },
    breaks: ['ASY-POOL-010(c)'],
    kind: 'boundary',
    file: schedule,
    find: waits,
    replace: `    if (this.#faultsMs.length >= 3) return 3_600_000;\n${waits}`,
    why: 'What died three times will die again.',
  },
  {
    name: 'one-pool-out-all-out',
    ...{
      experiment: 'engine dies at each start',
      invariant: 'work is served: engine 1 dies at each start',
    },
    breaks: ['ASY-POOL-010(b)'],
    kind: 'scope',
    file: 'reference-server/orchestration/admission-checks.ts',
    find: '    if (pool.draining || !pool.isReady()) {\n',
    replace:
      '    const isOut = [...this.#core.pools.values()].some(({ pool: each }) => !each.isReady());\n    if (pool.draining || isOut) {\n',
    why: 'A server that is not whole should not take work.',
  },
];
