// The order of frames as the contract's table has it, one machine per connection.
import { streamOrder } from '#contracts';
import { isRecord, sameJson, valueAt } from '../json.ts';
import { type Breach, FrameRules, type MachineFrame } from './frame-rules.ts';

/** live: attached before decoding began; unknown: it may have come late or resumed. */
export type ReaderKind = 'live' | 'unknown';

export interface MachineStart {
  readonly reader?: ReaderKind;
  /** Of the request, where it resumed. */
  readonly lastEventId?: string | undefined;
}

interface Transition {
  readonly event: string;
  readonly reader: string;
  readonly to: string;
  readonly where?: Readonly<Record<string, unknown>>;
}

interface State {
  readonly transitions: readonly Transition[];
  readonly final?: boolean;
}

const states: Readonly<Record<string, State>> = streamOrder.states;

const fits = (transition: Transition, event: string, payload: unknown): boolean =>
  transition.event === event &&
  Object.entries(transition.where ?? {}).every(([member, value]) =>
    sameJson(valueAt(payload, member), value),
  );

export class StreamMachine {
  readonly #rules: FrameRules;
  readonly #reader: ReaderKind;
  #state: string;
  #breach: Breach | undefined;

  constructor(start: MachineStart = {}) {
    const isResumed = start.lastEventId !== undefined;
    this.#reader = start.reader ?? 'unknown';
    this.#state = isResumed ? streamOrder.initial.resumed : streamOrder.initial.whole;
    this.#rules = new FrameRules(isResumed ? Number(start.lastEventId) + 1 : 0, this.#reader === 'live');
  }

  get state(): string {
    return this.#state;
  }

  get hasEnded(): boolean {
    return states[this.#state]?.final === true;
  }

  /** The first breach, which every later call repeats: what follows a breach means nothing. */
  feed(frame: MachineFrame): Breach | undefined {
    this.#breach ??= this.#judge(frame);
    return this.#breach;
  }

  #judge(frame: MachineFrame): Breach | undefined {
    const checked = this.#rules.check(frame);
    if ('rule' in checked) return checked;
    const { event, payload } = checked;
    const found = states[this.#state]?.transitions.find(
      transition => fits(transition, event, payload) && this.#mayTake(transition),
    );
    if (found === undefined) {
      const state = isRecord(payload) && event === 'metrics' ? ` (${String(payload.state)})` : '';
      return { rule: 'transition', message: `${event}${state} is not due in the state ${this.#state}` };
    }
    this.#state = found.to;
    return this.#rules.after(event, payload);
  }

  #mayTake(transition: Transition): boolean {
    return transition.reader === 'any' || this.#reader !== 'live' || this.#rules.isResumed;
  }
}
