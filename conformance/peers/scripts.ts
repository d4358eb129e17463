import { type Behaviour, defaultBehaviour } from './behaviour.ts';
import type { PeerRequest } from './wire.ts';

export interface Asking {
  readonly prompt: string;
  readonly maxTokens: number;
  readonly request: PeerRequest;
}

/** Which script a call follows: told by the text in its prompt, by its turn, or by nothing at all. */
export class Scripts {
  /** What stands in the prompt of a task; other generations are the orchestrator's own tests. */
  taskMark: string | undefined;
  always: Behaviour = defaultBehaviour;
  /** Asked for each task that has no script of its own. */
  choose: ((asking: Asking) => Behaviour | undefined) | undefined;
  readonly #next: Behaviour[] = [];
  readonly #byTask = new Map<string, Behaviour>();
  #tests: readonly Behaviour[] = [];
  #testCalls = 0;

  constructor(taskMark: string | undefined) {
    this.taskMark = taskMark;
  }

  ofTask(text: string, behaviour: Behaviour): void {
    this.#byTask.set(text, behaviour);
  }

  ofTests(behaviours: readonly Behaviour[]): void {
    this.#tests = behaviours;
    this.#testCalls = 0;
  }

  next(behaviours: readonly Behaviour[]): void {
    this.#next.push(...behaviours);
  }

  isTask(prompt: string): boolean {
    return this.taskMark === undefined || prompt.includes(this.taskMark);
  }

  behaviourOf(asking: Asking): Behaviour {
    const { prompt } = asking;
    if (!this.isTask(prompt)) {
      this.#testCalls += 1;
      return this.#tests[(this.#testCalls - 1) % Math.max(1, this.#tests.length)] ?? defaultBehaviour;
    }
    const [, own] = [...this.#byTask].find(([text]) => prompt.includes(text)) ?? [];
    return own ?? this.#next.shift() ?? this.choose?.(asking) ?? this.always;
  }
}
