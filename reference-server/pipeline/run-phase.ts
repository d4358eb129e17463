// The plugins of one phase, one after the other. In the last two phases a failure stops nothing and nobody.
import type { CompiledPlugin } from './compile-pipeline.ts';
import { runsOnEveryOutcome } from './phases.ts';
import type { Answer } from './plugin.ts';
import { type PhaseCall, runPlugin } from './run-plugin.ts';

export interface PhaseRun extends PhaseCall {
  readonly plugins: readonly CompiledPlugin[];
  readonly onAnswer: (answer: Answer, pluginId: string) => void;
}

/**
 * Rejects with the OrchestratorError that ends the call. `failed` is said by the last two phases alone.
 *
 * @implements PIPE-013
 */
export async function runPhase(run: PhaseRun): Promise<'visited' | 'failed'> {
  let outcome: 'visited' | 'failed' = 'visited';
  for (const compiled of run.plugins) {
    const verdict = await runPlugin(compiled, run);
    if (verdict.kind === 'go-on') {
      if (verdict.answer !== undefined) run.onAnswer(verdict.answer, compiled.id);
      continue;
    }
    if (!runsOnEveryOutcome(run.phase)) throw verdict.error;
    outcome = 'failed';
  }
  return outcome;
}
