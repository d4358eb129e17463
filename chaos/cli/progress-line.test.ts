import assert from 'node:assert/strict';
import type { Progress } from '../run/progress.ts';
import { cut, lineOf, ProgressLine } from './progress-line.ts';

const half: Progress = { phase: 'running', share: 0.5, operations: 120, faults: ['store locked'] };

const told = (isTerminal: boolean): string => {
  let written = '';
  const err = (text: string): void => {
    written += text;
  };
  const io = {
    out: () => assert.fail('no result comes from here'),
    err,
    isTerminal,
    hasColor: false,
    width: 40,
  };
  const line = new ProgressLine(io, 12);
  line.begin('server killed', 2, 6);
  line.take(2, half);
  line.end(2);
  return written;
};

describe('the progress of a run', () => {
  it('names the experiment, its phase, its faults in place and its operations', () => {
    assert.equal(
      lineOf([{ name: 'server killed', at: 2, progress: half }], 12),
      '3 of 12  server killed  running ██████░░░░░░  120 tasks  ↯ store locked',
    );
    const beside = { name: 'store locked', at: 3, progress: undefined };
    assert.match(
      lineOf([{ name: 'a', at: 0, progress: undefined }, beside], 4),
      /setting up.* and store locked$/,
    );
  });

  it('is one line that is written over on a terminal, within its width', () => {
    assert.equal(told(true), `\r\u001b[2K${cut('3 of 12  server killed  running ██████░░░░░░', 39)}`);
    assert.equal(cut('a line', 4), 'a l…');
  });

  it('is a line for each begin elsewhere', () => {
    assert.equal(told(false), '3 of 12: server killed, 6 s\n');
  });
});
