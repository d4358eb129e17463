// When will it start, how long will it take, and will it be on time? Learned from what tasks really took;
// until something was observed the pool's priors stand in. Values in, values out: who uses it keeps the
// Experience.
export interface EtaPriors {
  readonly firstTokenMs: number;
  readonly tokenMs: number;
}

/** What has been learned of one pool. */
export interface Experience {
  readonly firstTokenMs: number;
  readonly tokenMs: number;
  /** Tokens that came, per token that was allowed. */
  readonly yieldRatio: number;
  readonly serviceMs: number;
  /** Mean square of the relative error of predicted service times. */
  readonly spread: number;
  readonly observations: number;
}

export interface Observation {
  readonly firstTokenMs: number;
  readonly serviceMs: number;
  readonly tokens: number;
  readonly tokensExpected: number;
}

const memory = 0.2;
/** Before anything is known a prediction is taken to be off by half. */
const priorSpread = 0.25;

export function priorExperience(priors: EtaPriors): Experience {
  return {
    firstTokenMs: priors.firstTokenMs,
    tokenMs: priors.tokenMs,
    yieldRatio: 1,
    serviceMs: 0,
    spread: priorSpread,
    observations: 0,
  };
}

/** A plain mean at first, so that the first tasks count in full; later ones fade. */
function blend(known: number, seen: number, observations: number): number {
  const weight = Math.max(memory, 1 / (observations + 1));
  return known + weight * (seen - known);
}

export function observe(experience: Experience, seen: Observation): Experience {
  const count = experience.observations;
  const decodeMs = Math.max(0, seen.serviceMs - seen.firstTokenMs);
  const predictedMs = Math.max(1, predictServiceMs(experience, seen.tokensExpected));
  const error = (seen.serviceMs - predictedMs) / predictedMs;
  return {
    firstTokenMs: blend(experience.firstTokenMs, seen.firstTokenMs, count),
    tokenMs:
      seen.tokens > 1 ? blend(experience.tokenMs, decodeMs / (seen.tokens - 1), count) : experience.tokenMs,
    yieldRatio: blend(
      experience.yieldRatio,
      Math.min(1, seen.tokens / Math.max(1, seen.tokensExpected)),
      count,
    ),
    serviceMs: blend(experience.serviceMs, seen.serviceMs, count),
    spread: experience.spread + memory * (Math.min(4, error * error) - experience.spread),
    observations: count + 1,
  };
}

/** The first token comes with the prefill; each further one takes a decode step. */
export function predictServiceMs(experience: Experience, tokensExpected: number): number {
  const tokens = Math.max(1, tokensExpected * experience.yieldRatio);
  return experience.firstTokenMs + (tokens - 1) * experience.tokenMs;
}

/** What one task of the queue takes on average: observed, or else as for the task that asks. */
export function typicalServiceMs(experience: Experience, tokensExpected: number): number {
  return experience.observations > 0 ? experience.serviceMs : predictServiceMs(experience, tokensExpected);
}

export interface Crowd {
  /** Tasks that go first. */
  readonly position: number;
  readonly slots: number;
  /** For each running task, what it is still expected to take. */
  readonly runningRestMs: readonly number[];
  readonly typicalServiceMs: number;
}

/**
 * Slots become free in the order in which what runs ends; each task ahead takes the slot that is free
 * first and holds it for a typical time. Without any slot nothing starts.
 */
export function predictStartMs(crowd: Crowd): number {
  if (crowd.slots < 1) return Number.POSITIVE_INFINITY;
  const idle = Math.max(0, crowd.slots - crowd.runningRestMs.length);
  const freeMs = [...Array<number>(idle).fill(0), ...sortedRests(crowd)].slice(0, crowd.slots);
  const latestMs = freeMs.at(-1) ?? 0;
  const turns = freeMs.map(ms => Math.ceil((latestMs - ms) / Math.max(crowd.typicalServiceMs, 1e-9)));
  const begun = turns.reduce((sum, count) => sum + count, 0);
  // Its turn comes while the slot that is free last is still busy: that one is of no use to it.
  if (crowd.position < begun)
    return predictStartMs({ ...crowd, slots: crowd.slots - 1, runningRestMs: freeMs.slice(0, -1) });
  const runningRestMs = freeMs.map((ms, at) => ms + (turns[at] ?? 0) * crowd.typicalServiceMs);
  return startInTurnMs({ ...crowd, position: crowd.position - begun, runningRestMs });
}

/** Where all slots become free within one typical time. */
function startInTurnMs(crowd: Crowd): number {
  const rounds = Math.floor(crowd.position / crowd.slots);
  const releaseMs = sortedRests(crowd)[crowd.position % crowd.slots] ?? 0;
  return releaseMs + rounds * crowd.typicalServiceMs;
}

function sortedRests({ runningRestMs }: Crowd): number[] {
  return runningRestMs.map(ms => Math.max(0, ms)).sort((a, b) => a - b);
}

export interface Prediction {
  readonly startMs: number;
  readonly serviceMs: number;
}

/** Fits exactly is feasible. */
export function isFeasible(prediction: Prediction, remainingMs: number): boolean {
  return prediction.startMs + prediction.serviceMs <= remainingMs;
}

/** The normal distribution function, by its logistic likeness; the error is below 0.02. */
function normalCdf(deviations: number): number {
  return 1 / (1 + Math.exp(-1.702 * deviations));
}

/** Between 0 and 1; falls as the predicted end moves towards and beyond the deadline, 0 once that has passed. */
export function onTimeProbability(
  experience: Experience,
  prediction: Prediction,
  remainingMs: number,
): number {
  if (remainingMs <= 0) return 0;
  const endMs = prediction.startMs + prediction.serviceMs;
  if (!Number.isFinite(endMs)) return 0;
  const deviationMs = Math.max(1, Math.sqrt(experience.spread) * endMs);
  return normalCdf((remainingMs - endMs) / deviationMs);
}
