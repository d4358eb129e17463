import assert from 'node:assert/strict';
import type { LoadResult, LoadSeries } from '../../load/report/load-report.ts';
import { renderLoadHtml } from './load-page.ts';

const series: LoadSeries = {
  latency: [
    { atMs: 100, firstMs: 20, wholeMs: 180, outcome: 'completed' },
    { atMs: 200, outcome: 'refused' },
    { atMs: 300, outcome: 'refused' },
    { atMs: 400, firstMs: 25, outcome: 'failed' },
  ],
  depth: [{ atMs: 500, waiting: 3, running: 8 }],
  goodput: [{ atMs: 0, offered: 4, completed: 1, refused: 2 }],
  process: [{ atMs: 500, rssBytes: 128e6, descriptors: 30, processorShare: 0.4 }],
};

const page = (over: Partial<LoadResult> = {}): string =>
  renderLoadHtml({
    ...{ version: 1, target: '<t>', seed: 1, startedAt: 'then', verdict: 'violated' },
    results: [
      {
        ...{ workload: 'overload', what: 'Too much.', seconds: 10, verdict: 'violated' },
        lines: [
          {
            ...{ proves: 'ASY-SLO-003(c)', sentence: 'goodput at 10×', figure: 0.8512345, unit: '' },
            ...{ bound: 0.9, sense: 'min', verdict: 'violated', of: '400 tasks' },
          },
          { sentence: 'peak', figure: Infinity, unit: 'ms', verdict: 'held', of: 'told' },
        ],
        phases: [
          { name: 'peak', fromMs: 0, toMs: 5_000 },
          { name: 'ten times', fromMs: 5_000, toMs: 12_000 },
        ],
        ...{ series, strains: [{ what: 'lag', figure: 12, limit: 10, sense: 'max', unit: 'ms' }] },
        ...over,
      },
    ],
    outOfReach: [{ proves: 'ASY-SLO-004', because: 'its engines are not ours' }],
  });

describe('the page of a load run', () => {
  it('has each figure beside its bound and clause, and what strained the generator', () => {
    const html = page();
    assert.match(
      html,
      /goodput at 10×<small>400 tasks<\/small><\/th><td class="moment">0\.8512<\/td><td class="moment">≥ 0\.9</,
    );
    assert.match(html, /<span>ASY-SLO-003\(c\)<\/span>/);
    assert.match(
      html,
      /<td><\/td><th scope="row">peak<small>told<\/small><\/th><td class="moment">never<\/td>/,
    );
    assert.match(html, /refused<\/span><\/td><th scope="row">lag<\/th>/);
    assert.match(html, /ASY-SLO-004: its engines are not ours/);
    assert.doesNotMatch(html, /<t>|\sstyle=|<script/);
  });

  it('draws each series over the whole time, with its phases', () => {
    const html = page();
    assert.match(html, /refused \(2\)[\s\S]*failed \(1\)/);
    assert.match(html, />ten times<\/text>/);
    assert.match(html, /viewBox="0 0 12000 /);
    assert.match(html, /Memory of the server: resident from 128 MB to 128 MB/);
  });

  it('draws nothing where nothing was measured', () => {
    const none: LoadSeries = { latency: [], depth: [], goodput: [], process: [] };
    assert.doesNotMatch(page({ series: none }), /Over time/);
  });
});
