import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { EngineEvent } from '#contracts/adapter';
import { engineStream } from './engine-stream.ts';
import { StopGate } from './stop-gate.ts';

function pass(stops: readonly string[], texts: readonly string[]): { pieces: string[]; stoppedBy?: string } {
  const gate = new StopGate(stops);
  const pieces: string[] = [];
  for (const text of texts) {
    const passage = gate.take({ kind: 'piece', text });
    pieces.push(...passage.pieces.map(piece => piece.text));
    if (passage.stoppedBy !== undefined) return { pieces, stoppedBy: passage.stoppedBy };
  }
  return { pieces: [...pieces, ...gate.rest().map(piece => piece.text)] };
}

describe('the gate before a stop string', () => {
  it('lets pieces pass as they are where no stop string is near', () => {
    assert.deepEqual(pass(['END'], ['a', 'EN', 'x', 'E']), { pieces: ['a', 'EN', 'x', 'E'] });
    assert.deepEqual(pass([], ['a', '']), { pieces: ['a', ''] });
  });

  it('cuts a piece before a stop string, in one piece or over several', () => {
    assert.deepEqual(pass(['END'], ['aENDb', 'c']), { pieces: ['a'], stoppedBy: 'END' });
    assert.deepEqual(pass(['END'], ['a', 'bE', 'N', 'Dc']), { pieces: ['a', 'b'], stoppedBy: 'END' });
    assert.deepEqual(pass(['END'], ['EN', 'END']), { pieces: ['EN'], stoppedBy: 'END' });
  });

  it('stops at whichever of several comes first', () => {
    assert.deepEqual(pass(['zz', '\n\n'], ['a\n', '\nzz']), { pieces: ['a'], stoppedBy: '\n\n' });
  });

  it('lets exactly the text before the first stop string pass, however it is cut [ASY-ADAPT-008]', () => {
    const letters = fc.stringMatching(/^[ab]{0,4}$/);
    const stop = fc.stringMatching(/^[ab]{1,4}$/);
    fc.assert(
      fc.property(fc.array(letters), fc.array(stop, { maxLength: 3 }), (texts, stops) => {
        const text = texts.join('');
        const found = stops.map(each => text.indexOf(each)).filter(at => at >= 0);
        const { pieces, stoppedBy } = pass(stops, texts);
        assert.equal(stoppedBy !== undefined, found.length > 0);
        const passed = pieces.join('');
        // Cut one letter at a time, a shorter stop string may complete before a longer one that began earlier.
        if (found.length === 0) assert.equal(passed, text);
        else if (stops.length === 1) assert.equal(passed, text.slice(0, found[0]));
        else assert.ok(text.startsWith(passed) && stops.every(each => !passed.includes(each)));
      }),
    );
  });
});

describe('the stream of an engine call with stop strings', () => {
  it('ends at the first of them, aborts the call, and claims no counts that the engine never told', async () => {
    let isAborted = false;
    const events: EngineEvent[] = [];
    const stream = engineStream({
      signal: new AbortController().signal,
      stops: ['.'],
      async produce(emit, signal) {
        signal.addEventListener('abort', () => {
          isAborted = true;
        });
        for (const text of ['One', ' sentence', '. Two', '. Three']) await emit({ kind: 'piece', text });
        await new Promise((_, reject) => {
          if (signal.aborted) reject(signal.reason);
        });
      },
    });
    for await (const event of stream) events.push(event);
    assert.deepEqual(events, [
      { kind: 'piece', text: 'One' },
      { kind: 'piece', text: ' sentence' },
      { kind: 'end', finishReason: 'stop', stoppedBy: '.' },
    ]);
    assert.equal(isAborted, true);
  });

  it('lets what was held back go before an end and before a failure', async () => {
    const heard = async (fails: boolean): Promise<string[]> => {
      const stream = engineStream({
        signal: new AbortController().signal,
        stops: ['END'],
        async produce(emit) {
          await emit({ kind: 'piece', text: 'EN' });
          if (fails) throw new TypeError('lost');
          await emit({ kind: 'end', finishReason: 'stop' });
        },
      });
      const kinds: string[] = [];
      try {
        for await (const event of stream) kinds.push(event.kind);
      } catch {
        kinds.push('failure');
      }
      return kinds;
    };
    assert.deepEqual(await heard(false), ['piece', 'end']);
    assert.deepEqual(await heard(true), ['piece', 'failure']);
  });
});
