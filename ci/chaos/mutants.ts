// Servers that break what chaos experiments look at, each by a small patch of the reference server's source, and the
// invariant that has to name it.
import type { Mutant } from '../../conformance/mutants/mutant.ts';
import { mutantsOfRestarts } from './mutants-of-restarts.ts';
import { mutantsOfSupervision } from './mutants-of-supervision.ts';

export interface ChaosMutant extends Mutant {
  /** In which it has to show. */
  readonly experiment: string;
  readonly invariant: string;
}

export type Planned = Omit<ChaosMutant, 'id'> & { readonly name: string };

const orchestration = 'reference-server/orchestration';

const others: readonly Planned[] = [
  {
    name: 'lease-leak-on-reset',
    ...{ experiment: 'engine breaks off', invariant: 'returns to idle' },
    breaks: ['ASY-SLO-012'],
    kind: 'omission',
    file: `${orchestration}/execution.ts`,
    find: "    lease.release(releaseOf(result), result.kind === 'failed' ? result.error : undefined);",
    replace: "    if (result.kind !== 'failed') lease.release(releaseOf(result));",
    why: 'What failed has nothing to give back.',
  },
  {
    name: 'breaker-never-heals',
    ...{ experiment: 'replica fails', invariant: 'breaker by its numbers' },
    breaks: ['ASY-SLO-006'],
    kind: 'omission',
    file: 'reference-server/kernel/limits/breaker.ts',
    find: "breaker.state === 'open' && nowMs >= breaker.sinceMs + rules.openMs",
    replace: "breaker.state === 'open' && nowMs >= breaker.sinceMs + 3_600_000",
    why: 'An engine that failed so often is left alone.',
  },
  {
    name: 'breaker-never-opens',
    ...{ experiment: 'replica fails', invariant: 'breaker by its numbers' },
    breaks: ['ASY-SLO-006'],
    kind: 'boundary',
    file: 'reference-server/kernel/limits/breaker.ts',
    find: '  return failures >= rules.failures\n',
    replace: '  return failures >= rules.failures * 1_000\n',
    why: 'Another engine may have more luck with the next try.',
  },
  {
    name: 'breaker-stops-nobody',
    ...{ experiment: 'replica fails', invariant: 'retries do not multiply' },
    breaks: ['ASY-SLO-006'],
    kind: 'omission',
    file: 'reference-server/kernel/limits/breaker.ts',
    find: 'nowMs >= breaker.sinceMs + rules.openMs;',
    replace: 'nowMs >= breaker.sinceMs + rules.openMs / 5;',
    why: 'Who was down may be up again at once.',
  },
  {
    name: 'buffer-of-a-reader-unbounded',
    ...{ experiment: 'slow readers', invariant: 'slow readers are cut off' },
    breaks: ['ASY-SLO-012'],
    kind: 'omission',
    file: 'reference-server/api/sse/event-stream.ts',
    find: '    const isTaken = response.write(text);\n',
    replace: '    response.write(text);\n    const isTaken = true;\n',
    why: 'What is written is on its way.',
  },
  {
    name: 'first-come-first-served',
    ...{ experiment: 'one greedy tenant', invariant: 'no tenant starves another' },
    breaks: ['ASY-SLO-012'],
    kind: 'omission',
    file: 'reference-server/admission/fair-turns.ts',
    find: '  if (lead !== 0) return lead < 0;\n',
    replace: '  void lead;\n',
    why: 'Who came first is served first.',
  },
  {
    name: 'classes-upside-down',
    ...{ experiment: 'two classes', invariant: 'no priority inversion' },
    breaks: ['ASY-SLO-012'],
    kind: 'wrong-value',
    file: 'reference-server/admission/fair-turns.ts',
    find: 'if (best === undefined || finishOf(account, 1) < finishOf(best, 1)) best = account;',
    replace: 'if (best === undefined || finishOf(account, 1) > finishOf(best, 1)) best = account;',
    why: 'Who was served least is the one who is furthest behind.',
  },
  {
    name: 'unready-for-good',
    ...{ experiment: 'store locked', invariant: 'ready again within 5000 ms' },
    breaks: ['ASY-SLO-007(c)'],
    kind: 'omission',
    file: `${orchestration}/store-health.ts`,
    find: '      this.#isBroken = false;\n    } catch',
    replace: '    } catch',
    why: 'Somebody should look at it first.',
  },
  {
    name: 'ready-whatever-the-store-says',
    ...{ experiment: 'store locked', invariant: 'readiness tells the truth' },
    breaks: ['ASY-SLO-012'],
    kind: 'omission',
    file: `${orchestration}/store-health.ts`,
    find: '    this.#isBroken = true;\n',
    replace: '',
    why: 'Reads still work.',
  },
  {
    name: 'seldom-asked-after-a-failure',
    ...{ experiment: 'engine starts slowly', invariant: 'ready again within 5000 ms' },
    breaks: ['ASY-SLO-007(b)'],
    kind: 'wrong-value',
    file: 'reference-server/fleet/pace.ts',
    find: '  nextMs({ health, verdict, missed, failures }: PaceInput): number {\n',
    replace:
      "  nextMs({ health, verdict, missed, failures }: PaceInput): number {\n    if (health !== 'ready') return 20_000;\n",
    why: 'What is down stays down for a while.',
  },
  {
    name: 'no-second-replica',
    ...{ experiment: 'replica dies before the first piece', invariant: 'failed over before the first piece' },
    breaks: ['ORCH-3051(a)'],
    kind: 'omission',
    file: `${orchestration}/execution.ts`,
    find: '    if (retriable && task.pieces === 0)\n',
    replace: '    if (retriable && task.pieces < 0)\n',
    why: 'A client can ask again.',
  },
  {
    name: 'sent-again-runs-again',
    ...{ experiment: 'clients cut off', invariant: 'what is sent again is the same task' },
    breaks: ['ORCH-3051(a)'],
    kind: 'scope',
    file: `${orchestration}/orchestrator.ts`,
    find: "if (found.kind !== 'unknown') return this.#replay",
    replace: "if (found.kind === 'forgotten') return this.#replay",
    why: 'A client that asks again wants it again.',
  },
  {
    name: 'log-waits-for-its-reader',
    ...{ experiment: 'output unread', invariant: 'work is served: output unread' },
    breaks: ['ASY-OBS-001'],
    kind: 'omission',
    file: 'reference-server/telemetry/line-writer.ts',
    find: '    stream.write(line);\n',
    replace: [
      "    const { writeSync } = process.getBuiltinModule('node:fs');",
      '    for (let rest = Buffer.from(line); rest.length > 0; )',
      '      try {',
      '        rest = rest.subarray(writeSync(2, rest));',
      '      } catch (error) {',
      "        if (Object(error).code !== 'EAGAIN') throw error;",
      '      }',
      '',
    ].join('\n'),
    why: 'No line may be lost.',
  },
];

export const chaosMutants: readonly ChaosMutant[] = [
  ...mutantsOfRestarts,
  ...mutantsOfSupervision,
  ...others,
].map(({ name, ...mutant }) => ({ id: `chaos/server/${name}`, ...mutant }));
