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

/** The modules of the page as one script: it is embedded, and a page opened from a disk may import nothing. */
const joined = (source: string): string =>
  source.replaceAll(/^import [^;]*;\n/gm, '').replaceAll(/^export (?=const|class|function|async)/gm, '');

export interface PageAssets {
  readonly script: string;
  readonly style: string;
}

export const readAssets = (): PageAssets => ({
  script: `'use strict';\n(() => {\n${scripts.map(name => joined(read(name))).join('\n')}\n})();\n`,
  style: styles.map(read).join('\n'),
});
