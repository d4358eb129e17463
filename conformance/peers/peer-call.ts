import type { EntryOf, HeaderPair } from '#conformance/harness';
import { type Act, type Behaviour, type Ending, type Failure, isRefusal, type Piece } from './behaviour.ts';
import type { CallOptions } from './call-options.ts';
import { CallResponse } from './call-response.ts';
import type { Generation, PeerRequest, Reply } from './wire.ts';
import { writeReply } from './write-reply.ts';

/** A text that only fills buffers says nothing by its length. */
const textShownMax = 1_000;

/** What an ending says of itself, for whoever compares it with what came of it. */
const toldOf = ({ usage, calls }: Ending): Record<string, unknown> => ({
  ...(usage === undefined ? {} : { usage }),
  ...(calls === undefined
    ? {}
    : { calls: calls.map(call => ({ ...call, arguments: call.arguments.join('') })) }),
});

export type CallState = 'deferred' | 'running' | 'held' | 'ended' | 'failed' | 'aborted';

/** One generation that the orchestrator asked for. Its script runs by itself up to a hold; then the step acts. */
export class PeerCall {
  readonly id: string;
  readonly request: PeerRequest;
  readonly prompt: string;
  /** Resolves when the orchestrator hung up, or when the call ended otherwise. */
  readonly closed: Promise<CallState>;
  readonly #options: CallOptions;
  readonly #response: CallResponse;
  readonly #closing = Promise.withResolvers<CallState>();
  readonly #promptTokens: number;
  #state: CallState = 'deferred';
  #hold: PromiseWithResolvers<void> | undefined;
  #slot = -1;
  #text = '';
  #pieces = 0;
  #predicted = 0;
  #ignoresHangUp = false;
  #isHungUp = false;
  #adorned: readonly HeaderPair[] = [];

