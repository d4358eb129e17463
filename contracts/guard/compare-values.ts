import { canonical, type Json, same } from './json.ts';
import { lowerLimits, upperLimits } from './schema-keywords.ts';
import { type Change, keywordAt, report, type Sides, shown } from './schema-scope.ts';

function say(sides: Sides, change: Change): void {
  report(sides.session, sides.scope, change);
}

function typeText(types: ReadonlySet<string>): string {
  const names = [...types].filter(type => type !== 'null' && !(type === 'integer' && types.has('number')));
  return names.length >= 5 ? 'any' : names.join('|') || 'none';
}

/** False where the types have nothing in common: then nothing below can be compared. */
export function compareTypes(sides: Sides): boolean {
  const { old, new: next, scope } = sides;
  const before = new Set([...old.types].filter(type => type !== 'null'));
  const after = new Set([...next.types].filter(type => type !== 'null'));
  const at = keywordAt(sides, 'type');
  const texts = { before: typeText(before), after: typeText(after) };
  const verb = `went from type ${texts.before} to ${texts.after}`;
  const isSame = before.size === after.size && after.isSubsetOf(before);
  if (isSame && old.types.has('null') !== next.types.has('null')) {
    const isAdded = next.types.has('null');
    const rule = isAdded ? (`${scope.way}-null-added` as const) : (`${scope.way}-null-removed` as const);
    say(sides, { rule, at, verb: isAdded ? 'may now be null' : 'may no longer be null', ...texts });
  }
  if (isSame) return true;
  if (after.isSubsetOf(before)) say(sides, { rule: `${scope.way}-type-narrowed`, at, verb, ...texts });
  else if (before.isSubsetOf(after)) say(sides, { rule: `${scope.way}-type-widened`, at, verb, ...texts });
  else say(sides, { rule: `${scope.way}-type-changed`, at, verb, ...texts });
  return !before.isDisjointFrom(after);
}

export function compareEnums(sides: Sides): void {
  const { old, new: next, scope } = sides;
  if (old.values === null && next.values === null) return;
  const [before, after] = [old.values, next.values];
  const at = keywordAt(sides, 'enum');
  const missing = (from: readonly Json[] | null, to: readonly Json[] | null): Json[] =>
    from === null || to === null
      ? []
      : from.filter(value => value !== null && !to.some(other => same(value, other)));
  const dropped = missing(before, after);
  const gained = missing(after, before);
  const values = {
    before: before === null ? 'any' : [...before],
    after: after === null ? 'any' : [...after],
  };
  if (dropped.length > 0 || before === null) {
    const what =
      before === null ? `is now limited to ${shown(values.after)}` : `lost ${dropped.map(shown).join(', ')}`;
    say(sides, { rule: `${scope.way}-enum-narrowed`, at, verb: what, ...values });
  }
  if (gained.length > 0 || after === null) {
    const what =
      after === null ? 'is no longer limited to listed values' : `gained ${gained.map(shown).join(', ')}`;
    const isExpected = scope.way === 'response' && old.isExtensible;
    const rule = isExpected ? 'response-extensible-enum-widened' : (`${scope.way}-enum-widened` as const);
    say(sides, { rule, at, verb: what, ...values });
  }
}

export function compareLimits(sides: Sides): void {
  for (const [keywords, sign] of [[lowerLimits, 1] as const, [upperLimits, -1] as const]) {
    for (const [keyword, absent] of keywords) {
      const before = sides.old.limits.get(keyword) ?? absent;
      const after = sides.new.limits.get(keyword) ?? absent;
      if (before === after) continue;
      const isTighter = (after - before) * sign > 0;
      const rule = isTighter
        ? (`${sides.scope.way}-bound-tightened` as const)
        : (`${sides.scope.way}-bound-loosened` as const);
      const text = (value: number): string => (Number.isFinite(value) ? String(value) : 'none');
      const verb = `went from ${keyword} ${text(before)} to ${text(after)}`;
      say(sides, { rule, at: keywordAt(sides, keyword), verb, before: text(before), after: text(after) });
    }
  }
}

export function compareWords(sides: Sides): void {
  const { way } = sides.scope;
  for (const keyword of ['pattern', 'format'] as const) {
    const before = sides.old.words.get(keyword);
    const after = sides.new.words.get(keyword);
    if (before === after) continue;
    const at = keywordAt(sides, keyword);
    const ends = { before, after };
    if (before === undefined)
      say(sides, { rule: `${way}-${keyword}-added`, at, verb: `got ${keyword} ${after}`, ...ends });
    else if (after === undefined) {
      say(sides, { rule: `${way}-${keyword}-removed`, at, verb: `lost ${keyword} ${before}`, ...ends });
    } else {
      const verb = `went from ${keyword} ${before} to ${after}`;
      say(sides, { rule: `${way}-${keyword}-changed`, at, verb, ...ends });
    }
  }
}

export function compareDefaults(sides: Sides): void {
  const { old, new: next, scope } = sides;
  const [before, after] = [old.defaultValue, next.defaultValue];
  if (canonical(before) === canonical(after)) return;
  const at = keywordAt(sides, 'default');
  if (before === undefined) {
    say(sides, { rule: `${scope.way}-default-added`, at, verb: `got default ${shown(after)}`, after });
  } else if (after === undefined) {
    say(sides, { rule: `${scope.way}-default-removed`, at, verb: `lost default ${shown(before)}`, before });
  } else {
    const verb = `went from default ${shown(before)} to ${shown(after)}`;
    say(sides, { rule: `${scope.way}-default-changed`, at, verb, before, after });
  }
}

export function compareConstraints(sides: Sides): void {
  const { old, new: next, scope } = sides;
  for (const keyword of new Set([...old.constraints.keys(), ...next.constraints.keys()])) {
    const before = old.constraints.get(keyword);
    const after = next.constraints.get(keyword);
    if (same(before, after)) continue;
    const at = keywordAt(sides, keyword);
    const ends = { before, after };
    if (before === undefined)
      say(sides, { rule: `${scope.way}-constraint-added`, at, verb: `got ${keyword}`, ...ends });
    else if (after === undefined) {
      say(sides, { rule: `${scope.way}-constraint-removed`, at, verb: `lost ${keyword}`, ...ends });
    } else
      say(sides, { rule: `${scope.way}-constraint-changed`, at, verb: `has another ${keyword}`, ...ends });
  }
}
