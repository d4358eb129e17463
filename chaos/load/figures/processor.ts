// The processor time of the server's process, from what the operating system said of it. Pure.
import type { Resources, RunRecord } from '../../grammar/record.ts';

/** Between two looks it is taken to have grown evenly. */
const usedUntil = (looks: readonly Resources[], atMs: number): number | undefined => {
  const after = looks.findIndex(look => look.atMs >= atMs);
  const next = looks[after];
  const last = looks[after - 1];
  if (next === undefined || last === undefined) return undefined;
  return last.cpuMs + ((next.cpuMs - last.cpuMs) * (atMs - last.atMs)) / (next.atMs - last.atMs);
};

/** Undefined where it was not looked at on both sides of the window, or where the process was another one. */
export const processorMs = (
  { resources }: Pick<RunRecord, 'resources'>,
  fromMs: number,
  toMs: number,
): number | undefined => {
  const before = resources.findLast(({ atMs }) => atMs <= fromMs);
  const looks = resources.filter(({ life }) => life === before?.life);
  const from = usedUntil(looks, fromMs);
  const to = usedUntil(looks, toMs);
  return from === undefined || to === undefined ? undefined : to - from;
};

/** Of one core; above 1 where several threads work. */
export const processorShare = (
  record: Pick<RunRecord, 'resources'>,
  window: { readonly fromMs: number; readonly toMs: number },
): number | undefined => {
  const used = processorMs(record, window.fromMs, window.toMs);
  return used === undefined ? undefined : used / (window.toMs - window.fromMs);
};
