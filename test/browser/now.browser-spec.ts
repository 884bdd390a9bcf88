import type { Browser, BrowserContext, Page } from 'playwright-core';
import { PASSPHRASE } from '../support/first-administrator';
import { aVisitor, openBrowser, settled, signIn, speak } from './browser';
import { anEvening, type Evening } from './evening';

let browser: Browser;
let evening: Evening;
let context: BrowserContext;

beforeAll(async () => {
  [browser, evening] = await Promise.all([openBrowser(), anEvening()]);
  context = await aVisitor(browser, { language: 'en', width: 1280, scheme: 'light' });
  const page = await context.newPage();
  await signIn(page, evening.office.url, evening.people.coordinator.name, PASSPHRASE);
  await speak(page, 'en');
  await page.close();
}, 120_000);

afterAll(async () => {
  await browser.close();
  await evening.office.close();
});

async function open(path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(evening.office.url + path);
  await settled(page);
  return page;
}

describe('Now', () => {
  it('is what a coordinator opens on', async () => {
    const page = await open('/');
    expect(await page.innerText('h1')).toBe('Now');
    expect(await page.innerText('main')).toContain('Live');
    await page.close();
  });

  it('and the convoy’s page hear of a report by themselves, and lose nothing that is being typed', async () => {
    const { convoys, people } = evening;
    const [now, convoy, area] = [
      await open('/#/now'),
      await open(`/#/convoy/${convoys.moving}`),
      await open(`/#/area/${evening.areaId}`),
    ];
    await area.click('summary:has-text("Add an estimate")');
    await area.fill('input[name=source]', 'half a sourc');
    const card = now.locator('.now-convoy', { has: now.locator(`a[href="#/convoy/${convoys.moving}"]`) });
    expect(await card.innerText()).toContain('On the road');

    await people.field.created(`/api/convoys/${convoys.moving}/stops`, { reason: 'held_by' });
    await card.locator(':text("Held")').waitFor();
    await convoy.locator('main :text("Held")').first().waitFor();

    const estimate = {
      value: 1,
      qualifier: 'about',
      asOf: '2017-12-01',
      knownOn: '2017-12-02',
      source: 'Invented Source',
    };
    await people.coordinator.created('/api/population-estimates', { enclaveId: evening.areaId, ...estimate });
    await area.locator(':text("Invented Source")').first().waitFor();
    expect(await area.inputValue('input[name=source]')).toBe('half a sourc');
    for (const page of [now, convoy, area]) await page.close();
  });

  it('goes on with what it holds without a connection, and has caught up when base is in reach again', async () => {
    const page = await open('/#/now');
    await context.setOffline(true);
    await evening.people.field.created(`/api/convoys/${evening.convoys.held}/movements`, {});
    await context.setOffline(false);
    const card = page.locator('.now-convoy', { has: page.locator(`a[href="#/convoy/${evening.convoys.held}"]`) });
    await card.locator(':text("On the road")').waitFor();
    await page.close();
  });
});
