// Under what one request was made: each member is a factor that a promise says must not matter.

export const levels = ['D1', 'D2', 'D3', 'D4', 'O'] as const;

/** D1 repeated one at a time, D2 after a restart, D3 among neighbours, D4 on each replica, O through the orchestrator. */
export type Level = (typeof levels)[number];

export interface Circumstance {
  /** Which of the identical requests, from 0 on. */
  readonly repeat: number;
  /** Which start of the engine, from 0 on. */
  readonly life: number;
  readonly replica: number;
  /** Others that decode at the same time. */
  readonly neighbours: number;
  readonly cache: 'cold' | 'warm';
  readonly isStreamed: boolean;
  readonly slots: number;
  readonly path: 'direct' | 'orchestrator';
}

export type Factor = keyof Circumstance;
