import assert from 'node:assert/strict';
import type { EngineEvent } from '#contracts/adapter';
import { engineStream } from './engine-stream.ts';

const never = new AbortController().signal;
const piece = (text: string): EngineEvent => ({ kind: 'piece', text });
const end: EngineEvent = {
  kind: 'end',
  finishReason: 'stop',
  usage: { prompt_tokens: 1, completion_tokens: 1 },
};

describe('the stream of an engine call', () => {
  it('asks the call to pause once its buffer is full, and not before', async () => {
    const paused: boolean[] = [];
    const events = engineStream({
      signal: never,
      bufferMax: 3,
      async produce(emit) {
        for (const text of ['a', 'b', 'c', 'd', 'e']) {
          const drained = emit(piece(text));
          paused.push(drained !== undefined);
          await drained;
        }
        emit(end);
      },
    })[Symbol.asyncIterator]();
    assert.equal((await events.next()).value?.kind, 'piece');
    await new Promise(resolve => setImmediate(resolve));
    // The first piece went straight to its reader; three more fill the buffer.
    assert.deepEqual(paused, [false, false, false, true]);
    const rest: unknown[] = [];
    for (let next = await events.next(); !next.done; next = await events.next()) rest.push(next.value.kind);
    assert.deepEqual(rest, ['piece', 'piece', 'piece', 'piece', 'end']);
  });

  it('tells the end only once the call is over', async () => {
    const { promise: over, resolve: finish } = Promise.withResolvers<void>();
    const events = engineStream({
      signal: never,
      async produce(emit) {
        emit(end);
        await over;
      },
    })[Symbol.asyncIterator]();
    let isTold = false;
    const first = events.next().then(result => {
      isTold = true;
      return result;
    });
    await new Promise(resolve => setImmediate(resolve));
    assert.equal(isTold, false);
    finish();
    assert.deepEqual(await first, { done: false, value: end });
  });

  it('ends by the stop that it found, with the counts that the engine tells in the same event', async () => {
    const events = engineStream({
      signal: never,
      stops: ['b'],
      async produce(emit) {
        emit(piece('ab'));
        emit(piece('c'));
        emit({ ...end, finishReason: 'length' });
      },
    });
    const heard: unknown[] = [];
    for await (const event of events) heard.push(event);
    assert.deepEqual(heard, [piece('a'), { ...end, stoppedBy: 'b' }]);
  });

  it('starts no call that nobody reads', async () => {
    let calls = 0;
    const events = engineStream({
      signal: never,
      async produce(emit) {
        calls += 1;
        emit(end);
      },
    })[Symbol.asyncIterator]();
    await events.return?.();
    assert.equal((await events.next()).done, true);
    assert.equal(calls, 0);
  });

  it('turns what a call throws into an engine error, and a call without an end into a reset', async () => {
    const outcome = async (produce: () => Promise<void>): Promise<unknown> => {
      const events = engineStream({ signal: never, produce });
      return await events[Symbol.asyncIterator]()
        .next()
        .catch((error: unknown) => error);
    };
    const thrown = await outcome(() => Promise.reject(new TypeError('odd')));
    assert.deepEqual([thrown instanceof Error && thrown.message, Object(thrown).kind], ['odd', 'internal']);
    assert.equal(Object(await outcome(async () => undefined)).kind, 'reset');
  });

  it('lets go of what it buffered when its reader does', async () => {
    const abort = new AbortController();
    const events = engineStream({
      signal: abort.signal,
      async produce(emit, signal) {
        for (const text of ['a', 'b', 'c']) emit(piece(text));
        await new Promise(resolve => signal.addEventListener('abort', resolve));
      },
    })[Symbol.asyncIterator]();
    assert.deepEqual((await events.next()).value, piece('a'));
    abort.abort(new Error('enough'));
    await assert.rejects(events.next(), { message: 'enough' });
    assert.equal((await events.next()).done, true);
  });
});
