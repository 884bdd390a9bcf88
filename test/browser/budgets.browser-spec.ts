import type { Browser, CDPSession } from 'playwright-core';
import { PASSPHRASE } from '../support/first-administrator';
import { aVisitor, openBrowser, settled, signIn, speak } from './browser';
import { anEvening, type Evening } from './evening';

/** Kilobytes of 1,000 on the wire, headers and answers of the API among them, until the first screen can be used. */
const budgets = {
  console: { door: '/', person: 'coordinator', kB: 120 },
  phone: { door: '/field', person: 'field', kB: 60 },
} as const;

let browser: Browser;
let evening: Evening;

beforeAll(async () => {
  [browser, evening] = await Promise.all([openBrowser(), anEvening()]);
}, 120_000);

afterAll(async () => {
  await browser.close();
  await evening.office.close();
});

/** Counts what the network brings from now on, as it was on the wire. */
async function countBytes(session: CDPSession): Promise<() => number> {
  let bytes = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  return () => bytes;
}

describe('the first load', () => {
  it.each(['ar', 'en', 'fr'] as const)('keeps within its budgets in %s', async (language) => {
    for (const [face, { door, person, kB }] of Object.entries(budgets)) {
      const context = await aVisitor(browser, { language, width: 360, scheme: 'light' });
      const page = await context.newPage();
      await signIn(page, evening.office.url + door, evening.people[person].name, PASSPHRASE);
      await speak(page, language);
      await page.goto('about:blank');
      const counted = await countBytes(await context.newCDPSession(page));
      await page.goto(evening.office.url + door);
      await settled(page);
      const used = counted() / 1000;
      // A budget that is never near says nothing either: an empty answer would keep every budget.
      expect({ face, isLoaded: used > 15, isWithin: used <= kB, used }).toEqual({
        face,
        isLoaded: true,
        isWithin: true,
        used,
      });
      process.stdout.write(`${face} in ${language}: ${used.toFixed(1)} of ${String(kB)} kB\n`);
      await context.close();
    }
  });
});
