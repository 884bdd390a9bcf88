import { catalogues } from '@corridor/messages/index';
import AxeBuilder from '@axe-core/playwright';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const OUTPUT = 'test-output/screens';

/** Debian's Chromium, told to speak to nobody but the page's own server. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--disable-background-networking',
      '--no-first-run',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

export interface Look {
  readonly language: 'ar' | 'en' | 'fr';
  readonly width: 360 | 1280;
  readonly scheme: 'light' | 'dark';
}

export const nameOf = ({ language, width, scheme }: Look): string => `${language}-${String(width)}-${scheme}`;

/** A visitor of their own: no cookie, no stored choice of anybody else. */
export function aVisitor(browser: Browser, { language, width, scheme }: Look): Promise<BrowserContext> {
  return browser.newContext({
    locale: language,
    colorScheme: scheme,
    viewport: { width, height: width === 360 ? 740 : 900 },
    // axe and the pictures are about what stands there, not about what moves.
    reducedMotion: 'reduce',
  });
}

/** Types name and passphrase into the page's own form, and waits until the page shows who is in. */
export async function signIn(page: Page, url: string, name: string, passphrase: string): Promise<void> {
  await page.goto(url);
  await page.fill('input[name=name]', name);
  await page.fill('input[name=passphrase]', passphrase);
  await page.click('main button[type=submit]');
  await page.waitForSelector('input[autocomplete=current-password]', { state: 'detached' });
}

/** The account's language shows first; the visitor's own choice stays. */
export async function speak(page: Page, language: Look['language']): Promise<void> {
  await page.evaluate((chosen) => {
    localStorage.setItem('language', chosen);
  }, language);
  await page.reload();
  await page.waitForSelector(`html[lang=${language}]`);
}

/** Waits until the page has what it asked for: what is still loading says so. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('h1') && !document.querySelector('[aria-busy=true]'));
  // Nothing moves, but what was just loaded is drawn in the next frame.
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
}

/** Opens every form that is folded away: one that nobody unfolds is one that nobody looked at. */
export const unfold = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const fold of document.querySelectorAll('details.folded')) fold.setAttribute('open', '');
  });

/** Waits until nothing is on its way, keeps a picture, and says what is wrong with the page. */
export async function look(page: Page, as: Look, name: string): Promise<string[]> {
  await settled(page);
  mkdirSync(join(OUTPUT, nameOf(as)), { recursive: true });
  // As tall as the page: a bar that sticks to the lower edge then stands below everything, as it does for who scrolls.
  const { width, height } = page.viewportSize() ?? { width: as.width, height: 900 };
  await page.setViewportSize({ width, height: await page.evaluate(() => document.documentElement.scrollHeight) });
  await page.screenshot({ path: join(OUTPUT, nameOf(as), `${name}.png`) });
  await page.setViewportSize({ width, height });
  // In the dark only colours differ; everything else was looked at in the light.
  const axe = new AxeBuilder({ page });
  const { violations } = await (as.scheme === 'dark' ? axe.withRules(['color-contrast']) : axe).analyze();
  const text = await page.innerText('body');
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  return [
    ...violations.map(
      ({ id, nodes }) =>
        `${name}: ${id}: ${nodes
          .map(({ target }) => String(target))
          .slice(0, 3)
          .join(' | ')}`,
    ),
    ...(overflow > 0 ? [`${name}: ${String(overflow)} px wider than the screen`] : []),
    // A key on the screen is a text that is missing from the page's catalogue.
    ...[...text.matchAll(/[a-z_]+(\.[a-z0-9_]+)+/g)]
      .filter(([word]) => word in catalogues.en)
      .map(([key]) => `${name}: shows the key ${key}`),
  ];
}
