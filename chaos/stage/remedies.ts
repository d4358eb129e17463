/** What was put in place, by the name of its fault, and how it is taken away again. */
export class Remedies {
  readonly #left = new Map<string, () => void | Promise<void>>();

  keep(fault: string, remedy: () => void | Promise<void>): void {
    this.#left.set(fault, remedy);
  }

  /** Once for each time that it was put in; nothing where nothing is left. */
  async apply(fault: string): Promise<void> {
    const remedy = this.#left.get(fault);
    this.#left.delete(fault);
    await remedy?.();
  }
}