  constructor(options: CallOptions) {
    this.#options = options;
    const { form, response } = options;
    this.#response = new CallResponse({ form, response, generation: () => this.generation });
    this.id = options.id;
    this.request = options.request;
    this.prompt = options.wire.promptOf(options.request);
    this.#promptTokens = options.engine.countTokens(this.prompt);
    this.closed = this.#closing.promise;
    for (const event of ['close', 'error']) response.on(event, () => this.#onClose());
  }

  get state(): CallState {
    return this.#state;
  }

  get isOver(): boolean {
    return this.#state === 'ended' || this.#state === 'failed' || this.#state === 'aborted';
  }

  get generation(): Generation {
    const { engine, wire } = this.#options;
    return {
      ...{ id: this.id, request: this.request, state: engine, slot: this.#slot },
      ...{ prompt: this.prompt, promptTokens: this.#promptTokens },
      maxTokens: wire.maxTokensOf(this.request),
      ...{ text: this.#text, pieces: this.#pieces, predicted: this.#predicted },
    };
  }

  /** Waits for a slot, then does what the script says. */
  enter(behaviour: Behaviour): void {
    this.#options.engine.enter(this.id, slot => {
      this.#slot = slot;
      this.#state = 'running';
      void this.#run(behaviour);
    });
  }

  /** Sends pieces, whether it is held or not. After a hang-up they are lost, and the history says so. */
  release(...pieces: readonly (string | Piece)[]): void {
    this.#witness('released', { delivered: !this.isOver && !this.#isHungUp });
    for (const piece of pieces) this.#send(typeof piece === 'string' ? { text: piece } : piece);
  }

  /** Goes on with the script after its hold. */
  resume(): void {
    this.#witness('released');
    this.#letGo();
  }

  end(ending: Ending = {}): void {
    if (this.isOver) return;
    const { form, response, wire, engine } = this.#options;
    engine.promptTokens += this.#promptTokens;
    if (form.isStream) {
      this.#response.start();
      this.#over('ended');
      const { socket } = response;
      if (wire.dropsAfterStream) response.once('finish', () => socket?.end());
      this.#response.end(form.end(this.generation, ending));
    } else {
      this.#over('ended');
      const headers: Reply['headers'] = [['Content-Type', 'application/json'], ...this.#adorned];
      writeReply(response, { status: 200, headers, body: form.whole(this.generation, ending) });
    }
    const finish = ending.instead ?? ending.finish ?? 'stop';
    this.#witness('ended', { pieces: this.#pieces, finish, ...toldOf(ending) });
  }

  fail(failure: Failure): void {
    if (this.isOver) return;
    if (isRefusal(failure.kind) && this.#response.isStarted)
      throw new Error(`${this.id} has sent its status and can't answer ${failure.kind}`);
    this.#witness('failed', { ...failure, pieces: this.#pieces });
    this.#failing(failure);
  }

  #failing(failure: Failure): void {
    const { response, form, wire } = this.#options;
    const { kind, message = 'the engine failed' } = failure;
    if (isRefusal(kind)) {
      const reply = wire.refusal(kind, this.generation, failure.message);
      const { retryAfterS } = failure;
      const hint: Reply['headers'] = retryAfterS === undefined ? [] : [['Retry-After', String(retryAfterS)]];
      this.#over('failed');
      writeReply(response, { ...reply, headers: [...reply.headers, ...hint, ...this.#adorned] });
    } else if (kind === 'malformed') {
      this.#response.write('data: {"content": "br\n\n');
    } else if (kind === 'error-event') {
      this.#response.write('');
      this.#over('failed');
      this.#response.end(form.errorEvent(this.generation, message));
    } else if (kind !== 'stall') {
      this.#cut(kind);
    }
  }

  #cut(kind: 'reset' | 'truncate' | 'close' | 'silent-end'): void {
    if (kind === 'truncate') this.#response.write('data: {"con');
    if (kind === 'silent-end') this.#response.start();
    this.#over('failed');
    this.#response.cut(kind);
  }

  /** At once up to its first hold or pause: whoever was told of the call finds it there. */
  async #run(behaviour: Behaviour): Promise<void> {
    for (const act of behaviour) {
      if (this.isOver) return;
      const waiting = this.#perform(act);
      if (waiting !== undefined) await waiting;
    }
  }

  #perform(act: Act): Promise<void> | void {
    switch (act.act) {
      case 'headers':
        return this.#response.start();
      case 'adorn':
        this.#adorned = act.headers;
        return this.#response.adorn(act.headers);
      case 'comment':
        return this.#response.write(`: ${act.text}\n\n`);
      case 'piece':
        return this.#send(act);
      case 'hold':
        return this.#held();
      case 'pause':
        return this.#pause(act.ms);
      case 'repeat':
        return this.#repeat(act);
      case 'pour':
        return this.#pour(act);
      case 'redirect':
        this.#over('failed');
        return writeReply(this.#options.response, { status: 307, headers: [['Location', act.to]], body: '' });
      case 'deliver':
        return this.#response.deliver(act.as);
      case 'ignore-hang-up':
        this.#ignoresHangUp = true;
        return;
      case 'end':
        return this.end(act);
      case 'fail':
        this.fail(act);
        return act.kind === 'malformed' || act.kind === 'stall'
          ? this.closed.then(() => undefined)
          : undefined;
      default:
        return act satisfies never;
    }
  }

  #held(): Promise<void> {
    this.#state = 'held';
    this.#hold = Promise.withResolvers<void>();
    this.#response.flush();
    this.#witness('held', { pieces: this.#pieces });
    return this.#hold.promise;
  }

  #letGo(): void {
    if (this.#state === 'held') this.#state = 'running';
    this.#hold?.resolve();
    this.#hold = undefined;
  }

  #pause(ms: number): Promise<void> {
    return new Promise(resolve => void this.#options.clock.after(ms, resolve));
  }

  async #repeat({ everyMs, piece, comment }: Extract<Act, { act: 'repeat' }>): Promise<void> {
    while (!this.isOver) {
      await this.#pause(everyMs);
      if (piece !== undefined) this.#send({ text: piece });
      if (comment !== undefined && !this.isOver) this.#response.write(`: ${comment}\n\n`);
    }
  }

  async #pour({ piece, times }: Extract<Act, { act: 'pour' }>): Promise<void> {
    for (let count = 0; count < times && !this.isOver; count += 1) {
      this.#send({ text: piece });
      await this.#response.taken();
    }
  }

  #send(piece: Piece): void {
    if (this.isOver) return;
    const { form, engine } = this.#options;
    this.#text += piece.text;
    this.#predicted += piece.tokens ?? 1;
    engine.predictedTokens += piece.tokens ?? 1;
    if (form.isStream) this.#response.write(form.piece(this.generation, piece));
    this.#witness('piece', { text: piece.text.slice(0, textShownMax), index: this.#pieces });
    this.#pieces += 1;
  }

  /** Its engine is gone, and whatever it still did with it. */
  stop(): void {
    this.#ignoresHangUp = false;
    this.#onClose();
    if (!this.isOver) this.#over('aborted');
  }

  #over(state: 'ended' | 'failed' | 'aborted'): void {
    this.#state = state;
    this.#options.engine.leave(this.id);
    this.#letGo();
    this.#closing.resolve(state);
  }

  #onClose(): void {
    if (this.isOver || this.#isHungUp) return;
    this.#isHungUp = true;
    if (!this.#ignoresHangUp) this.#over('aborted');
    this.#witness('aborted', { pieces: this.#pieces });
  }

  #witness(action: EntryOf<'peer'>['action'], detail: Record<string, unknown> = {}): void {
    this.#options.sink({ kind: 'peer', peer: this.#options.peer, action, exchange: this.id, detail });
  }
}
