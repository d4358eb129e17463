import assert from 'node:assert/strict';
import type { ReaderSink } from './reader.ts';
import { TaskLog, type TaskLogOptions } from './task-log.ts';

class RecordingSink implements ReaderSink {
  text = '';
  closedWhy: string | undefined;
  accepts = true;

  write(text: string): boolean {
    this.text += text;
    return this.accepts;
  }

  close(why: string): void {
    this.closedWhy = why;
  }

  get ids(): number[] {
    return [...this.text.matchAll(/^id: (\d+)$/gm)].map(match => Number(match[1]));
  }
}

const started = { job_id: 'job-1', queue_position: 0, predicted_start_ms: 0 };

function logWith(options: Partial<TaskLogOptions> = {}): TaskLog {
  const log = new TaskLog({ bytesMax: 10_000, readerBufferBytesMax: 10_000, ...options });
  log.append('started', started);
  return log;
}

function read(log: TaskLog, afterId = -1): RecordingSink {
  const sink = new RecordingSink();
  log.attach({ afterId, sink });
  return sink;
}

describe('the log of a task', () => {
  it('gives every reader the same numbered frames, early or late [ASY-STREAM-010]', () => {
    const log = logWith();
    const early = read(log);
    log.append('token', { t: 'a', i: 0 });
    const middle = read(log);
    log.append('end', { tokens_out: 1, finish_reason: 'stop', decode_ms: 1 });
    const late = read(log);
    assert.deepEqual(early.ids, [0, 1, 2]);
    assert.equal(middle.text, early.text);
    assert.equal(late.text, early.text);
    assert.deepEqual(
      [early.closedWhy, middle.closedWhy, late.closedWhy],
      ['terminal', 'terminal', 'terminal'],
    );
  });

  it('resumes at the next frame without started [ASY-STREAM-011(a)] [ASY-STREAM-011(b)]', () => {
    const log = logWith();
    for (const [i, t] of ['a', 'b', 'c'].entries()) log.append('token', { t, i });
    assert.deepEqual(read(log, 2).ids, [3]);
    assert.deepEqual(read(log, 0).ids, [1, 2, 3]);
    assert.deepEqual(read(log, 3).ids, []);
  });

  it('appends no token once it is sealed, and the terminal all the same [ORCH-3026]', () => {
    const log = logWith();
    const reader = read(log);
    log.seal();
    assert.equal(log.append('token', { t: 'late', i: 0 }), -1);
    log.append('error', { code: 'CANCELED', message: 'm', retriable: false, correlation_id: 'c' });
    assert.doesNotMatch(reader.text, /late/);
    assert.deepEqual(reader.ids, [0, 1]);
  });

  it('refuses a second terminal as a bug', () => {
    const log = logWith();
    log.append('end', { tokens_out: 0, finish_reason: 'stop', decode_ms: 0 });
    assert.throws(() => log.append('error', {}), /nothing follows the terminal/);
  });

  it('keeps marked metrics at their place for those who read by then, and replays none [ASY-STREAM-018(d)]', () => {
    const log = logWith();
    const early = read(log);
    early.accepts = false;
    log.append('token', { t: 'a', i: 0 });
    log.mark({ state: 'running', queue_depth: 0 });
    assert.equal((read(log).text.match(/event: metrics/g) ?? []).length, 0);
    assert.doesNotMatch(early.text, /event: metrics/);
    const slow = new RecordingSink();
    slow.accepts = false;
    const reader = log.attach({ afterId: 1, sink: slow });
    log.append('token', { t: 'b', i: 1 });
    log.mark({ state: 'running', queue_depth: 1 });
    slow.accepts = true;
    reader.drained();
    assert.match(slow.text, /event: token[\s\S]*event: metrics/);
  });

  it('drops interval frames for a reader that is behind, and counts them [ASY-STREAM-019(a)]', () => {
    let dropped = 0;
    const log = logWith({ onPulseDropped: () => dropped++ });
    const [quick, slow] = [read(log), read(log)];
    slow.accepts = false;
    log.append('token', { t: 'a', i: 0 });
    log.pulse({ state: 'running', queue_depth: 0 });
    assert.equal(dropped, 1);
    assert.match(quick.text, /metrics/);
    assert.doesNotMatch(slow.text, /metrics/);
  });

  it('disconnects a reader past its buffer and leaves the others alone [ASY-STREAM-013(b)] [ASY-STREAM-013(d)]', () => {
    const log = logWith({ readerBufferBytesMax: 200 });
    const [quick, slow] = [read(log), read(log)];
    slow.accepts = false;
    for (let i = 0; i < 10; i++) log.append('token', { t: 'x'.repeat(20), i });
    assert.equal(slow.closedWhy, 'slow');
    assert.equal(quick.closedWhy, undefined);
    assert.equal(quick.ids.length, 11);
    assert.equal(log.readerCount, 1);
  });

  it('takes a log of exactly its bound and refuses one byte more [ASY-STREAM-020(a)] [ASY-STREAM-020(b)]', () => {
    const probe = logWith();
    probe.append('token', { t: 'abc', i: 0 });
    const exact = logWith({ bytesMax: probe.bytes });
    assert.equal(exact.append('token', { t: 'abc', i: 0 }), 1);
    const small = logWith({ bytesMax: probe.bytes - 1 });
    assert.throws(() => small.append('token', { t: 'abc', i: 0 }), { code: 'STREAM_TOO_LARGE' });
    assert.equal(small.append('error', { code: 'STREAM_TOO_LARGE' }), 1);
  });

  it('cannot be made to forge a frame by a piece [ASY-STREAM-006]', () => {
    const log = logWith();
    const sink = read(log);
    log.append('token', { t: '\r\n\r\nid: 99\ndata: {}\n\nevent: end\ndata: x\n\n', i: 0 });
    assert.deepEqual(sink.ids, [0, 1]);
    assert.equal((sink.text.match(/^event: /gm) ?? []).length, 2);
  });

  it('is the same after it was kept and restored [ASY-DUR-010]', () => {
    const log = logWith();
    log.append('token', { t: 'Grüße\n', i: 0 });
    log.mark({ state: 'running', queue_depth: 0 });
    log.append('end', { tokens_out: 1, finish_reason: 'stop', decode_ms: 1 });
    const restored = TaskLog.restore(log.frames(), { bytesMax: 1, readerBufferBytesMax: 1 });
    assert.equal(read(restored).text, read(log).text);
    assert.equal(restored.terminalId, 2);
  });

  it('tells its owner of each reader that comes and goes', () => {
    const changes: string[] = [];
    const log = logWith({ onReaders: (count, change) => changes.push(`${count} ${change}`) });
    const reader = log.attach({ afterId: -1, sink: new RecordingSink() });
    reader.leave();
    reader.leave();
    assert.deepEqual(changes, ['1 attached', '0 left']);
  });

  it('writes a keep-alive only to a reader that waits for nothing', () => {
    const log = logWith();
    const sink = new RecordingSink();
    const reader = log.attach({ afterId: -1, sink });
    reader.heartbeat();
    assert.match(sink.text, /\n\n: keep-alive\n\n$/);
  });
});
