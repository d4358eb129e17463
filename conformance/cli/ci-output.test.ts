import assert from 'node:assert/strict';
import type { Io } from '#conformance/harness';
import { writeRunFolder } from '../report/index.ts';
import { inFolder } from '../report/testing/in-folder.ts';
import { crashed, doubledToken, failingRefusal, madeRun, passingStream } from '../report/testing/made-run.ts';
import { annotationsCommand, commentCommand, outputsCommand } from './ci-output.ts';

const numbers = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1);

const runWith = (failed: number, errored: number) => {
  const failing = numbers(failed - 1).map(number => ({
    ...failingRefusal,
    check: `made/queue/refusal-${String(number).padStart(3, '0')}`,
    title: `100 %, so far: refusal\n${number}`,
  }));
  const broken = numbers(errored).map(number => ({ ...crashed, check: `made/queue/crash-${number}` }));
  return madeRun({
    transcripts: [doubledToken(passingStream), ...failing, ...broken],
    errors: Object.fromEntries(broken.map(({ check }) => [check, 'a step crashed, 50 %: why\nnobody knows'])),
  });
};

const told = async (
  command: (folder: string, io: Io) => Promise<number>,
  [failed, errored]: readonly [number, number],
): Promise<string> => {
  let text = '';
  const io: Io = {
    out: part => {
      text += part;
    },
    err: part => assert.fail(part),
    isTerminal: false,
    hasColor: false,
    width: 80,
  };
  await inFolder(async folder => {
    await writeRunFolder(folder, runWith(failed, errored));
    assert.equal(await command(folder, io), 0);
  });
  return text;
};

const countOf = (text: string, line: RegExp): number =>
  text.split('\n').filter(each => line.test(each)).length;

describe('annotations of a workflow', () => {
  it('are as many as GitHub shows of each kind, and say how many are left', async () => {
    for (const [failed, errored] of [
      [9, 9],
      [10, 10],
      [11, 25],
    ] as const) {
      const text = await told(annotationsCommand, [failed, errored]);
      assert.equal(countOf(text, /^::error /), Math.min(10, failed));
      assert.equal(countOf(text, /^::warning /), Math.min(10, errored));
      assert.equal(text.includes('1 more checks failed'), failed === 11);
      assert.equal(text.includes('15 more checks errored'), errored === 25);
    }
  });

  it('escape what would end them, and of a message nothing that nobody reads back', async () => {
    const [error = '', , warning = ''] = (await told(annotationsCommand, [2, 1])).split('\n');
    assert.match(error, /^::error file=features\/made\/queue\/refusal-001\.feature,line=7,title=/);
    assert.match(
      error,
      /,title=100 %25%2C so far%3A refusal%0A1::made\/queue\/refusal-001: refusal\.status: /,
    );
    assert.match(warning, /::made\/queue\/crash-1: a step crashed, 50 %25: why%0Anobody knows$/);
  });
});

describe('outputs of a workflow', () => {
  it('are lines of a name and a value', async () => {
    assert.equal(await told(outputsCommand, [2, 0]), 'outcome=violated\nviolated=1\nunproven=0\n');
  });
});

describe('a comment on a pull request', () => {
  it('is the summary, and of a long one as much as GitHub takes, with a sentence that says so', async () => {
    const short = await told(commentCommand, [1, 0]);
    assert.match(short, /^## ❌ made: violated/);
    const long = await told(commentCommand, [400, 0]);
    assert.ok(long.length <= 65_536, `${long.length}`);
    assert.ok(long.length > 60_000, `${long.length}`);
    assert.match(long, /<\/details>\n\nThe whole is in the report\.\n$/);
  });
});
