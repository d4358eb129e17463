// `node ci/picture/main.ts <folder of a run> [words of a check's title]`: the pictures of the README, of a real report.
// Surprising: nothing is drawn or mended here; they are what a browser shows, in light and in dark.
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { root } from '../command.ts';

export interface Pictured {
  /** Of a run. */
  readonly report: string;
  /** What the title of the check begins with that the second picture shows, beside those that begin with its first words. */
  readonly check: string;
  readonly to: string;
}

const candidates = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** undefined where there is none on this machine. */
export const browserPath = (): string | undefined =>
  [process.env.CHROMIUM_PATH ?? '', ...candidates].find(path => path !== '' && existsSync(path));

const width = 1200;
const overviewHeight = 760;
const checkHeight = 820;

const ready = (page: Page): Promise<void> =>
  page.locator('#detail[data-ready="true"]').waitFor({ state: 'visible' });

const overview = async (page: Page, path: string): Promise<void> => {
  await page.screenshot({ path, clip: { x: 0, y: 0, width, height: overviewHeight } });
};

/** The list with the check beside it, from the tabs on. */
const oneCheck = async (page: Page, { check }: Pictured, path: string): Promise<void> => {
  await page.click('#tab-checks');
  await page.fill('#search', check.split(' ').slice(0, 2).join(' '));
  await page.locator('#list .row', { hasText: check }).first().click();
  await ready(page);
  await page.mouse.move(0, 0);
  await page.locator('[role="tablist"]').evaluate(tabs => tabs.scrollIntoView());
  await page.screenshot({ path, clip: { x: 0, y: 0, width, height: checkHeight } });
};

const picturesIn = async (browser: Browser, pictured: Pictured, colorScheme: 'light' | 'dark') => {
  const context = await browser.newContext({
    ...{ offline: true, colorScheme, reducedMotion: 'reduce' },
    viewport: { width, height: Math.max(overviewHeight, checkHeight) },
  });
  const page = await context.newPage();
  await page.goto(pathToFileURL(join(resolve(pictured.report), 'report.html')).href);
  await ready(page);
  await overview(page, join(pictured.to, `report-${colorScheme}.png`));
  await oneCheck(page, pictured, join(pictured.to, `check-${colorScheme}.png`));
  await context.close();
};

export const makePictures = async (pictured: Pictured): Promise<void> => {
  const executablePath = browserPath();
  if (executablePath === undefined) throw new Error('there is no Chromium here; $CHROMIUM_PATH can name one');
  await mkdir(pictured.to, { recursive: true });
  const browser = await chromium.launch({
    ...{ executablePath, chromiumSandbox: false },
    args: ['--disable-dev-shm-usage'],
  });
  try {
    for (const colorScheme of ['light', 'dark'] as const) await picturesIn(browser, pictured, colorScheme);
  } finally {
    await browser.close();
  }
};

if (import.meta.main) {
  const [, , report, check = 'A reader that stops is dropped'] = process.argv;
  if (report === undefined) throw new Error('say which report: the folder of a run');
  await makePictures({ report, check, to: join(root, '.github', 'pictures') });
}
