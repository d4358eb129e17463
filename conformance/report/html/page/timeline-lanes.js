import { laneOf, lineOf } from './entry-words.js';

/** Lanes in the order in which they first speak: exchanges, then peers, then processes. */
const laneOrder = ['exchange', 'peer', 'process'];

const kindOfLane = name => name.slice(0, name.indexOf(' '));

const isStream = entries => entries.some(({ entry }) => entry.kind === 'frame');

const uuid = /([0-9a-f]{4})[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** What the steps call an exchange, as the harness noted it. */
const namesOf = entries => {
  const notes = entries.flatMap(entry =>
    entry.kind === 'step' ? [...entry.text.matchAll(/^(e\d+) is (.+)$/g)] : [],
  );
  return Map.groupBy(notes, ([, exchange]) => exchange);
};

const titleOf = (name, entries, names) => {
  const label = name.slice(name.indexOf(' ') + 1);
  if (kindOfLane(name) !== 'exchange')
    return { label, below: kindOfLane(name) === 'peer' ? 'scripted engine' : 'process' };
  const request = entries.find(({ entry }) => entry.kind === 'request');
  const said = (names.get(label) ?? []).map(([, , ref]) => ref);
  return {
    label: request ? lineOf(request.entry).replace(uuid, '$1…') : label,
    below: [label, ...said, ...(isStream(entries) ? ['stream'] : [])].join(' · '),
  };
};

/** Spans between the head of a request, of its answer and its end. */
const spansOf = (entries, endMs) => {
  const at = kind => entries.find(({ entry }) => entry.kind === kind)?.entry.at_ms;
  const asked = at('request');
  if (asked === undefined) return [];
  const told = at('response');
  const closed = at('closed') ?? (isStream(entries) ? endMs : told);
  return [
    { style: 't-wait', from: asked, to: told ?? closed ?? endMs },
    ...(told === undefined ? [] : [{ style: 't-open', from: told, to: Math.max(told, closed ?? told) }]),
  ];
};

export const lanesOf = entries => {
  const byLane = new Map();
  for (const [at, entry] of entries.entries()) {
    const name = laneOf(entry);
    if (name === undefined) continue;
    if (!byLane.has(name)) byLane.set(name, []);
    byLane.get(name).push({ at, entry });
  }
  const names = namesOf(entries);
  const endMs = Math.max(0, ...entries.slice(-1).map(entry => entry.at_ms));
  return [...byLane]
    .map(([name, own]) => ({ name, entries: own, ...titleOf(name, own, names), spans: spansOf(own, endMs) }))
    .sort((a, b) => laneOrder.indexOf(kindOfLane(a.name)) - laneOrder.indexOf(kindOfLane(b.name)));
};
