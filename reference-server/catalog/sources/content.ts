// What a source gives: bytes from a place on, or the truth that it could not be read.
export interface Content {
  readonly body: AsyncIterable<Uint8Array>;
  /** Where the body begins: a source may not be able to begin where it was asked to. */
  readonly from: number;
  /** Of the whole, where the source says it. */
  readonly totalBytes: number | undefined;
}

export interface ReadOptions {
  readonly from?: number;
  readonly signal?: AbortSignal | undefined;
}

export interface ContentSource {
  /** Rejects with UnreadableSource, or with REGISTRY_NOT_ALLOWED where a host is refused. */
  read(sourceUrl: string, options?: ReadOptions): Promise<Content>;
}

export class UnreadableSource extends Error {
  override readonly name = 'UnreadableSource';
}
