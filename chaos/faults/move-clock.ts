import type { Fault } from '../grammar/fault.ts';

const hourSeconds = 3_600;

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
    const answer = await fetch(`${server.url}/healthz`);
    const toldMs = Date.parse(answer.headers.get('date') ?? '');
    const aheadSeconds = Math.round((toldMs - clock.wallMs()) / 1_000);
    if (Math.abs(aheadSeconds - seconds) <= 2)
      notes.push({ atMs: nowMs(), what: `${name}: an answer is dated ${aheadSeconds} s from now` });
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
