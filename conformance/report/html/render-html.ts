import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { escapeHtml } from '#conformance/harness';
import type { RunRecord } from '../report-input.ts';
import { transcriptTexts } from '../transcript-texts.ts';
import { markSprite } from './mark-symbols.ts';
import { readAssets } from './page-assets.ts';
import { pageHead } from './page-head.ts';
import { pageModelOf } from './page-model.ts';
import { notRunSection, runSection } from './run-section.ts';
import { scriptJson } from './script-json.ts';

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Nothing may be loaded, and no script or style runs but the page's own: what a target sent is text. */
const policyOf = (script: string, style: string): string =>
  `default-src 'none'; script-src ${hashOf(script)}; style-src ${hashOf(style)}; img-src data:; base-uri 'none'; form-action 'none'`;

/** Inflated in the browser only when its check is opened. Made small quickly: the last eighth of the size would take more than twice the time. */
const embedded = (transcript: string, at: number): string => {
  const bytes = deflateRawSync(transcript, { level: 3 });
  return `<script type="text/plain" id="transcript-${at}">${bytes.toString('base64')}</script>\n`;
};

const tabs = [
  ['requirements', 'Requirements'],
  ['checks', 'Checks'],
  ['not-run', 'Not run'],
  ['run', 'This run'],
] as const;

const tabList = tabs
  .map(
    ([name, title], at) =>
      `<button type="button" role="tab" id="tab-${name}" aria-controls="panel-${at < 2 ? 'results' : name}" aria-selected="${at === 0}"${at === 0 ? '' : ' tabindex="-1"'}>${title}</button>`,
  )
  .join('');

const panels = (record: RunRecord): string => `<section class="results" aria-label="Results">
<div role="tablist" aria-label="What is shown">${tabList}</div>
<div role="tabpanel" id="panel-results" aria-labelledby="tab-requirements"><div id="filters"></div>
<div class="split"><div><p id="shown" role="status"></p><ul id="list"></ul><button type="button" id="more" hidden>Show more</button></div>
<article id="detail" tabindex="-1" aria-live="off"></article></div></div>
<div role="tabpanel" id="panel-not-run" aria-labelledby="tab-not-run" hidden>${notRunSection(record)}</div>
<div role="tabpanel" id="panel-run" aria-labelledby="tab-run" hidden>${runSection(record)}</div>
</section>`;

/** The whole report as one file that needs nothing else. */
export const renderHtml = (record: RunRecord, texts = transcriptTexts(record.transcripts)): string => {
  const { script, style } = readAssets();
  const { report } = record;
  const title = `${report.target.name}, ${report.profile}: ${report.outcome}`;
  return [
    `<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyOf(script, style)}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer"><link rel="icon" href="data:,">
<title>${escapeHtml(title)}</title>
<style>${style}</style></head>
<body>${markSprite()}<a class="skip" href="#panel-results">Skip to the results</a>
<main>${pageHead(record)}
${panels(record)}</main>
<footer><p>Made by ${escapeHtml(`${report.suite.name} ${report.suite.version}`)} from report.json, run.json and the transcripts beside this file. <span class="keys"><kbd>/</kbd> search <kbd>↑</kbd><kbd>↓</kbd> choose <kbd>Enter</kbd> open <kbd>Esc</kbd> back</span></p></footer>
<noscript><p class="empty">Lists and timelines need scripts; the figures above, report.json and summary.md do not.</p></noscript>
<script type="application/json" id="model">`,
    scriptJson(pageModelOf(record)),
    '</script>\n',
    ...[...texts.values()].map(embedded),
    `<script>${script}</script></body></html>\n`,
  ].join('');
};
