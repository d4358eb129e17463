import { instantText } from '#conformance/harness';
import type { Fault } from '../grammar/fault.ts';
import { until } from '../run/until.ts';

/** It goes by what it read before for a second, and so do dates of answers. */
const withinMs = 5_000;
const hourSeconds = 3_600;
const daySeconds = 24 * hourSeconds;

/** In UTC, of a date in whatever form has its time with colons. */
const secondsOfDay = (text: string): number => {
  const [, hours, minutes, seconds] = /(\d\d):(\d\d):(\d\d)/.exec(text) ?? [];
  return Number(hours) * hourSeconds + Number(minutes) * 60 + Number(seconds);
};

/** What the server's answers say of its clock, in whole seconds against this process's. */
const moveClock = (name: string, what: string, seconds: number): Fault => ({
  name,
  what,
  needs: ['linux', 'own clock'],
  inject: async ({ own, server, clock, notes, nowMs, remedies }) => {
    const { moveClock: move } = own;
    if (move === undefined) throw new Error('the server has no clock of its own');
    remedies.keep(name, () => move(0));
    await move(seconds);
    const isMoved = async (): Promise<boolean> => {
      const answer = await fetch(`${server.url}/healthz`);
      const told = secondsOfDay(answer.headers.get('date') ?? '');
      const here = secondsOfDay(instantText(clock.wallMs()));
      const aheadSeconds = ((told - here + 1.5 * daySeconds) % daySeconds) - daySeconds / 2;
      if (Math.abs(aheadSeconds - seconds) > 2) return false;
      notes.push({ atMs: nowMs(), what: `${name}: an answer is dated ${aheadSeconds} s from now` });
      return true;
    };
    await until(clock, withinMs, isMoved);
  },
  heal: ({ remedies }) => remedies.apply(name),
  witnesses: ({ notes }, { fromMs, toMs }) =>
    notes.filter(({ atMs, what: note }) => atMs >= fromMs && atMs <= toMs && note.startsWith(`${name}: `)),
});

export const clockForwards = moveClock(
  'clock an hour forwards',
  "The server's wall clock jumps an hour forwards, and back again.",
  hourSeconds,
);

export const clockBackwards = moveClock(
  'clock an hour backwards',
  "The server's wall clock jumps an hour backwards, and forwards again.",
  -hourSeconds,
);
