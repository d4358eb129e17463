import type { Fault } from '../grammar/fault.ts';

const name = 'output unread';

/** More than the system keeps for a reader: what came beyond it had to wait inside the server. */
const keptBytesMax = 212_992;
const atOnceMs = 500;

/** Whoever was to read what the server writes does not: what it writes into fills up. */
export const leaveOutputUnread: Fault = {
  name,
  what: "Nobody reads the server's output any more.",
  needs: [],
  inject: async ({ server, remedies }) => {
    remedies.keep(name, () => server.readOutput(true));
    server.readOutput(false);
  },
  heal: ({ remedies }) => remedies.apply(name),
  witnesses: ({ output, startedMs }, { fromMs }) => {
    const bytesIn = (startMs: number, endMs: number): number =>
      output
        .filter(({ atMs }) => atMs >= startMs && atMs < endMs)
        .reduce((sum, { line }) => sum + line.length + 1, 0);
    const again = output.find(({ atMs }) => atMs > fromMs + atOnceMs)?.atMs;
    if (again === undefined) return [];
    const usual = (bytesIn(startedMs, fromMs) * atOnceMs) / (fromMs - startedMs);
    const waited = Math.round(bytesIn(again, again + atOnceMs) - usual);
    if (waited <= keptBytesMax) return [];
    return [{ atMs: again, what: `${waited} bytes came at once when it was read again` }];
  },
};
