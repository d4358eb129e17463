import type { Clock } from '../clock.ts';
import type { EngineWire, Generation } from './engine-wire.ts';

interface Trial {
  readonly wire: EngineWire;
  readonly clock: Clock;
  readonly model: string;
  readonly timeoutMs: number;
}

const tokensOfTrial = 4;

/** One short decode; where `cancels` it is closed as soon as the engine says something. */
const decode = (trial: Trial, cancels: boolean): Promise<void> =>
  new Promise((resolve, reject) => {
    let call: Generation | undefined;
    let isOver = false;
    const finish = (problem?: string): void => {
      if (isOver) return;
      isOver = true;
      timer.cancel();
      call?.abort();
      if (problem === undefined) resolve();
      else reject(new Error(problem));
    };
    const timer = trial.clock.after(trial.timeoutMs, () => finish('no end in time'));
    const request = { prompt: 'Self-test.', max_tokens: tokensOfTrial, sampler: { temperature: 0 } };
    call = trial.wire.generate(
      { model: trial.model, request, seed: 0 },
      {
        progress: () => {
          if (cancels) finish();
        },
        piece: () => undefined,
        done: () => finish(),
        failed: failure => finish(`the engine failed (${failure.kind})`),
      },
    );
    if (isOver) call.abort();
  });

const named = async (name: string, step: () => Promise<unknown>): Promise<void> => {
  try {
    await step();
  } catch (error) {
    throw new Error(`self-test: ${name}: ${error instanceof Error ? error.message : 'failed'}`);
  }
};

/** A decode, a cancel and a reading of figures; the first that fails is named. */
export const selfTest = async (trial: Trial): Promise<void> => {
  await named('decode', () => decode(trial, false));
  await named('cancel', () => decode(trial, true));
  await named('figures', () => trial.wire.figures(trial.timeoutMs));
};
