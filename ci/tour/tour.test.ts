// The quick tour of the README, run as it stands there.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { root } from '../command.ts';
import { RunningServer } from './running-server.ts';

const marker = '--- a line of the tour ended ---';

async function linesOfReadme(): Promise<string[]> {
  const readme = await readFile(join(root, 'README.md'), 'utf8');
  const tour = /<!-- tour:begin -->\n+```sh\n([\s\S]*?)```\n+<!-- tour:end -->/.exec(readme)?.[1];
  assert.ok(tour, 'README.md has a tour between its markers');
  return tour.split('\n').filter(line => line.trim() !== '' && !line.startsWith('#'));
}

interface Ran {
  readonly line: string;
  readonly printed: string;
}

/** What each line printed, all of them in one shell, as at a prompt. */
async function run(lines: readonly string[], base: string): Promise<Ran[]> {
  const shell = spawn('bash', ['-s'], {
    env: { ...process.env, BASE: base },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(shell, 'exit');
  shell.stdin.end(lines.map(line => `${line}\necho; echo '${marker}'\n`).join(''));
  const printed = (await text(shell.stdout)).split(`${marker}\n`);
  assert.deepEqual(await ended, [0, null]);
  return lines.map((line, index) => ({ line, printed: printed[index] ?? '' }));
}

interface Frame {
  readonly event: string;
  readonly id: number | undefined;
  readonly data: Record<string, unknown>;
}

function framesIn(printed: string): Frame[] {
  const found = printed.matchAll(/^event: (\w+)\n(?:id: (\d+)\n)?data: (.*)$/gm);
  return [...found].map(([, event = '', id, data = '']) => ({
    event,
    id: id === undefined ? undefined : Number(id),
    data: JSON.parse(data),
  }));
}

describe('the quick tour of the README', function () {
  this.timeout(60_000);
  let folder = '';
  let server: RunningServer | undefined;
  let ran: Ran[] = [];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'assay-tour-'));
    server = await RunningServer.start({ folder });
    ran = await run(await linesOfReadme(), server.address);
  });

  after(async () => {
    await server?.end('SIGTERM');
    await rm(folder, { recursive: true, force: true });
  });

  /** The nth line that holds these words, and what it printed. */
  function lineWith(words: RegExp, nth = 0): Ran {
    const found = ran.filter(({ line }) => words.test(line))[nth];
    assert.ok(found, `a line of the tour holds ${words}`);
    return found;
  }

  const output = (words: RegExp, nth = 0): string => lineWith(words, nth).printed;

  const submission = /\/v1\/tasks" .*\$A\\/;
  const stream = /^curl -sN "\$BASE\/v1\/tasks\/\$A\/stream"$/;

  it('submits a task, which is accepted', () => {
    const answer = output(submission);
    assert.match(answer, /^HTTP\/1\.1 202 Accepted\r$/m);
    assert.doesNotMatch(answer, /Idempotency-Replayed/);
    assert.match(answer, /"queue_position":0/);
  });

  it('streams it from its start to its end', () => {
    const frames = framesIn(output(stream));
    const tokens = frames.filter(({ event }) => event === 'token');
    assert.equal(frames[0]?.event, 'started');
    assert.equal(tokens.length, 16);
    assert.deepEqual(
      tokens.map(({ data }) => data.i),
      tokens.map((_, index) => index),
    );
    assert.deepEqual([frames.at(-1)?.event, frames.at(-1)?.data.tokens_out], ['end', 16]);
  });

  it('cancels another one in the midst of its stream', () => {
    assert.match(output(/\$B.*\$ASK/), /^HTTP\/1\.1 202 Accepted\r$/m);
    const canceled = output(/\/cancel/);
    assert.match(canceled, /^204$/m);
    const frames = framesIn(canceled);
    assert.deepEqual([frames.at(-1)?.event, frames.at(-1)?.data.code], ['error', 'CANCELED']);
    assert.ok(!frames.some(({ event }) => event === 'end'));
    assert.match(canceled, /^event: token$/m);
  });

  it('submits the first one again, which is a replay', () => {
    assert.equal(lineWith(submission, 1).line, lineWith(submission).line);
    const again = output(submission, 1);
    assert.match(again, /^HTTP\/1\.1 202 Accepted\r$/m);
    assert.match(again, /^Idempotency-Replayed: true\r$/m);
    assert.match(again, /"state":"completed"/);
  });

  it('chats as clients of the OpenAI API do', () => {
    const { object, usage } = JSON.parse(output(/chat\/completions/));
    assert.deepEqual([object, usage.completion_tokens], ['chat.completion', 16]);
  });

  it('streams it again from after the event that a reader saw last', () => {
    const whole = framesIn(output(stream)).filter(({ id }) => id !== undefined);
    const resumed = framesIn(output(/Last-Event-ID: 12/));
    assert.deepEqual(
      resumed.map(({ id }) => id),
      [13, 14, 15, 16, 17],
    );
    assert.deepEqual(resumed, whole.slice(13));
  });
});
