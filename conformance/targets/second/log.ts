import type { LogRecord } from '#contracts';
import type { Clock } from './clock.ts';

type Level = LogRecord['level'];
export type LogFields = Readonly<Record<string, unknown>>;

export interface Logger {
  write(level: Level, msg: string, fields?: LogFields): void;
}

const ranks = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

export const makeLogger = (clock: Clock, least: () => string, out: (line: string) => void): Logger => ({
  write: (level, msg, fields = {}) => {
    if (ranks.indexOf(level) < ranks.indexOf(least())) return;
    out(`${JSON.stringify({ time: clock.wallMs(), level, msg, ...fields })}\n`);
  },
});
