import assert from 'node:assert/strict';
import fc from 'fast-check';
import { validateDocument } from '#contracts';
import { VirtualWorld } from '../kernel/index.ts';
import { lineWriter } from './line-writer.ts';
import { type LogFields, Logger, type LogLevel, type LogThreshold } from './logger.ts';

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const;

function loggerAt(level: LogThreshold = 'trace'): { logger: Logger; lines: string[] } {
  const lines: string[] = [];
  const world = new VirtualWorld({ startWallMs: 1_700_000_000_000 });
  return { logger: new Logger({ world, level, writeLine: line => lines.push(line) }), lines };
}

function lineOf(level: LogLevel, event: string, fields: LogFields): Record<string, unknown> {
  const { logger, lines } = loggerAt();
  logger.log(level, event, fields);
  assert.equal(lines.length, 1);
  assert.match(lines[0] ?? '', /^[^\n]+\n$/);
  return JSON.parse(lines[0] ?? '');
}

const problemsOf = (line: unknown): unknown => {
  const outcome = validateDocument('log-record', line);
  return outcome.ok ? [] : outcome.problems;
};

describe('the log', () => {
  it('is one line of JSON for each event, in the fields of the contract [ORCH-3027]', () => {
    const line = lineOf('info', 'task-admitted', {
      job_id: 'job-1',
      queue_position: 3,
      tokens_out: 0,
      kv_warmth: undefined,
    });
    assert.deepEqual(line, {
      time: 1_700_000_000_000,
      level: 'info',
      event: 'task-admitted',
      job_id: 'job-1',
      queue_position: 3,
      tokens_out: 0,
      msg: 'task-admitted',
    });
    assert.deepEqual(problemsOf(line), []);
  });

  it('says in words what the caller says in words, signs for placeholders included', () => {
    const line = lineOf('warn', 'store-refused', { msg: 'the disk is 100%s full' });
    assert.equal(line.msg, 'the disk is 100%s full');
  });

  it('writes from its level on, and nothing when silent', () => {
    for (const [level, expected] of [
      ['trace', 6],
      ['warn', 3],
      ['silent', 0],
    ] as const) {
      const { logger, lines } = loggerAt(level);
      for (const each of levels) logger.log(each, 'anything', {});
      assert.equal(lines.length, expected);
      assert.deepEqual(
        lines.map(line => JSON.parse(line).level),
        levels.slice(6 - expected),
      );
    }
  });

  it('leaves the time, the level and the event to itself', () => {
    const line = lineOf('info', 'truth', { time: 1, level: 'fatal', event: 'lie' });
    assert.deepEqual([line.time, line.level, line.event], [1_700_000_000_000, 'info', 'truth']);
  });

  it('has no member that is named like a secret or holds what clients sent', () => {
    const line = lineOf('info', 'request', {
      headers: { Authorization: 'Bearer k', 'x-api-key': 'k', Cookie: 'c', accept: 'text/plain' },
      api_key: 'k',
      apiKey: 'k',
      password: 'k',
      client_secret: 'k',
      prompt: 'p',
      messages: ['p'],
      output: 'o',
      nested: [{ deeper: { 'X-API-KEY': 'k', tokens_in: 3 } }],
    });
    const { time, level, msg, event, ...rest } = line;
    assert.deepEqual(rest, {
      headers: { accept: 'text/plain' },
      nested: [{ deeper: { tokens_in: 3 } }],
    });
  });

  it('takes keys out of any text, in errors too', () => {
    const { logger, lines } = loggerAt();
    logger.protect('s3cret"key');
    logger.protect('s3cret"key-and-more');
    const cause = new Error('engine said s3cret"key-and-more');
    logger.log('error', 'engine-failed', {
      msg: 's3cret"key',
      reason: 'sent Authorization: Bearer abc.def-123 to s3cret"key!',
      error: new Error('outer', { cause }),
      's3cret"key': 1,
    });
    const text = lines.join('');
    assert.doesNotMatch(text, /s3cret|abc\.def|and-more/);
    const line = JSON.parse(text);
    assert.equal(line.reason, 'sent Authorization: Bearer [redacted] to [redacted]!');
    assert.equal(line.error.cause.message, 'engine said [redacted]');
    assert.deepEqual(problemsOf(line), []);
  });

  it('holds to the schema and to its silence whatever it is given', () => {
    const secret = 'k-0123456789';
    const text = fc.oneof(fc.string(), fc.constant(`x${secret}y`));
    const members = fc.dictionary(
      fc.oneof(text, fc.constantFrom('api_key', 'Authorization', 'prompt', secret)),
      fc.anything({ values: [text, fc.double(), fc.constant(null)], maxDepth: 3 }),
    );
    const known = fc.record(
      { job_id: text, tokens_in: fc.nat(), on_time_probability: fc.constantFrom(Number.NaN, 0.5) },
      { requiredKeys: [] },
    );
    const property = fc.property(members, known, fc.constantFrom(...levels), (extra, fields, level) => {
      const own = new Set(['msg', 'correlation_id', 'job_id', 'tokens_in']);
      const free = Object.fromEntries(Object.entries(extra).filter(([name]) => !own.has(name)));
      const { logger, lines } = loggerAt();
      logger.protect(secret);
      logger.log(level, 'anything', { ...free, ...fields });
      assert.equal(lines.length, 1);
      assert.deepEqual(problemsOf(JSON.parse(lines[0] ?? '')), []);
      assert.equal(lines[0]?.includes(secret), false);
    });
    fc.assert(property, { numRuns: 300 });
  });
});

describe('the writer of lines', () => {
  const bound = 10;

  it('loses lines rather than wait for a reader, and says how many [ASY-OBS-001]', () => {
    const written: string[] = [];
    const losses: number[] = [];
    const stream = { writableLength: 0, write: (text: string) => written.push(text) > 0 };
    const write = lineWriter({ stream, bufferBytesMax: bound, onLost: lines => losses.push(lines) });
    stream.writableLength = bound - 3;
    write('12\n');
    write('1234\n');
    write('éé\n');
    assert.deepEqual([written, losses], [['12\n'], []]);
    stream.writableLength = 0;
    write('back\n');
    assert.deepEqual([written, losses], [['12\n', 'back\n'], [2]]);
  });
});
