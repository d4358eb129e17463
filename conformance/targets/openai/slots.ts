export interface Slot {
  readonly free: () => void;
}

/** Requests that are served at once. */
export class Slots {
  #left: number;

  constructor(count: number) {
    this.#left = count;
  }

  /** Undefined where none is free. */
  take(): Slot | undefined {
    if (this.#left === 0) return undefined;
    this.#left -= 1;
    let isHeld = true;
    const free = (): void => {
      if (isHeld) this.#left += 1;
      isHeld = false;
    };
    return { free };
  }
}
