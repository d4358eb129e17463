import { checkView } from './check-view.js';
import { byId, h } from './dom.js';
import { requirementView } from './requirement-view.js';
import { kinds, renderFilters, renderList, reset, state } from './result-list.js';
import { startTheme } from './theme.js';

const views = { requirements: requirementView, checks: checkView };
const tabs = ['requirements', 'checks', 'not-run', 'run'];

const selectTab = name => {
  for (const tab of tabs) {
    const button = byId(`tab-${tab}`);
    button.setAttribute('aria-selected', String(tab === name));
    button.tabIndex = tab === name ? 0 : -1;
  }
  byId('panel-results').hidden = name !== 'requirements' && name !== 'checks';
  byId('panel-not-run').hidden = name !== 'not-run';
  byId('panel-run').hidden = name !== 'run';
};

const choose = (at, focus = true) => {
  state.chosen = at;
  const item = kinds[state.kind].items[at];
  for (const row of byId('list').querySelectorAll('.row')) {
    if (Number(row.dataset.at) === at) row.setAttribute('aria-current', 'true');
    else row.removeAttribute('aria-current');
  }
  const detail = byId('detail');
  const { page, ready } = views[state.kind](item, show);
  detail.replaceChildren(...page.flat(3).filter(part => part !== ''));
  detail.dataset.of = item.id;
  delete detail.dataset.ready;
  ready.then(() => {
    detail.dataset.ready = 'true';
  });
  if (focus) detail.focus({ preventScroll: detail.getBoundingClientRect().top >= 0 });
};

const refresh = (changes, redrawFilters = false) => {
  Object.assign(state, changes, { limit: 200 });
  if (redrawFilters) renderFilters(refresh);
  return renderList(choose);
};

/** Another list, and where asked one of its rows. */
const show = (kind, at, changes = {}) => {
  reset({ kind, ...changes });
  selectTab(kind);
  renderFilters(refresh);
  const rows = renderList(choose);
  const first = at ?? rows[0]?.at;
  if (first === undefined) byId('detail').replaceChildren(h('p', { class: 'empty' }, 'Nothing fits.'));
  else choose(first, at !== undefined);
};

const moveInList = (event, step) => {
  const rows = [...byId('list').querySelectorAll('.row')];
  const at = rows.indexOf(document.activeElement);
  const next = rows[Math.min(rows.length - 1, Math.max(0, at + step))];
  if (next === undefined || (at < 0 && document.activeElement !== byId('search'))) return;
  event.preventDefault();
  next.focus();
};

const moveInTabs = (event, step) => {
  const at = tabs.findIndex(tab => byId(`tab-${tab}`) === document.activeElement);
  if (at < 0) return;
  event.preventDefault();
  const next = byId(`tab-${tabs[(at + step + tabs.length) % tabs.length]}`);
  next.click();
  next.focus();
};

const backToList = () => {
  const search = byId('search');
  if (document.activeElement === search && search.value !== '') {
    search.value = '';
    refresh({ text: '' });
    return;
  }
  const row = byId('list').querySelector('[aria-current="true"]') ?? byId('list').querySelector('.row');
  row?.focus();
};

const keys = {
  ArrowDown: event => moveInList(event, 1),
  ArrowUp: event => moveInList(event, -1),
  ArrowRight: event => moveInTabs(event, 1),
  ArrowLeft: event => moveInTabs(event, -1),
  Escape: backToList,
  '/': event => {
    if (['INPUT', 'SELECT'].includes(document.activeElement?.tagName)) return;
    event.preventDefault();
    byId('search')?.focus();
  },
};

const start = () => {
  startTheme();
  for (const tab of tabs) {
    byId(`tab-${tab}`).addEventListener('click', () => (tab in kinds ? show(tab) : selectTab(tab)));
  }
  for (const button of document.querySelectorAll('[data-show]')) {
    const { show: kind, verdict = '', area = '', level = '', scored = '' } = button.dataset;
    button.addEventListener('click', () => {
      show(kind, undefined, { verdict, area, level, scored });
      byId('panel-results').scrollIntoView({ block: 'start' });
    });
  }
  byId('more').addEventListener('click', () => {
    state.limit += 1000;
    renderList(choose);
  });
  addEventListener('beforeprint', () => {
    state.limit = Number.POSITIVE_INFINITY;
    renderList(choose);
  });
  document.addEventListener('keydown', event => {
    if (!event.ctrlKey && !event.metaKey && !event.altKey) keys[event.key]?.(event);
  });
  const failed = kinds.checks.items.some(({ verdict }) => verdict === 'failed' || verdict === 'errored');
  show(failed ? 'checks' : 'requirements');
};

start();
