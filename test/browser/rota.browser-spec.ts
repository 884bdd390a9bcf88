import type { Browser, BrowserContext, Page } from 'playwright-core';
import { PASSPHRASE } from '../support/first-administrator';
import { aVisitor, look, openBrowser, settled, signIn, speak, unfold } from './browser';
import { anEvening, type Evening } from './evening';

const PATIENCE_MS = 180_000;

let browser: Browser;
let evening: Evening;

beforeAll(async () => {
  [browser, evening] = await Promise.all([openBrowser(), anEvening()]);
}, PATIENCE_MS);

afterAll(async () => {
  await browser.close();
  await evening.office.close();
});

/** How many tones the page has made. */
const tones = (page: Page): Promise<number> => page.evaluate(() => (window as unknown as { tones: number }).tones);

async function coordinatorAt(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage();
  await page.addInitScript(() => {
    const counted = window as unknown as { tones: number };
    counted.tones = 0;
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (when?: number) {
      counted.tones += 1;
      start.call(this, when);
    };
  });
  await signIn(page, evening.office.url, evening.people.coordinator.name, PASSPHRASE);
  await speak(page, 'en');
  await page.goto(evening.office.url + path);
  await settled(page);
  return page;
}

describe('the rota in the console', () => {
  it(
    'says that an alarm will wake nobody, puts somebody on duty, and rings where the sound is on',
    async () => {
      const context = await aVisitor(browser, { language: 'en', width: 1280, scheme: 'light' });
      const page = await coordinatorAt(context, `/#/convoy/${evening.convoys.moving}`);
      expect(await page.innerText('main')).toContain('This alarm will wake nobody');

      await page.goto(`${evening.office.url}/#/rota`);
      await settled(page);
      await unfold(page);
      const { name } = evening.people.coordinator;
      await page.selectOption('form:has(input[name=startsAt]) select[name=accountId]', { label: name });
      await page.click('button:has-text("Plan a shift")');
      await page.waitForSelector(`section:has-text("On duty now") tr:has-text("${name}")`);
      await page.waitForSelector('text=On duty, and the sound is off');

      await page.click('[role=switch]');
      await page.waitForSelector('[role=switch][aria-checked=true]');
      await page.waitForSelector('text=On duty, and the sound is off', { state: 'detached' });
      expect(await tones(page)).toBe(6); // so that whoever switched it on has heard it

      await evening.people.field.created(`/api/convoys/${evening.convoys.moving}/problems`, {});
      await page.waitForFunction(() => (window as unknown as { tones: number }).tones === 12);
      await page.goto(`${evening.office.url}/#/convoy/${evening.convoys.moving}`);
      await settled(page);
      await page.waitForFunction(() => document.querySelector('main')?.textContent.includes('wake nobody') === false);
      await context.close();
    },
    PATIENCE_MS,
  );

  it(
    'is read by who reads from right to left on a narrow screen',
    async () => {
      const as = { language: 'ar', width: 360, scheme: 'light' } as const;
      const context = await aVisitor(browser, as);
      const page = await coordinatorAt(context, '/#/rota');
      await speak(page, 'ar');
      const wrong: string[] = [];
      for (const [of, path] of [
        ['duty-rota', 'rota'],
        ['duty-watches', 'on-duty'],
        ['duty-reached', 'my-sign-in'],
        ['duty-now', 'now'],
      ] as const) {
        await page.goto(`${evening.office.url}/#/${path}`);
        await settled(page);
        await unfold(page);
        wrong.push(...(await look(page, as, of)));
      }
      expect(wrong).toEqual([]);
      await context.close();
    },
    PATIENCE_MS,
  );
});
