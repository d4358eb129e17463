import assert from 'node:assert/strict';
import { makeRecord } from '../folder/make-record.ts';
import { madeRequirements } from '../testing/made-requirements.ts';
import {
  crashed,
  doubledToken,
  failingRefusal,
  hostileStream,
  madeRun,
  passingRefusal,
  passingStream,
} from '../testing/made-run.ts';
import { renderBadge } from './badge.ts';
import { renderSummary } from './summary.ts';
import { renderTerminal } from './terminal.ts';
import { wrapText } from './wrap-text.ts';

const every = makeRecord(
  madeRun({
    transcripts: [doubledToken(passingStream), hostileStream, passingRefusal, failingRefusal, crashed],
  }),
);

const isCommand = (line: string): boolean => /^\s+(curl|assay replay) /.test(line);

describe('what ends a run in a terminal', () => {
  const text = renderTerminal(every);

  it('fits 80 columns, except the commands, which are copied whole', () => {
    const wide = text.split('\n').filter(line => line.length > 80 && !isCommand(line));
    assert.deepEqual(wide, []);
    assert.ok(text.split('\n').some(line => line.length > 70));
  });

  it('fits narrower terminals, but for the table', () => {
    const lines = renderTerminal(every, { width: 60 }).split('\n').slice(8);
    assert.deepEqual(
      lines.filter(line => line.length > 60 && !isCommand(line)),
      [],
    );
  });

  it('counts the areas by verdict', () => {
    assert.match(text, /^streams +1 +· +· +· +· +·$/m);
    assert.match(text, /^all +1 +1 +1 +· +1 +2$/m);
  });

  it('tells of each violated clause its sentence, check, message, frame, replay and curl', () => {
    const at = text.indexOf('✗ MADE-1(b)');
    const part = text.slice(at, text.indexOf('✗ MADE-7'));
    for (const told of [
      'each piece comes once',
      'A reader gets the pieces',
      'i is 3',
      'at frame 5 (token) of e2',
      `assay replay '${passingStream.check}'`,
      'curl -sSiN -X GET',
    ])
      assert.ok(part.includes(told), told);
  });

  it('tells what is unproven, the outcome with its reasons, and what to do next', () => {
    assert.match(text, /1 scored requirement unproven/);
    assert.match(text, /made: violated \(exit 1\)\n {2}1 scored requirement is violated: MADE-1\n/);
    assert.match(text, /\nNext: assay report open/);
  });

  it('says plainly how little was decided where it holds', () => {
    const part = makeRecord(madeRun({ transcripts: [passingStream, passingRefusal] }));
    const told = renderTerminal(part, { width: 100 });
    const words =
      'made: holds, as far as it was examined: 2 of 6 scored requirements decided, 1 inapplicable (exit 0)';
    assert.ok(told.includes(`\n${words}\n`), told);
    assert.match(
      told,
      /every scored requirement that was decided holds: 2 of 6, 1 inapplicable, 3 untested$/m,
    );
    assert.ok(renderSummary(part).startsWith('## ✅ made: holds, as far as it was examined: 2 of 6 '));
    assert.match(renderBadge(part), /"color": "yellowgreen"/);
    const asked = madeRequirements.filter(({ id }) => ['MADE-1', 'MADE-2'].includes(id));
    const whole = makeRecord(
      madeRun({ transcripts: [passingStream, passingRefusal], input: { requirements: asked } }),
    );
    assert.match(renderTerminal(whole), /\nmade: holds \(exit 0\)\n/);
    assert.match(renderBadge(whole), /"color": "brightgreen"/);
  });

  it('lets no control character of a target reach the terminal', () => {
    assert.ok(!text.includes('\u001b'));
    assert.ok(renderTerminal(every, { color: true }).includes('\u001b[31m'));
  });

  it('names how many violations it left out', () => {
    assert.match(renderTerminal(every, { violationsMax: 1 }), /2 violated clauses more: see report\.html/);
  });

  it('says of a run without a verdict that nothing was decided', () => {
    const none = renderTerminal(makeRecord(madeRun({ transcripts: [] })));
    assert.match(none, /made: could not tell \(exit 2\)\n {2}no check was decided/);
  });
});

describe('wrapping', () => {
  it('cuts a word that is longer than a line, and loses nothing', () => {
    const lines = wrapText(`one ${'x'.repeat(25)} two`, 10);
    assert.deepEqual(lines, ['one', 'xxxxxxxxxx', 'xxxxxxxxxx', 'xxxxx two']);
  });
});
