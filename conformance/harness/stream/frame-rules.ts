// What the table of transitions alone does not say: ids, indexes, counts and marks.
import { type EventName, streamOrder, validateEvent } from '#contracts';
import { isRecord, parsedJson, shownJson } from '../json.ts';

export interface MachineFrame {
  readonly event?: string;
  readonly id?: string;
  readonly data?: string;
}

export interface Breach {
  readonly rule: string;
  readonly message: string;
}

interface Checked {
  readonly event: string;
  readonly payload: unknown;
}

interface FrameKind {
  readonly id: string;
  readonly terminal: boolean;
}

const kinds: Readonly<Record<string, FrameKind>> = streamOrder.frames;

const isStreamEvent = (event: string): event is EventName & keyof typeof streamOrder.frames =>
  Object.hasOwn(kinds, event);

const idPattern = /^(0|[1-9][0-9]*)$/;

const breach = (rule: string, message: string): Breach => ({ rule, message });

/** The name and payload of a frame, or what is wrong with it alone. */
export const readFrame = (frame: MachineFrame): Checked | Breach => {
  const { event = 'message', data } = frame;
  if (!isStreamEvent(event)) return breach('event', `there is no event ${event}`);
  if (data === undefined) return breach('framing', `${event} has no data`);
  if (data.includes('\n')) return breach('framing', `the data of ${event} takes several lines`);
  const payload = parsedJson(data);
  if (payload === undefined) return breach('framing', `the data of ${event} is no JSON: ${shownJson(data)}`);
  const checked = validateEvent(event, payload);
  if (checked.ok) return { event, payload };
  const [problem] = checked.problems;
  const words =
    problem === undefined ? '' : `${problem.path} is ${problem.found}, allowed: ${problem.allowed}`;
  return breach('schema', `${event} breaks its schema: ${words}`);
};

/** One connection's frames; `firstId` is what its first frame with an id must carry. */
export class FrameRules {
  readonly isResumed: boolean;
  readonly #sawStart: boolean;
  #nextId: number;
  #sawMetrics = false;
  #previous: string | undefined;
  #hasEnded = false;

  constructor(firstId: number, isLive: boolean) {
    this.isResumed = firstId > 0;
    this.#nextId = firstId;
    this.#sawStart = isLive;
  }

  check(frame: MachineFrame): Checked | Breach {
    if (this.#hasEnded) return breach('terminal', `${frame.event ?? 'a frame'} follows the terminal frame`);
    const checked = readFrame(frame);
    if ('rule' in checked) return checked;
    const wrong = this.#checkId(checked.event, frame.id) ?? this.#checkMark(checked.event);
    return wrong ?? checked;
  }

  /** Called once the transition was allowed. */
  after(event: string, payload: unknown): Breach | undefined {
    const id = this.#nextId;
    this.#previous = event;
    if (event === 'metrics') this.#sawMetrics = true;
    if (kinds[event]?.id === 'required') this.#nextId += 1;
    if (kinds[event]?.terminal) this.#hasEnded = true;
    return this.#checkCounts({ event, payload, id });
  }

  #checkId(event: string, id: string | undefined): Breach | undefined {
    if (kinds[event]?.id === 'forbidden')
      return id === undefined ? undefined : breach('ids', `${event} carries the id ${id}`);
    if (id === undefined) return breach('ids', `${event} carries no id`);
    if (!idPattern.test(id)) return breach('ids', `${shownJson(id)} is no id`);
    return Number(id) === this.#nextId
      ? undefined
      : breach('ids', `id ${id} stands where ${this.#nextId} is due`);
  }

  /** The frame directly before the terminal is a metrics frame, for whoever was there at that moment. */
  #checkMark(event: string): Breach | undefined {
    const wasThere = this.#sawStart || this.#sawMetrics;
    if (!kinds[event]?.terminal || !wasThere || this.#previous === 'metrics') return undefined;
    return breach('metrics', `no metrics frame stands directly before ${event}`);
  }

  #checkCounts({ event, payload, id }: Checked & { readonly id: number }): Breach | undefined {
    if (!isRecord(payload)) return undefined;
    if (event === 'token' && payload.i !== id - 1)
      return breach('token_index', `i is ${shownJson(payload.i)} in the piece of id ${id}`);
    const lost = payload.tokens_lost === true;
    const counts = kinds[event]?.terminal && payload.tokens_out !== undefined && !lost;
    if (counts && payload.tokens_out !== id - 1)
      return breach('tokens_out', `tokens_out is ${shownJson(payload.tokens_out)} after ${id - 1} pieces`);
    return undefined;
  }
}
