import { h } from './dom.js';
import { bodyOf, isNote, lineOf, msWords, whoOf } from './entry-words.js';
import { commandLine } from './marks.js';
import { timelineOf } from './timeline.js';

const entriesShown = 400;

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

const entriesOf = (own, divergence) => {
  const rows = own.slice(0, entriesShown).map(({ at, entry }) => entryRow(entry, at, divergence));
  const list = h('div', { class: 'entries' }, rows);
  const rest = own.slice(entriesShown);
  if (rest.length > 0) {
    const more = h('button', { type: 'button', class: 'link' }, `${rest.length} more entries`);
    more.addEventListener('click', () =>
      more.replaceWith(...rest.map(({ at, entry }) => entryRow(entry, at, divergence))),
    );
    list.append(more);
  }
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

const openEntry = at => {
  const row = document.getElementById(`entry-${at}`);
  if (row === null) return;
  if (row.tagName === 'DETAILS') row.open = true;
  row.scrollIntoView({ block: 'center' });
  (row.querySelector('summary') ?? row).focus();
};

const commandsOf = (curl, id) => [
  h('h3', {}, 'Do it again'),
  commandLine(`assay replay '${id}'`),
  curl.slice(0, 20).map(commandLine),
  curl.length > 20
    ? h('p', { class: 'note' }, `${curl.length - 20} more requests stand in the transcript.`)
    : '',
];

/** Story, timeline and commands of a check. */
export const transcriptView = ({ entries, curl, truncated }, { divergence, id }) => {
  const timeline = timelineOf({ entries, divergence, openEntry });
  return [
    timeline === undefined ? '' : [h('h3', {}, 'Timeline'), timeline],
    truncated ? h('p', { class: 'note' }, 'Entries are missing for want of room.') : '',
    h('h3', {}, 'Story'),
    storyOf(entries, divergence),
    curl.length === 0 ? '' : commandsOf(curl, id),
  ];
};
