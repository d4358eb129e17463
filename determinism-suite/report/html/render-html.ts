// The report as one file that needs nothing else: it loads nothing and runs nothing.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { escapeHtml } from '#conformance/harness';
import { fingerprintText } from '../../run/fingerprints.ts';
import { type DeterminismReport, lackingOf } from '../report.ts';
import { goldensText, notThroughTexts, outcomeText, transcriptsText } from '../report-text.ts';
import { controlsSection } from './controls-section.ts';
import { divergenceSection } from './divergence-section.ts';
import { matrixSection } from './matrix-section.ts';
import { throughSection } from './through-section.ts';

function policyOf(style: string): string {
  const hash = createHash('sha256').update(style).digest('base64');
  return `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'`;
}

function factsOf(report: DeterminismReport): string {
  const { fingerprint, left_out: leftOut } = report;
  const facts = [
    ['Fingerprint', fingerprint === null ? 'none: nothing was started' : fingerprintText(fingerprint)],
    ['Corpus', `version ${report.corpus_version}, ${report.cases} cases`],
    ['Left out', leftOut.length === 0 ? 'nothing' : leftOut.join(', ')],
    ...notThroughTexts(report).map(text => ['Through', text]),
    ['Matrix', report.is_whole ? 'whole' : `a cover of its pairs, up to ${report.neighbours_max} neighbours`],
    ['Transcripts', transcriptsText(report)],
    ...(report.goldens === undefined ? [] : [['Goldens', goldensText(report.goldens)]]),
    ...lackingOf(report).map(lacking => ['Lacking', lacking]),
  ];
  const rows = facts.map(([name = '', value = '']) => `<dt>${name}</dt><dd>${escapeHtml(value)}</dd>`);
  return `<dl class="facts">${rows.join('\n')}</dl>`;
}

export function renderHtml(report: DeterminismReport): string {
  const style = readFileSync(join(import.meta.dirname, 'page.css'), 'utf8');
  const name = report.through === null ? report.engine : `${report.engine} through ${report.through}`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyOf(style)}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer"><link rel="icon" href="data:,">
<title>${escapeHtml(name)}: determinism</title>
<style>${style}</style></head>
<body><main>
<p class="brand"><b>Assay</b> determinism</p>
<h1>${escapeHtml(name)}</h1>
<p class="outcome">${escapeHtml(outcomeText(report))}</p>
${factsOf(report)}
${divergenceSection(report)}
${matrixSection(report)}
${throughSection(report)}
${controlsSection(report)}
<footer>Evidence: transcripts.ndjson, and the digest of each in manifest.json.</footer>
</main></body></html>
`;
}
