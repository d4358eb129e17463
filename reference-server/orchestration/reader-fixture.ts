// For tests: a reader that keeps each frame, and holds every stream it got against the contract.
import assert from 'node:assert/strict';
import { type EventName, streamOrder, validateEvent } from '#contracts';
import type { CloseReason, Reader, ReaderSink } from '../streams/index.ts';

export interface Frame {
  readonly event: string;
  readonly id: number | undefined;
  readonly data: Readonly<Record<string, unknown>>;
}

const framePattern = /^event: (\w+)\n(?:id: (\d+)\n)?data: (.*)\n\n$/;

export class TestReader implements ReaderSink {
  readonly texts: string[] = [];
  closed: CloseReason | undefined;
  reader: Reader | undefined;
  /** Takes each frame and asks for a pause. */
  isSlow = false;

  write(text: string): boolean {
    this.texts.push(text);
    return !this.isSlow;
  }

  close(why: CloseReason): void {
    this.closed = why;
  }

  leave(why: 'left' | 'gone' = 'left'): void {
    this.reader?.leave(why);
  }

  get frames(): readonly Frame[] {
    return this.texts.map(text => {
      const [, event = '', id, data = ''] = framePattern.exec(text) ?? [];
      return { event, id: id === undefined ? undefined : Number(id), data: JSON.parse(data) };
    });
  }

  /** Those of the log. */
  get numbered(): readonly string[] {
    return this.texts.filter(text => text.includes('\nid: '));
  }

  get names(): readonly string[] {
    return this.frames.filter(frame => frame.event !== 'metrics').map(frame => frame.event);
  }

  get pieces(): string {
    return this.of('token')
      .map(({ data }) => data.t)
      .join('');
  }

  of(event: string): readonly Frame[] {
    return this.frames.filter(frame => frame.event === event);
  }

  get terminal(): Readonly<Record<string, unknown>> {
    const last = this.frames.at(-1);
    assert.ok(last?.event === 'end' || last?.event === 'error', `ends with ${last?.event ?? 'nothing'}`);
    return last.data;
  }
}

function checkPayloads(frames: readonly Frame[]): void {
  for (const { event, data } of frames) {
    const checked = validateEvent(event as EventName, data);
    if (!checked.ok) assert.fail(`${event} ${JSON.stringify(data)}: ${JSON.stringify(checked.problems)}`);
  }
}

function checkNumbers(frames: readonly Frame[], firstId: number): void {
  let next = firstId;
  for (const { event, id, data } of frames) {
    assert.equal(id === undefined, event === 'metrics', `${event} has an id or not`);
    if (id === undefined) continue;
    assert.equal(id, next++, 'ids have no gap');
    if (event === 'token') assert.equal(data.i, id - 1);
    if (event === 'end') assert.equal(data.tokens_out, id - 1);
  }
}

/** Every payload fits its schema, ids and indices have no gap, and the frames come in the order of the contract. */
export function checkStream(reader: TestReader, options: { afterId?: number; isLate?: boolean } = {}): void {
  const { afterId = -1, isLate = afterId >= 0 } = options;
  checkPayloads(reader.frames);
  checkNumbers(reader.frames, afterId + 1);
  let state: string = afterId < 0 ? streamOrder.initial.whole : streamOrder.initial.resumed;
  for (const { event, data } of reader.frames) {
    const at = Object.entries(streamOrder.states).find(([name]) => name === state)?.[1];
    const moves: readonly { event: string; reader: string; to: string; where?: object }[] =
      at?.transitions ?? [];
    const move = moves.find(candidate => {
      const fits = Object.entries(candidate.where ?? {}).every(([key, value]) => data[key] === value);
      return candidate.event === event && fits && (isLate || candidate.reader !== 'late');
    });
    assert.ok(move, `${event} after ${state}: ${reader.texts.join('')}`);
    state = move.to;
  }
}
