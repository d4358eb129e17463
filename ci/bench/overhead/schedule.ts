// Fires on an absolute schedule: a late start doesn't delay those after it, and how late each one was is kept.

export class Schedule {
  readonly #originMs = performance.now();
  readonly lagsMs: number[] = [];

  /** Calls `fire` so many times, evenly spaced. Its promises are awaited together. */
  async run(count: number, spacingMs: number, fire: (index: number) => Promise<void>): Promise<void> {
    const startMs = performance.now();
    const fired: Promise<void>[] = [];
    while (fired.length < count) {
      const dueMs = startMs + fired.length * spacingMs;
      const nowMs = performance.now();
      if (dueMs > nowMs) {
        await new Promise(resolve => setTimeout(resolve, dueMs - nowMs));
        continue;
      }
      this.lagsMs.push(nowMs - dueMs);
      fired.push(fire(fired.length));
    }
    await Promise.all(fired);
  }

  /** That long after the schedule was made; the wait's own lateness counts as lag. */
  async until(offsetMs: number): Promise<void> {
    const dueMs = this.#originMs + offsetMs;
    const waitMs = dueMs - performance.now();
    if (waitMs > 0) await new Promise(resolve => setTimeout(resolve, waitMs));
    this.lagsMs.push(performance.now() - dueMs);
  }
}
