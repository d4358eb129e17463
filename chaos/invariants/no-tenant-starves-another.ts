import { type Finding, type Invariant, judged } from '../grammar/invariant.ts';
import type { RunRecord } from '../grammar/record.ts';
import { type Start, startsOf } from './reading/waiting.ts';

/** A share is kept within this factor. */
const within = 1.2;
/** Of fewer, a factor says nothing. */
const startsMin = 50;
const entitledMin = 8;

interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

interface TenantPart {
  readonly id: string;
  readonly weight: number;
  readonly offered: number;
  readonly started: number;
}

const tenantOf = ({ operation: { arrival } }: Start): string | undefined => arrival.tenant;

/** Who comes so shortly before the end of the work may start after it, by right. */
const lateMs = 500;

/** Who starts sooner had not to wait. */
const waitMs = 50;

/** While work of the tenant waits and everybody still comes; the slots that it found free are nobody's share. */
const backlogOf = ({ endedMs }: RunRecord, starts: readonly Start[], id: string): Span | undefined => {
  const waited = starts.filter(
    ({ admittedMs, startedMs, sentMs }) => startedMs > admittedMs + waitMs && sentMs < endedMs,
  );
  const own = waited.filter(start => tenantOf(start) === id);
  if (own.length === 0) return undefined;
  const firstMs = (of: readonly Start[]): number => Math.min(...of.map(({ sentMs }) => sentMs));
  const others = waited.filter(start => tenantOf(start) !== id);
  const fromMs = Math.max(firstMs(own), others.length === 0 ? 0 : firstMs(others));
  return { fromMs, toMs: Math.min(endedMs, Math.max(...own.map(({ startedMs }) => startedMs))) };
};

const partsOf = (
  { setting, operations }: RunRecord,
  starts: readonly Start[],
  span: Span,
): readonly TenantPart[] =>
  setting.tenants.map(({ id, weight = 1 }) => {
    const offered = operations.filter(
      ({ arrival, tries }) =>
        arrival.tenant === id &&
        tries.some(({ sentMs }) => sentMs >= span.fromMs && sentMs < span.toMs - lateMs),
    ).length;
    const started = starts.filter(
      start => tenantOf(start) === id && start.startedMs >= span.fromMs && start.startedMs <= span.toMs,
    ).length;
    return { id, weight, offered, started };
  });

/** What each is entitled to of so many starts: its share, and of what others leave its share again. */
const entitled = (parts: readonly TenantPart[], starts: number): ReadonlyMap<string, number> => {
  const given = new Map<string, number>();
  let left = starts;
  let open = [...parts];
  while (open.length > 0) {
    const weights = open.reduce((sum, { weight }) => sum + weight, 0);
    const unit = left / weights;
    const modest = open.filter(({ offered, weight }) => offered <= unit * weight);
    for (const { id, offered, weight } of modest.length > 0 ? modest : open)
      given.set(id, Math.min(offered, unit * weight));
    if (modest.length === 0) break;
    left -= modest.reduce((sum, { offered }) => sum + offered, 0);
    open = open.filter(part => !modest.includes(part));
  }
  return given;
};

const percent = (part: number, whole: number): string => `${Math.round((100 * part) / whole)} %`;

const judgeParts = (
  parts: readonly TenantPart[],
  greedy: string,
  span: Span,
): { looked: number; findings: Finding[]; figure: string } => {
  const all = parts.reduce((sum, { started }) => sum + started, 0);
  const shares = entitled(parts, all);
  const findings = parts.flatMap(({ id, started }): Finding[] => {
    const share = shares.get(id) ?? 0;
    const whose = `${id} got ${percent(started, all)} of the starts; ${percent(share, all)} are its part`;
    if (id === greedy) return started > share * within ? [{ atMs: span.toMs, what: whose }] : [];
    return share >= entitledMin && started < share / within ? [{ atMs: span.toMs, what: whose }] : [];
  });
  const looked = parts.filter(({ id }) => id !== greedy && (shares.get(id) ?? 0) >= entitledMin).length;
  const figure = parts
    .map(({ id, started }) => `${id} ${percent(started, all)} of ${percent(shares.get(id) ?? 0, all)}`)
    .join(', ');
  return { looked: all < startsMin ? 0 : looked, findings: all < startsMin ? [] : findings, figure };
};

export const noTenantStarvesAnother: Invariant = {
  name: 'no tenant starves another',
  sentence:
    'While one tenant offers far more than its share, it gets at most 1.2 times its part of the starts, and the others at least theirs divided by 1.2.',
  judge: record => {
    const starts = startsOf(record);
    const offers = record.setting.tenants.map(({ id, weight = 1 }) => ({
      id,
      offer: record.operations.filter(({ arrival }) => arrival.tenant === id).length / weight,
    }));
    const [greedy] = offers.sort((a, b) => b.offer - a.offer);
    const span = greedy && backlogOf(record, starts, greedy.id);
    if (greedy === undefined || offers.length < 2 || span === undefined)
      return { verdict: 'unknown', because: 'there were no two tenants of whom one had to wait' };
    const { looked, findings, figure } = judgeParts(partsOf(record, starts, span), greedy.id, span);
    return judged({ looked, findings, nothing: 'too little was started while one tenant waited', figure });
  },
};
