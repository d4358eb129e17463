import { byId } from './dom.js';

const isDark = () => {
  const chosen = document.documentElement.dataset.theme;
  return chosen === undefined ? matchMedia('(prefers-color-scheme: dark)').matches : chosen === 'dark';
};

/** A page opened from a disk may be refused its storage: then the choice lasts as long as the page. */
const remembered = run => {
  try {
    return run();
  } catch {
    return undefined;
  }
};

export const startTheme = () => {
  const kept = remembered(() => localStorage.getItem('assay-theme'));
  if (kept === 'dark' || kept === 'light') document.documentElement.dataset.theme = kept;
  byId('theme').addEventListener('click', () => {
    const next = isDark() ? 'light' : 'dark';
    document.documentElement.dataset.theme = next;
    remembered(() => localStorage.setItem('assay-theme', next));
  });
};
