import { h } from './dom.js';
import { bodyOf, isNote, lineOf, msWords, whoOf } from './entry-words.js';
import { commandLine } from './marks.js';
import { timelineOf } from './timeline.js';

const firstShown = 40;
const aroundFault = 15;

const entryRow = (entry, at, divergence) => {
  const isFault = at === divergence;
  const cells = [
    h('span', { class: 'at' }, msWords(entry.at_ms)),
    h('span', { class: 'who' }, whoOf(entry)),
    h(
      'span',
      { class: 'what' },
      isFault ? h('span', { class: 'flag' }, 'first divergence: ') : '',
      h('code', {}, lineOf(entry).slice(0, 600)),
    ),
  ];
  const classes = `entry${isFault ? ' fault' : ''}${isNote(entry) ? ' harness' : ''}`;
  const body = bodyOf(entry);
  if (body === '') return h('div', { class: classes, id: `entry-${at}` }, h('p', {}, cells));
  return h(
    'details',
    { class: classes, id: `entry-${at}`, open: isFault },
    h('summary', {}, cells),
    h('pre', {}, body),
  );
};

/** The steps, each with what happened until the next; before the first stands what the harness set up. */
const chaptersOf = entries => {
  const chapters = [{ words: undefined, entries: [] }];
  for (const [at, entry] of entries.entries()) {
    if (entry.kind === 'assertion') continue;
    if (entry.kind === 'step' && !isNote(entry)) chapters.push({ words: entry.text, at, entries: [] });
    else chapters.at(-1).entries.push({ at, entry });
  }
  return chapters.filter(
    ({ words, entries: own }) => words !== undefined || own.some(({ entry }) => !isNote(entry)),
  );
};

const wordsOf = text => {
  const [first = '', ...under] = text.split('\n');
  const [, keyword, rest = first] = /^(Given|When|Then|And|But)\s+(.*)$/.exec(first) ?? [];
  const line = h('p', { class: 'words' }, keyword ? [h('b', {}, keyword), ' '] : '', rest);
  return under.length === 0 ? line : [line, h('pre', { class: 'under' }, under.join('\n'))];
};

/** Where many things happened, the first and those around the divergence are shown; the rest is a button away. */
const isShown = (place, fault) =>
  place < firstShown || (fault >= 0 && Math.abs(place - fault) <= aroundFault);

const gapOf = (hidden, divergence) => {
  const [first, last] = [hidden[0].at, hidden.at(-1).at];
  const gap = h(
    'button',
    { type: 'button', class: 'link gap', 'data-from': first, 'data-to': last },
    `${hidden.length} more entries`,
  );
  gap.addEventListener('click', () =>
    gap.replaceWith(...hidden.map(({ at, entry }) => entryRow(entry, at, divergence))),
  );
  return gap;
};

const entriesOf = (own, divergence) => {
  const fault = own.findIndex(({ at }) => at === divergence);
  const list = h('div', { class: 'entries' });
  let hidden = [];
  const close = () => {
    if (hidden.length > 0) list.append(gapOf(hidden, divergence));
    hidden = [];
  };
  for (const [place, item] of own.entries()) {
    if (isShown(place, fault)) {
      close();
      list.append(entryRow(item.entry, item.at, divergence));
    } else hidden.push(item);
  }
  close();
  return list;
};

const storyOf = (entries, divergence) => {
  let number = 0;
  const chapters = chaptersOf(entries).map(({ words, at, entries: own }) => {
    number += words === undefined ? 0 : 1;
    const n = words === undefined ? '·' : number;
    const spoken = words === undefined ? h('p', { class: 'words' }, 'Before the first step') : wordsOf(words);
    return h(
      'li',
      { 'data-n': n, id: at === undefined ? undefined : `entry-${at}` },
      spoken,
      entriesOf(own, divergence),
    );
  });
  return h('ol', { class: 'story' }, chapters);
};

/** An entry that is behind a button is taken out first. */
const openEntry = at => {
  const gaps = [...document.querySelectorAll('.gap')];
  gaps.find(({ dataset }) => Number(dataset.from) <= at && at <= Number(dataset.to))?.click();
  const row = document.getElementById(`entry-${at}`);
  if (row === null) return;
  if (row.tagName === 'DETAILS') row.open = true;
  row.scrollIntoView({ block: 'center' });
  (row.querySelector('summary') ?? row).focus();
};

/** First the request that went wrong, or else the last; the others are behind a fold. */
const commandsOf = (curl, id, at) => {
  const [chosen] = curl.splice(at < 0 ? -1 : at, 1);
  const rest = curl.slice(0, 100);
  const fold = () =>
    h(
      'details',
      { class: 'fold' },
      h('summary', {}, `${curl.length} other ${curl.length === 1 ? 'request' : 'requests'}`),
      rest.map(commandLine),
    );
  return [
    h('h3', {}, 'Do it again'),
    commandLine(`assay replay '${id}'`),
    commandLine(chosen),
    rest.length > 0 ? fold() : '',
  ];
};

/** The place of the divergent exchange among the requests, where each has its command. */
const requestAt = (entries, divergence, curl) => {
  const requests = entries.filter(({ kind }) => kind === 'request');
  const exchange = divergence < 0 ? undefined : entries[divergence]?.exchange;
  const at = requests.findIndex(request => request.exchange === exchange);
  return requests.length === curl.length ? at : -1;
};

/** Story, timeline and commands of a check. */
export const transcriptView = ({ entries, curl = [], truncated }, { divergence, id }) => {
  const timeline = timelineOf({ entries, divergence, openEntry });
  return [
    timeline === undefined ? '' : [h('h3', {}, 'Timeline'), timeline],
    truncated ? h('p', { class: 'note' }, 'Entries are missing for want of room.') : '',
    h('h3', {}, 'Story'),
    storyOf(entries, divergence),
    curl.length === 0 ? '' : commandsOf([...curl], id, requestAt(entries, divergence, curl)),
  ];
};
