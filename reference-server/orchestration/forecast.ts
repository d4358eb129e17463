// What one pool's past says of its future: the experience that the estimates of admission are made of.
import {
  backoffHintMs,
  type EtaPriors,
  type Experience,
  isFeasible,
  type Observation,
  observe,
  onTimeProbability,
  type Prediction,
  type Pressure,
  predictServiceMs,
  predictStartMs,
  priorExperience,
  refusalHintMs,
  typicalServiceMs,
} from '../admission/index.ts';
import type { Task } from '../tasks/index.ts';
import type { LiveTask } from './live-task.ts';

export interface Crew {
  readonly slots: number;
  readonly running: Iterable<LiveTask>;
}

export interface Outlook {
  readonly position: number;
  readonly crew: Crew;
  readonly nowMs: number;
}

function expectedTokens(task: Task): number {
  return Math.min(task.request.expected_tokens ?? task.request.max_tokens, task.request.max_tokens);
}

/** Beyond this a prediction says no more than "very late"; the contract bounds it. */
const predictionMsMax = 86_400_000;

export class Forecast {
  #experience: Experience;

  constructor(priors: EtaPriors) {
    this.#experience = priorExperience(priors);
  }

  observe(task: Task, seen: Omit<Observation, 'tokens' | 'tokensExpected'>): void {
    const tokens = task.pieces;
    this.#experience = observe(this.#experience, { ...seen, tokens, tokensExpected: expectedTokens(task) });
  }

  serviceMs(task: Task): number {
    return predictServiceMs(this.#experience, expectedTokens(task));
  }

  startMs(task: Task, outlook: Outlook): number {
    const { position, crew, nowMs } = outlook;
    const runningRestMs = [...crew.running].map(live => this.#restMs(live, nowMs));
    const typical = typicalServiceMs(this.#experience, expectedTokens(task));
    const crowd = { position, slots: crew.slots, runningRestMs, typicalServiceMs: typical };
    return Math.min(predictionMsMax, predictStartMs(crowd));
  }

  isFeasible(prediction: Prediction, remainingMs: number): boolean {
    return isFeasible(prediction, remainingMs);
  }

  onTimeProbability(prediction: Prediction, remainingMs: number): number {
    return onTimeProbability(this.#experience, prediction, remainingMs);
  }

  /** For a running task: what is left of its predicted service. */
  runningPrediction(live: LiveTask, nowMs: number): Prediction {
    return { startMs: 0, serviceMs: this.#restMs(live, nowMs) };
  }

  hintMs(pressure: Omit<Pressure, 'typicalServiceMs'>): number {
    return backoffHintMs(this.#withTypical(pressure));
  }

  refusalHintMs(pressures: readonly Omit<Pressure, 'typicalServiceMs'>[]): number {
    return refusalHintMs(pressures.map(pressure => this.#withTypical(pressure)));
  }

  #withTypical(pressure: Omit<Pressure, 'typicalServiceMs'>): Pressure {
    return { ...pressure, typicalServiceMs: typicalServiceMs(this.#experience, 1) };
  }

  #restMs(live: LiveTask, nowMs: number): number {
    const startedMs = live.task.decodeStartedMs ?? nowMs;
    return Math.max(0, this.serviceMs(live.task) - (nowMs - startedMs));
  }
}
