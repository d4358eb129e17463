// One line of JSON for each thing that happened, in the field names of the log's schema.
import { type Logger as Pino, pino } from 'pino';
import type { LogRecord } from '#contracts';
import type { World } from '../kernel/index.ts';
import { Redaction } from './redaction.ts';

export type LogLevel = LogRecord['level'];
export type LogThreshold = LogLevel | 'silent';
/** Fields of the schema, and further ones; what does not apply is left out. */
export type LogFields = Partial<LogRecord> & Readonly<Record<string, unknown>>;

export interface LoggerOptions {
  readonly world: World;
  readonly level: LogThreshold;
  readonly writeLine: (line: string) => void;
}

export class Logger {
  readonly #pino: Pino;
  readonly #redaction = new Redaction();

  constructor({ world, level, writeLine }: LoggerOptions) {
    this.#pino = pino(
      {
        level,
        base: null,
        messageKey: 'msg',
        timestamp: () => `,"time":${Math.max(0, Math.trunc(world.wallMs()))}`,
        formatters: { level: label => ({ level: label }) },
        // Errors were made plain by the redaction.
        serializers: {},
      },
      { write: writeLine },
    );
  }

  setLevel(level: LogThreshold): void {
    this.#pino.level = level;
  }

  protect(secret: string): void {
    this.#redaction.protect(secret);
  }

  /** The text without secrets. */
  clean(text: string): string {
    return this.#redaction.text(text);
  }

  log(level: LogLevel, event: string, fields: LogFields): void {
    if (!this.#pino.isLevelEnabled(level)) return;
    const { time: _time, level: _level, event: _event, msg, ...others } = fields;
    const text = typeof msg === 'string' ? this.#redaction.text(msg) : event;
    this.#pino[level]({ event, ...this.#redaction.clean(others), msg: text });
  }
}
