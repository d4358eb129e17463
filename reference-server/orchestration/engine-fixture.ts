// For tests: an engine in the test's hand. Nothing comes out of it that the test did not release.
import {
  type EngineAdapter,
  type EngineCapabilities,
  type EngineDescription,
  EngineError,
  type EngineErrorKind,
  type EngineErrorOptions,
  type EngineEvent,
  type EngineHealth,
  type EngineRequest,
  type EngineSlots,
  type EngineUsage,
  type EngineVersion,
  type FinishReason,
} from '#contracts/adapter';
import { engineStream } from '../engines/index.ts';
import { capabilities } from '../placement/fixtures.ts';

type Emit = (event: EngineEvent) => unknown;

export class HandCall {
  readonly request: EngineRequest;
  readonly #emit: Emit;
  readonly #over = Promise.withResolvers<void>();
  aborted = false;
  isOver = false;

  constructor(request: EngineRequest, emit: Emit) {
    this.request = request;
    this.#emit = emit;
  }

  get over(): Promise<void> {
    return this.#over.promise;
  }

  release(...texts: readonly string[]): void {
    for (const text of texts) this.#emit({ kind: 'piece', text });
  }

  end(usage?: EngineUsage, finishReason: FinishReason = 'stop'): void {
    this.#emit({ kind: 'end', finishReason, ...(usage === undefined ? {} : { usage }) });
    this.close();
  }

  fail(kind: EngineErrorKind, options: EngineErrorOptions = {}): void {
    this.isOver = true;
    this.#over.reject(new EngineError(kind, 'as the test says', options));
  }

  /** The engine lets go, without having said that it finished. */
  close(): void {
    this.isOver = true;
    this.#over.resolve();
  }
}

export class HandEngine implements EngineAdapter {
  readonly calls: HandCall[] = [];
  ready = true;
  /** It goes on although its call was aborted, until the test ends it. */
  ignoresAborts = false;
  capabilities: EngineCapabilities = capabilities;
  version_: EngineVersion = { engineVersion: 'b1' };
  counts: number | 'never' | undefined;
  runningMost = 0;

  get running(): number {
    return this.calls.filter(call => !call.isOver).length;
  }

  /** The call under way, or the last one. */
  get call(): HandCall {
    const call = this.calls.at(-1);
    if (call === undefined) throw new Error('the engine was not called');
    return call;
  }

  describe(): EngineDescription {
    return { wire: 'llamacpp', capabilities: this.capabilities };
  }

  async health(): Promise<EngineHealth> {
    return { live: true, ready: this.ready, detail: 'in hand' };
  }

  async version(): Promise<EngineVersion> {
    return this.version_;
  }

  async slots(): Promise<EngineSlots> {
    return 'unknown';
  }

  async tokenize(): Promise<number> {
    if (this.counts === 'never') return new Promise(() => undefined);
    if (this.counts === undefined) throw new Error('it can not count');
    return this.counts;
  }

  generate(request: EngineRequest, signal: AbortSignal): AsyncIterable<EngineEvent> {
    return engineStream({ signal, produce: (emit, abort) => this.#produce(request, emit, abort) });
  }

  async close(): Promise<void> {
    for (const call of this.calls) call.close();
  }

  #produce(request: EngineRequest, emit: Emit, signal: AbortSignal): Promise<void> {
    const call = new HandCall(request, emit);
    this.calls.push(call);
    this.runningMost = Math.max(this.runningMost, this.running);
    signal.addEventListener('abort', () => {
      call.aborted = true;
      if (!this.ignoresAborts) call.close();
    });
    return call.over;
  }
}
