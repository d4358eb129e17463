import { byId } from './dom.js';

export const model = JSON.parse(byId('model').textContent);

/** The checks that assert something of a clause, found once for all clauses. */
export const checksOfClause = (() => {
  const found = new Map();
  for (const [at, check] of model.checks.entries()) {
    const own = new Set(check.clauses);
    for (const [, clause] of check.assertions) own.add(clause);
    for (const clause of own) {
      const known = found.get(clause);
      if (known === undefined) found.set(clause, [at]);
      else known.push(at);
    }
  }
  return clause => found.get(clause) ?? [];
})();

const inflated = async text => {
  const bytes = Uint8Array.from(atob(text), character => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return JSON.parse(await new Response(stream).text());
};

/** Undefined for a check that has none. */
export const transcriptOf = async check =>
  check.transcript < 0 ? undefined : inflated(byId(`transcript-${check.transcript}`).textContent);

const memory = new Map();

/** What a row is searched by. */
export const searchTextOf = item => {
  const known = memory.get(item);
  if (known !== undefined) return known;
  const clauses = item.clauses.map(at => model.clauses[at].id).join(' ');
  const text =
    `${item.id} ${item.title ?? item.text} ${item.area ?? ''} ${clauses} ${item.reason}`.toLowerCase();
  memory.set(item, text);
  return text;
};
