import { apart, h, prose } from './dom.js';
import { verdictMark, verdictWords } from './marks.js';
import { checksOfClause, model } from './model.js';

const columnsMax = 10;
const checksShown = 100;

/** Rows are the assertions that ran, columns the mutants: a mark says that this one killed that one. */
const killMatrix = clause => {
  const mutants = [...new Set(clause.kills.map(([, mutant]) => mutant))];
  if (mutants.length === 0)
    return clause.assertions.length === 0
      ? ''
      : h('p', { class: 'note' }, 'No assertion of it is known to have killed a mutant.');
  const killers = Map.groupBy(clause.kills, ([assertion]) => assertion);
  if (mutants.length > columnsMax)
    return h(
      'ul',
      { class: 'asserted' },
      [...killers].map(([assertion, own]) =>
        h(
          'li',
          {},
          verdictMark('proven'),
          h('span', {}, h('code', {}, assertion), ` killed ${own.map(([, mutant]) => mutant).join(', ')}`),
        ),
      ),
    );
  const rows = clause.assertions.slice(0, 40).map(assertion => {
    const own = new Set((killers.get(assertion) ?? []).map(([, mutant]) => mutant));
    const cells = mutants.map(mutant =>
      h(
        'td',
        own.has(mutant) ? { 'aria-label': 'killed' } : { 'aria-label': 'not killed' },
        own.has(mutant) ? '●' : '',
      ),
    );
    return h('tr', {}, h('th', { scope: 'row' }, h('code', {}, assertion)), cells);
  });
  const head = h(
    'tr',
    {},
    h('th', { scope: 'col' }, 'assertion \\ mutant'),
    mutants.map(mutant => h('th', { scope: 'col' }, h('code', {}, mutant))),
  );
  return h(
    'div',
    { class: 'scroll' },
    h('table', { class: 'kills' }, h('thead', {}, head), h('tbody', {}, rows)),
  );
};

const checkLink = (at, show) => {
  const check = model.checks[at];
  const link = h('button', { type: 'button', class: 'link', onclick: () => show('checks', at) }, check.title);
  return h(
    'li',
    {},
    verdictMark(check.verdict),
    h(
      'span',
      {},
      link,
      check.verdict === 'passed' || check.reason === '' ? '' : h('div', { class: 'note' }, check.reason),
    ),
  );
};

const clauseOf = (at, requirement, show) => {
  const clause = model.clauses[at];
  const checks = checksOfClause(at);
  const isAll = requirement.clauses.length === 1;
  return h(
    'div',
    { class: 'clause' },
    isAll
      ? ''
      : h(
          'div',
          { class: 'meta' },
          h('b', {}, clause.id),
          h('span', {}, clause.level),
          verdictWords(clause.verdict),
        ),
    isAll ? '' : h('p', {}, prose(clause.text)),
    checks.length === 0
      ? h('p', { class: 'note' }, 'No check of this run speaks for it.')
      : h(
          'ul',
          { class: 'asserted' },
          checks.slice(0, checksShown).map(check => checkLink(check, show)),
        ),
    checks.length > checksShown
      ? h(
          'p',
          { class: 'note' },
          `${checks.length - checksShown} more checks; search the checks for ${clause.id}.`,
        )
      : '',
    killMatrix(clause),
  );
};

export const requirementView = (requirement, show) => {
  const { id, level, verdict, area, section, text, note, scored, excused, reason } = requirement;
  const counts = scored ? 'scored' : 'not scored';
  return {
    page: [
      h('h2', {}, id),
      h(
        'div',
        { class: 'meta' },
        verdictWords(verdict),
        apart([
          level,
          counts,
          excused ? 'a known failure excuses it' : '',
          [area, section].filter(part => part !== '').join(' › '),
        ]),
      ),
      reason === ''
        ? ''
        : h(
            'p',
            { class: `why v-${verdict}${verdict === 'violated' || verdict === 'unknown' ? '' : ' calm'}` },
            reason,
          ),
      h('h3', {}, 'What it says'),
      h('p', { class: 'clause' }, prose(text)),
      note === '' ? '' : h('p', { class: 'note' }, prose(note)),
      h('h3', {}, 'How it was tried, and what the checks are known to find'),
      requirement.clauses.map(at => clauseOf(at, requirement, show)),
    ],
    ready: Promise.resolve(),
  };
};
