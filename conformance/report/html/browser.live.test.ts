import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { makeRecord } from '../folder/make-record.ts';
import type { RunRecord } from '../report-input.ts';
import { inFolder } from '../testing/in-folder.ts';
import {
  crashed,
  doubledToken,
  failingRefusal,
  hostileStream,
  madeRun,
  passingRefusal,
  passingStream,
} from '../testing/made-run.ts';
import { recordOfLinks } from '../testing/many-links.ts';
import { renderHtml } from './render-html.ts';

const candidates = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = [process.env.CHROMIUM_PATH ?? '', ...candidates].find(
  path => path !== '' && existsSync(path),
);
const why =
  executablePath === undefined ? ' (no Chromium on this machine: install the package chromium)' : '';

const made = makeRecord(
  madeRun({
    transcripts: [doubledToken(passingStream), hostileStream, passingRefusal, failingRefusal, crashed],
  }),
);

interface Opened {
  readonly page: Page;
  /** Everything that the page asked for, and all that it complained of. */
  readonly requests: string[];
  readonly complaints: string[];
}

const background = (page: Page): Promise<string> =>
  page.evaluate('getComputedStyle(document.documentElement).backgroundColor');

const focused = (page: Page): Promise<string> =>
  page.evaluate('document.activeElement.id || document.activeElement.className');

const ready = (page: Page) => page.locator('#detail[data-ready="true"]').waitFor({ state: 'visible' });

const keep = async (page: Page, name: string): Promise<void> => {
  const folder = process.env.ASSAY_SCREENSHOTS;
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
};

