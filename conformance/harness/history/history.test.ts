import assert from 'node:assert/strict';
import { boundsOf } from '../bounds.ts';
import { ManualClock } from '../clock.ts';
import { caseHistoryOf } from './case-history.ts';
import { History } from './history.ts';
import { type Note, noteOf, noteText } from './notes.ts';
import { Redactor } from './redactor.ts';

const make = (entriesMax = 100) => {
  const clock = new ManualClock();
  const redactor = new Redactor();
  const history = new History({ clock, redactor, bounds: boundsOf({ frame_ms: 100 }), entriesMax });
  return { clock, redactor, history };
};

const stepMatch = (text: string) => (entry: { kind: string; text?: string }) =>
  entry.kind === 'step' && entry.text === text ? text : undefined;

describe('the history of a case', () => {
  it('stamps entries with the time since it began', () => {
    const { clock, history } = make();
    clock.advance(7);
    history.step('one');
    clock.advance(5);
    history.step('two');
    assert.deepEqual(
      history.entries.map(entry => entry.at_ms),
      [0, 7, 12],
    );
  });

  it('ends a wait with what came before it or comes after it', async () => {
    const { history } = make();
    history.step('early');
    const late = history.until({ match: stepMatch('late'), bound: 'frame_ms', what: 'late' });
    history.step('late');
    assert.equal(await late, 'late');
    assert.equal(
      await history.until({ match: stepMatch('early'), bound: 'frame_ms', what: 'early' }),
      'early',
    );
  });

  it('asks nothing before the index that a wait names', async () => {
    const { clock, history } = make();
    history.step('one');
    const wait = history.until({ match: stepMatch('one'), bound: 'frame_ms', what: 'w', from: 2 });
    clock.advance(100);
    assert.equal(await wait, undefined);
  });

  it('notes a bound at its time and not a millisecond earlier', async () => {
    const { clock, history } = make();
    const wait = history.until({ match: stepMatch('x'), bound: 'frame_ms', what: 'x comes' });
    clock.advance(99);
    assert.equal(history.entries.length, 1);
    clock.advance(1);
    assert.equal(await wait, undefined);
    assert.deepEqual(history.entries.at(-1), {
      kind: 'step',
      text: 'bound frame_ms expired: x comes',
      at_ms: 100,
    });
  });

  it('leaves no timer behind a wait that was met', async () => {
    const { clock, history } = make();
    const wait = history.until({ match: stepMatch('x'), bound: 'frame_ms', what: 'x' });
    assert.equal(clock.timers, 1);
    history.step('x');
    await wait;
    assert.equal(clock.timers, 0);
  });

  it('ends every wait when the case is over, and takes no more', async () => {
    const { history } = make();
    const wait = history.until({ match: stepMatch('x'), bound: 'frame_ms', what: 'x' });
    history.close();
    await assert.rejects(wait, /the case is over/);
    history.step('late');
    assert.equal(history.entries.length, 1);
  });

  it('keeps as many entries as its limit and says that it left some out', () => {
    const { history } = make(3);
    history.step('a');
    history.step('b');
    assert.equal(history.isTruncated, false);
    history.step('c');
    assert.equal(history.entries.length, 3);
    assert.equal(history.isTruncated, true);
  });

  it('redacts a secret in every form in which it travels, when it is captured', () => {
    const { redactor, history } = make();
    redactor.add('s3cret/"key"+x', 'data');
    const forms = [
      's3cret/"key"+x',
      encodeURIComponent('s3cret/"key"+x'),
      's3cret/\\"key\\"+x',
      Buffer.from('s3cret/"key"+x').toString('base64'),
    ];
    for (const form of forms) history.step(`<${form}>`);
    const texts = history.entries.slice(1).map(entry => (entry.kind === 'step' ? entry.text : ''));
    assert.equal(texts.filter(text => /^<\[secret:data\]=*>$/.test(text)).length, forms.length);
  });

  it('redacts about the half of a secret that a limit has left, as a part, and leaves shorter ones', () => {
    const { redactor } = make();
    const secret = '0123456789abcdefghijklmnopqrstuvwxyzABCD';
    redactor.add(secret, 'data');
    assert.equal(redactor.text(`a ${secret.slice(0, 18)}…`), 'a [part of a secret]…');
    assert.equal(redactor.text(`${secret.slice(-20)} b`), '[part of a secret] b');
    assert.equal(redactor.text(secret.slice(0, 17)), secret.slice(0, 17));
  });

  it('redacts behind other bytes in base64, and what only looks like a secret', () => {
    const { redactor } = make();
    redactor.add('s3cret-of-the-client', 'data');
    redactor.addShape(/key-\d{4}/, 'other');
    for (const before of ['', 'a', 'ab', 'user:']) {
      const told = redactor.text(Buffer.from(`${before}s3cret-of-the-client!`).toString('base64'));
      assert.match(told, /^\w{0,8}\[secret:data\]/);
    }
    assert.equal(redactor.text('key-1234 key-12'), '[secret:other] key-12');
  });

  it('redacts inside headers and nested details', () => {
    const { redactor, history } = make();
    redactor.add('abcdefgh', 'k');
    history.append({
      kind: 'peer',
      peer: 'p',
      action: 'request',
      detail: { headers: [['x', 'Bearer abcdefgh']] },
    });
    assert.ok(!JSON.stringify(history.entries).includes('abcdefgh'));
    assert.ok(JSON.stringify(history.entries).includes('Bearer [secret:k]'));
  });

  it('refuses a secret that is too short to be told from words', () => {
    assert.throws(() => new Redactor().add('1234567', 'short'), /shorter than 8/);
  });

  it('is the same history when it is read from its entries', () => {
    const { history } = make();
    history.remember('task "A"', 'e3');
    history.remember('task "A"', 'e4');
    const read = caseHistoryOf(JSON.parse(JSON.stringify(history.entries)));
    assert.deepEqual(read.refs.get('task "A"'), ['e3', 'e4']);
    assert.equal(read.bounds.frame_ms, 100);
    assert.deepEqual(read, history.snapshot());
  });
});

const notes: readonly Note[] = [
  { note: 'bounds', bounds: boundsOf({ abort_ms: 7 }) },
  { note: 'ref', ref: 'task "A"', exchange: 'e1' },
  { note: 'expired', bound: 'abort_ms', what: 'it: never\nended' },
  { note: 'settled', what: 'nothing came' },
  { note: 'invalid-on-purpose', exchange: 'e2', why: 'no body' },
  { note: 'stray-line', exchange: 'e3', line: 'ping: \u0001' },
  { note: 'held-back', exchange: 'e4', ms: 1_500 },
];

describe('a note in a history', () => {
  for (const note of notes) {
    it(`is read as it was written: ${note.note}`, () =>
      assert.deepEqual(noteOf({ kind: 'step', at_ms: 0, text: noteText(note) }), note));
  }

  it('is not seen in the words of a step', () => {
    assert.equal(noteOf({ kind: 'step', at_ms: 0, text: 'the client submits a task' }), undefined);
  });
});
