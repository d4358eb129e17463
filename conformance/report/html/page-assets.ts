import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Each uses only what stands before it. */
const scripts = [
  'dom.js',
  'model.js',
  'marks.js',
  'theme.js',
  'entry-words.js',
  'timeline-lanes.js',
  'timeline-marks.js',
  'timeline.js',
  'transcript-view.js',
  'check-view.js',
  'requirement-view.js',
  'result-list.js',
  'main.js',
] as const;

const styles = ['base.css', 'head.css', 'list.css', 'detail.css', 'print.css'] as const;

const read = (name: string): string => readFileSync(join(import.meta.dirname, 'page', name), 'utf8');

const exportsOf = (source: string): string[] =>
  [...source.matchAll(/^export (?:const|function|class) (\w+)/gm)].map(([, name]) => name ?? '');

/** A module as a block of one script: it is embedded, and a page opened from a disk may import nothing. */
const asBlock = (name: string): string => {
  const source = read(name);
  const body = source
    .replaceAll(/^import (\{[^}]*\}) from '\.\/([^']+)';$/gm, "const $1 = modules['$2'];")
    .replaceAll(/^export (?=const|function|class)/gm, '');
  return `{\n${body}\nmodules['${name}'] = { ${exportsOf(source).join(', ')} };\n}`;
};

export interface PageAssets {
  readonly script: string;
  readonly style: string;
}

export const readAssets = (): PageAssets => ({
  script: `'use strict';\n(() => {\nconst modules = {};\n${scripts.map(asBlock).join('\n')}\n})();\n`,
  style: styles.map(read).join('\n'),
});