describe(`the page in a browser${why}`, function () {
  this.timeout(60_000);
  let browser: Browser;

  before(async function () {
    if (executablePath === undefined) this.skip();
    browser = await chromium.launch({
      executablePath,
      chromiumSandbox: false,
      args: ['--disable-dev-shm-usage'],
    });
  });
  after(() => browser?.close());

  const open = (
    record: RunRecord,
    look: (opened: Opened) => Promise<void>,
    more: object = {},
  ): Promise<void> =>
    inFolder(async folder => {
      const path = join(folder, 'report.html');
      await writeFile(path, renderHtml(record));
      const context: BrowserContext = await browser.newContext({
        offline: true,
        viewport: { width: 1320, height: 900 },
        ...more,
      });
      const page = await context.newPage();
      const [requests, complaints]: [string[], string[]] = [[], []];
      page.on('request', request => requests.push(request.url()));
      page.on('console', message => complaints.push(message.text()));
      page.on('pageerror', error => complaints.push(error.message));
      await page.goto(pathToFileURL(path).href);
      await ready(page);
      await look({ page, requests, complaints }).finally(() => context.close());
    });

  it('loads nothing but itself and has nothing to complain of, in every tab and row', () =>
    open(made, async ({ page, requests, complaints }) => {
      for (const tab of ['requirements', 'checks']) {
        await page.click(`#tab-${tab}`);
        for (const row of await page.locator('#list .row').all()) {
          await row.click();
          await ready(page);
        }
      }
      for (const tab of ['not-run', 'run']) {
        await page.click(`#tab-${tab}`);
        await page.locator(`#panel-${tab}`).waitFor({ state: 'visible' });
        await keep(page, tab);
      }
      assert.deepEqual(complaints, []);
      assert.deepEqual(
        requests.map(url => new URL(url).protocol),
        ['file:'],
      );
    }));

  it('shows what a target sent as text that does nothing', () =>
    open(made, async ({ page }) => {
      await page.click('#list .row:has-text("A target that answers")');
      await ready(page);
      for (const summary of await page.locator('.entry summary').all()) await summary.click();
      assert.equal(await page.locator('img').count(), 0);
      assert.notEqual(await page.title(), 'hit');
      assert.match((await page.locator('#detail').textContent()) ?? '', /<\/script><img src=x onerror=/);
    }));

  it('shows the first divergence in the timeline, in the story and in words', () =>
    open(made, async ({ page }) => {
      await page.click('#list .row:has-text("A reader gets the pieces")');
      await ready(page);
      await page.locator('.t-faultring').waitFor();
      assert.equal(await page.locator('.t-token').count(), 11, 'ten tokens and their legend');
      assert.match((await page.locator('.entry.fault').textContent()) ?? '', /first divergence: token #4/);
      assert.deepEqual(await page.locator('.timeline .names b').allTextContents(), [
        'POST /v1/tasks',
        'GET /v1/tasks/A/stream',
        'engine-1',
      ]);
      await keep(page, 'check-light');
    }));

  it('is walked by keyboard: skip link, search, list, detail, timeline, tabs', () =>
    open(made, async ({ page }) => {
      await page.keyboard.press('Tab');
      assert.equal(await focused(page), 'skip');
      await page.keyboard.press('/');
      assert.equal(await focused(page), 'search');
      await page.keyboard.type('reader gets');
      assert.equal(await page.locator('#list .row').count(), 1);
      await page.keyboard.press('ArrowDown');
      assert.equal(await focused(page), 'row');
      await page.keyboard.press('Enter');
      await ready(page);
      assert.equal(await focused(page), 'detail');
      await page.locator('.timeline .canvas').focus();
      await page.keyboard.press('Home');
      const first = await page.locator('.timeline .now').textContent();
      await page.keyboard.press('ArrowRight');
      assert.notEqual(await page.locator('.timeline .now').textContent(), first);
      await page.keyboard.press('Enter');
      assert.equal(await page.evaluate('document.activeElement.tagName'), 'SUMMARY');
      await page.keyboard.press('Escape');
      assert.equal(await focused(page), 'row');
      await page.locator('#tab-checks').focus();
      await page.keyboard.press('ArrowRight');
      assert.equal(await page.locator('#panel-not-run').isVisible(), true);
    }));

  it('shows where the focus is', () =>
    open(made, async ({ page }) => {
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      assert.notEqual(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle'), 'none');
    }));

  it('is light or dark as the reader has it, until the reader chooses', async () => {
    const seen: string[] = [];
    for (const colorScheme of ['light', 'dark']) {
      await open(
        made,
        async ({ page }) => {
          seen.push(await background(page));
          await keep(page, `whole-${colorScheme}`);
          await page.click('#theme');
          seen.push(await background(page));
        },
        { colorScheme },
      );
    }
    const [light, chosenDark, dark, chosenLight] = seen;
    assert.notEqual(light, dark);
    assert.deepEqual([chosenDark, chosenLight], [dark, light]);
  });

  it('shows the rows of a cell of the matrix when it is chosen', () =>
    open(made, async ({ page }) => {
      await page.click('.cell[data-area="queue"][data-level="MUST"]');
      assert.equal(await page.locator('#list .row').count(), 2);
      assert.match((await page.locator('#shown').textContent()) ?? '', /2 of 7 requirements \(queue, MUST\)/);
    }));

  it('copies the curl line, or selects it where copying is not allowed', () =>
    open(made, async ({ page }) => {
      const button = page.locator('.copy').last();
      await button.click();
      await page.locator('.copy', { hasText: /Copied|Selected/ }).waitFor();
      assert.match((await button.textContent()) ?? '', /Copied|Selected/);
    }));

  it('prints on paper: the figures and the rows, without what can only be pressed', () =>
    open(made, async ({ page }) => {
      await page.emulateMedia({ media: 'print' });
      assert.equal(await page.locator('#filters').isVisible(), false);
      assert.equal(await page.locator('.matrix').isVisible(), true);
      assert.equal(await page.locator('#panel-not-run').isVisible(), true);
      const bytes = await page.pdf();
      assert.ok(bytes.byteLength > 20_000);
    }));

  it('fits a narrow screen without scrolling sideways', () =>
    open(
      made,
      async ({ page }) => {
        const overflow = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
        await keep(page, 'narrow');
        assert.ok(Number(overflow) <= 0, `${overflow} px`);
      },
      { viewport: { width: 390, height: 800 } },
    ));

  it('ends where its footer does, however long its list is', () =>
    open(recordOfLinks(10_000), async ({ page }) => {
      await page.click('#tab-checks');
      assert.equal(await page.locator('#list .row').count(), 200);
      const below = await page.evaluate(
        'document.documentElement.scrollHeight - document.querySelector("footer").getBoundingClientRect().bottom - scrollY',
      );
      assert.ok(Math.abs(Number(below)) <= 1, `${below} px`);
    }));

  it('is usable with 100,000 links: it is there, and answers a search', () =>
    open(recordOfLinks(100_000), async ({ page }) => {
      assert.ok(Number(await page.evaluate('performance.now()')) < 10_000);
      await page.click('#tab-checks');
      await page.fill('#search', 'number 3999 ');
      assert.equal(await page.locator('#list .row').count(), 1);
    }));
});
