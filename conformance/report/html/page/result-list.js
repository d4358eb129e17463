import { byId, h, prose, shortened, wordsOfVerdict } from './dom.js';
import { verdictMark } from './marks.js';
import { model, searchTextOf } from './model.js';

const rowsAtOnce = 200;

export const kinds = {
  requirements: {
    items: model.requirements,
    verdicts: ['violated', 'unknown', 'unproven', 'proven', 'inapplicable', 'untested'],
    title: item => [h('b', {}, item.id), ' ', prose(shortened(item.text, 140))],
    below: item =>
      `${item.level} · ${item.area}${item.scored ? '' : ' · not scored'}${item.excused ? ' · excused' : ''}`,
  },
  checks: {
    items: model.checks,
    verdicts: ['failed', 'errored', 'passed', 'inapplicable', 'out_of_reach'],
    title: item => item.title,
    below: item => `${item.id.split('/').slice(0, -1).join(' › ')}`,
  },
};

const blank = { kind: 'requirements', verdict: '', area: '', level: '', scored: '', text: '' };
export const state = { ...blank, chosen: -1, limit: rowsAtOnce };

const fits = item =>
  (state.verdict === '' || item.verdict === state.verdict) &&
  (state.area === '' || item.area === state.area) &&
  (state.level === '' || item.level === state.level) &&
  (state.scored === '' || item.scored === true) &&
  (state.text === '' ||
    state.text
      .toLowerCase()
      .split(/\s+/)
      .every(word => searchTextOf(item).includes(word)));

/** What is bad comes first; within a verdict the order of the report stays. */
const ordered = (rows, verdicts) =>
  rows.sort((a, b) => verdicts.indexOf(a.item.verdict) - verdicts.indexOf(b.item.verdict) || a.at - b.at);

const rowOf = ({ item, at }, kind, choose) =>
  h(
    'li',
    {},
    h(
      'button',
      {
        type: 'button',
        class: 'row',
        'data-at': at,
        'aria-current': at === state.chosen ? 'true' : undefined,
        onclick: () => choose(at),
      },
      verdictMark(item.verdict),
      h(
        'span',
        { class: 'title' },
        kind.title(item),
        h('span', { class: 'sr' }, `, ${wordsOfVerdict(item.verdict)}`),
      ),
      h('span', { class: 'below' }, kind.below(item)),
    ),
  );

const pressFigures = () => {
  for (const figure of document.querySelectorAll('.figure')) {
    const isOn =
      state.kind === 'requirements' && state.scored === '1' && figure.dataset.verdict === state.verdict;
    figure.setAttribute('aria-pressed', String(isOn));
  }
};

export const renderList = choose => {
  const kind = kinds[state.kind];
  const rows = ordered(
    kind.items.flatMap((item, at) => (fits(item) ? [{ item, at }] : [])),
    kind.verdicts,
  );
  byId('list').replaceChildren(...rows.slice(0, state.limit).map(row => rowOf(row, kind, choose)));
  const cell = [state.area, state.level, state.scored === '' ? '' : 'scored']
    .filter(part => part !== '')
    .join(', ');
  byId('shown').textContent =
    `${rows.length} of ${kind.items.length} ${state.kind}${cell === '' ? '' : ` (${cell})`}`;
  const more = byId('more');
  more.hidden = rows.length <= state.limit;
  more.textContent = `Show more (${rows.length - state.limit} are left)`;
  pressFigures();
  return rows;
};

export const reset = changes => Object.assign(state, blank, { chosen: -1, limit: rowsAtOnce }, changes);

const areasOf = () => [...new Set(model.requirements.map(({ area }) => area))].sort();

const selectOf = (name, title, options, refresh) => {
  const select = h(
    'select',
    { 'aria-label': title, onchange: () => refresh({ [name]: select.value }) },
    h('option', { value: '' }, title),
    options.map(option => h('option', { value: option }, option)),
  );
  select.value = state[name];
  return select;
};

/** Search, verdicts, and for requirements area and level. */
export const renderFilters = refresh => {
  const kind = kinds[state.kind];
  const search = h('input', {
    type: 'search',
    id: 'search',
    placeholder: `Search ${state.kind}`,
    'aria-label': `Search ${state.kind}`,
    value: state.text,
  });
  search.addEventListener('input', () => refresh({ text: search.value.trim() }));
  const chips = kind.verdicts
    .filter(verdict => kind.items.some(item => item.verdict === verdict))
    .map(verdict =>
      h(
        'button',
        {
          type: 'button',
          class: `chip v-${verdict}`,
          'aria-pressed': String(state.verdict === verdict),
          onclick: () => refresh({ verdict: state.verdict === verdict ? '' : verdict, scored: '' }, true),
        },
        verdictMark(verdict),
        wordsOfVerdict(verdict),
      ),
    );
  const places =
    state.kind === 'requirements'
      ? [
          selectOf('area', 'All areas', areasOf(), refresh),
          selectOf('level', 'All levels', ['MUST', 'SHOULD', 'MAY'], refresh),
        ]
      : [];
  byId('filters').replaceChildren(search, ...chips, ...places);
};
