import { h, s, wordsOfVerdict } from './dom.js';

export const verdictMark = verdict =>
  s('svg', { class: `mark v-${verdict}`, 'aria-hidden': 'true' }, s('use', { href: `#mark-${verdict}` }));

export const verdictWords = verdict =>
  h('span', { class: `verdict v-${verdict}` }, verdictMark(verdict), wordsOfVerdict(verdict));

/** A command with a button that copies it; without leave to copy it is selected instead. */
export const commandLine = text => {
  const shown = h('pre', { tabindex: '0' }, text);
  const button = h('button', { type: 'button', class: 'copy' }, 'Copy');
  const select = () => getSelection()?.selectAllChildren(shown);
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = 'Copied';
    } catch {
      select();
      button.textContent = 'Selected';
    }
  });
  return h('div', { class: 'command' }, shown, button);
};
