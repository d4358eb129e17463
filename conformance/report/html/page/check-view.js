import { h, prose } from './dom.js';
import { msWords } from './entry-words.js';
import { verdictMark, verdictWords } from './marks.js';
import { model, transcriptOf } from './model.js';
import { transcriptView } from './transcript-view.js';

const assertionRow = ([id, , holds, message]) =>
  h(
    'li',
    {},
    verdictMark(holds ? 'passed' : 'failed'),
    h('span', {}, h('code', {}, id), message === '' ? '' : h('div', {}, message)),
  );

/** The whole sentence, where a clause is only a part of it, and its note. */
const whyOf = ({ text, note, clauses }) => [
  clauses.length > 1 ? h('p', { class: 'of' }, h('b', {}, 'Why it matters. '), prose(text)) : '',
  note === '' ? '' : h('p', { class: 'of' }, prose(note)),
];

/** The clause's words, why it matters, and what was asserted of it. */
const clauseOf = ({ check, at, isFirst }, show) => {
  const clause = model.clauses[at];
  const requirement = model.requirements[clause.of];
  const own = check.assertions.filter(([, of]) => of === at);
  const link = h(
    'button',
    { type: 'button', class: 'link', onclick: () => show('requirements', clause.of) },
    clause.id,
  );
  const why = requirement === undefined || !isFirst ? '' : whyOf(requirement);
  return h(
    'div',
    { class: 'clause' },
    h(
      'div',
      { class: 'meta' },
      requirement === undefined ? clause.id : link,
      h('span', {}, clause.level),
      verdictWords(clause.verdict),
    ),
    h('p', {}, prose(clause.text)),
    why,
    own.length === 0 ? '' : h('ul', { class: 'asserted' }, own.map(assertionRow)),
  );
};

/** Those of which an assertion failed stand apart: they are what a reader came for. */
const clausesOf = check => {
  const broken = new Set(check.assertions.flatMap(([, of, holds]) => (holds ? [] : [of])));
  const all = new Set([...check.clauses, ...check.assertions.map(([, of]) => of)]);
  return { broken: [...broken], rest: [...all].filter(at => !broken.has(at)) };
};

const spoken = (verdict, reason) =>
  reason === '' ? '' : h('p', { class: `why v-${verdict}${verdict === 'passed' ? ' calm' : ''}` }, reason);

/** The first of its requirement: what both say is told once. */
const isFirstOf = (clauses, at) =>
  clauses.find(other => model.clauses[other].of === model.clauses[at].of) === at;

const section = (title, clauses, check, show) =>
  clauses.length === 0
    ? ''
    : [h('h3', {}, title), clauses.map(at => clauseOf({ check, at, isFirst: isFirstOf(clauses, at) }, show))];

export const checkView = (check, show) => {
  const { broken, rest } = clausesOf(check);
  const story = h('div', { class: 'transcript' });
  const ready = transcriptOf(check).then(
    transcript => {
      if (transcript === undefined)
        story.append(h('p', { class: 'note' }, 'It has no transcript: it did not run.'));
      else
        story.append(
          ...transcriptView(transcript, check)
            .flat(3)
            .filter(part => part !== ''),
        );
    },
    error =>
      story.append(h('p', { class: 'why v-failed' }, `The transcript can not be read: ${error.message}`)),
  );
  const page = [
    h('h2', {}, check.title),
    h(
      'div',
      { class: 'meta' },
      verdictWords(check.verdict),
      h('code', {}, check.id),
      msWords(check.ms),
      check.source === '' ? '' : h('code', {}, check.source),
    ),
    spoken(check.verdict, check.reason),
    section('What it breaks', broken, check, show),
    story,
    section(broken.length > 0 ? 'What it speaks for besides' : 'What it speaks for', rest, check, show),
  ];
  return { page, ready };
};
