// One shape for each verdict, so that nothing rests on colour alone.

const shapes: Readonly<Record<string, string>> = {
  violated:
    '<rect class="f" x="1" y="1" width="14" height="14" rx="2"/><path class="k" d="M5 5l6 6M11 5l-6 6"/>',
  unknown:
    '<circle class="o" cx="8" cy="8" r="6.5" stroke-dasharray="2.6 2"/><path class="s" d="M6 6.4a2 2 0 1 1 2.9 1.8c-.6.3-.9.7-.9 1.3M8 11.6v.1"/>',
  unproven: '<circle class="o" cx="8" cy="8" r="6.5"/><path class="f" d="M8 1.5a6.5 6.5 0 0 0 0 13z"/>',
  proven: '<circle class="f" cx="8" cy="8" r="7"/><path class="k" d="M4.8 8.3l2.3 2.3 4.2-4.8"/>',
  inapplicable: '<path class="s" d="M3.5 8h9"/>',
  untested: '<circle class="o" cx="8" cy="8" r="6"/>',
  out_of_reach: '<circle class="o" cx="8" cy="8" r="6.2"/><path class="s" d="M4 12l8-8"/>',
};

const aliases: Readonly<Record<string, string>> = {
  passed: 'proven',
  failed: 'violated',
  errored: 'unknown',
};

export const markShapes: Readonly<Record<string, string>> = {
  ...shapes,
  ...Object.fromEntries(Object.entries(aliases).map(([name, shape]) => [name, shapes[shape] ?? ''])),
};

/** To be used by `#mark-<verdict>`. */
export const markSprite = (): string => {
  const symbols = Object.entries(markShapes).map(
    ([name, shape]) => `<symbol id="mark-${name}" viewBox="0 0 16 16">${shape}</symbol>`,
  );
  return `<svg class="sprite" aria-hidden="true">${symbols.join('')}</svg>`;
};

export const mark = (verdict: string): string =>
  `<svg class="mark v-${verdict}" aria-hidden="true"><use href="#mark-${verdict}"/></svg>`;
