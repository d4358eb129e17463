import type { RunRecord, Witness } from '../grammar/record.ts';
import type { Stage } from '../stage/stage.ts';
import { Tracer } from '../stage/tracer.ts';

/** From now on strace changes what the system answers to the server; what it changed is noted when it lets go. */
export const traceServer = async (stage: Stage, name: string, words: readonly string[]): Promise<void> => {
  const { server, clock, notes, nowMs, remedies } = stage;
  if (server.pid === undefined) throw new Error('the server does not run');
  const tracer = await Tracer.attach({ pid: server.pid, clock, words });
  remedies.keep(name, async () => {
    const changed = await tracer.detach();
    if (changed > 0) notes.push({ atMs: nowMs(), what: `${name}: ${changed} calls of the server` });
  });
};

/** That note. */
export const tracedWitnesses = (
  { notes }: RunRecord,
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
  name: string,
): readonly Witness[] =>
  notes.filter(({ atMs, what }) => atMs >= fromMs && atMs <= toMs && what.startsWith(`${name}: `));
