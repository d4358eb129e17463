import type { Fault } from '../grammar/fault.ts';
import { until } from '../run/until.ts';

const name = 'memory limited';
const mebibyte = 1024 * 1024;
const unlimitedBytes = 1024 * 1024 * mebibyte;
const stepBytes = 4 * mebibyte;
const withinMs = 10_000;

/** The limit of its control group follows what it uses downwards, until what it asks for next nobody gives. */
export const limitMemory: Fault = {
  name,
  what: 'The server may use ever less memory, until the system kills it.',
  needs: ['linux', 'own memory'],
  inject: async ({ own: { memory }, server, clock, notes, nowMs, remedies }, signal) => {
    if (memory === undefined) throw new Error('the server has no memory of its own');
    remedies.keep(name, async () => {
      await memory.limit(unlimitedBytes);
      if (server.pid === undefined) await server.start();
    });
    const before = await memory.kills();
    // What can be written back or dropped is given up first: then nothing is left to give.
    await until(clock, withinMs, async () => {
      await memory.limit((await memory.usedBytes()) - stepBytes).catch(() => undefined);
      return signal.aborted || (await memory.kills()) > before;
    });
    const kills = (await memory.kills()) - before;
    if (kills > 0) notes.push({ atMs: nowMs(), what: `${name}: the system killed ${kills} processes` });
  },
  heal: ({ remedies }) => remedies.apply(name),
  witnesses: ({ notes }, { fromMs, toMs }) =>
    notes.filter(({ atMs, what }) => atMs >= fromMs && atMs <= toMs && what.startsWith(`${name}: `)),
};
