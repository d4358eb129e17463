// Where an engine's server is, and how it is ended. Whatever starts one resolves with this.

export interface Place {
  readonly url: string;
  /** Once it is there, its last lines of output, for whoever has to say why it is not ready. */
  lastWords(): string;
  /** Rejects when it ends by itself. */
  readonly gone: Promise<never>;
  end(): Promise<void>;
}

/** What a document's arguments may name. */
export interface Places {
  readonly program?: string;
  readonly model: string;
  readonly port: string;
  readonly slots: string;
  readonly context: string;
  readonly total_context: string;
  readonly flash_attention: string;
  readonly kv_type: string;
}

export const filledIn = (word: string, places: Places): string =>
  word.replaceAll(/\{([a-z_]+)\}/g, (whole, name: string) => {
    const value = Object.hasOwn(places, name) ? places[name as keyof Places] : undefined;
    return value ?? whole;
  });
