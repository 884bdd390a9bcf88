import type { Browser, Page } from 'playwright-core';
import { PASSPHRASE } from '../support/first-administrator';
import { aVisitor, look, type Look, nameOf, openBrowser, settled, signIn, speak, unfold } from './browser';
import { anEvening, type Evening } from './evening';

const every: readonly Look[] = (['ar', 'en', 'fr'] as const).flatMap((language) =>
  ([360, 1280] as const).flatMap((width) =>
    (['light', 'dark'] as const).map((scheme) => ({ language, width, scheme })),
  ),
);

/**
 * Half of all looks hold every pair of language, width and scheme: what is too wide hangs on the first two, a contrast on the
 * last. `LOOKS=all` looks at each.
 */
const looks = every.filter(
  ({ language, width, scheme }) =>
    process.env['LOOKS'] === 'all' || (language === 'en') === ((width === 360) === (scheme === 'dark')),
);

/** Some twenty pages, each with a picture and axe, on a machine that does other things besides. */
const PATIENCE_MS = 300_000;

type Walk = (page: Page, show: (name: string, path: string) => Promise<void>) => Promise<void>;

let browser: Browser;
let evening: Evening;

beforeAll(async () => {
  [browser, evening] = await Promise.all([openBrowser(), anEvening()]);
}, 120_000);

afterAll(async () => {
  await browser.close();
  await evening.office.close();
});

/** Walks as one person through pages, looks at each, and returns everything that is wrong. */
async function walk(as: Look, person: keyof Evening['people'], door: string, route: Walk): Promise<string[]> {
  const context = await aVisitor(browser, as);
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('401')) wrong.push(message.text());
  });
  page.on('pageerror', (error) => wrong.push(error.message));
  const url = evening.office.url;
  await signIn(page, url + door, evening.people[person].name, PASSPHRASE);
  await speak(page, as.language);
  await route(page, async (name, path) => {
    await page.goto(url + path);
    await settled(page);
    await unfold(page);
    wrong.push(...(await look(page, as, name)));
  });
  await context.close();
  return wrong;
}

describe.each(looks.map((each) => [nameOf(each), each] as const))('pages in %s', (_, as) => {
  it('shows the doors', async () => {
    const context = await aVisitor(browser, as);
    const page = await context.newPage();
    const wrong: string[] = [];
    for (const [name, door] of [
      ['console-sign-in', '/'],
      ['field-sign-in', '/field'],
      ['link', '/#link=an-invented-link'],
      ['unsubscribe', `/unsubscribe?token=an-invented-token&lang=${as.language}`],
    ] as const) {
      await page.goto(evening.office.url + door);
      wrong.push(...(await look(page, as, name)));
    }
    await context.close();
    expect(wrong).toEqual([]);
  });

  it(
    'shows the coordinator’s pages',
    async () => {
      const { areaId, caseId, convoys, listVersions, reports } = evening;
      const atHeld: string[] = [];
      const wrong = await walk(as, 'coordinator', '/', async (page, show) => {
        await show('now', '/#/now');
        await show('convoys', '/#/convoys');
        await show('convoy-held', `/#/convoy/${convoys.held}`);
        await show('convoy-planned', `/#/convoy/${convoys.planned}`);
        await show('call-round', `/#/call-round/${convoys.planned}`);
        await show('convoy-plan', '/#/convoy-plan');
        await show('waiting', '/#/waiting');
        await show('case', `/#/case/${caseId}`);
        await show('request', '/#/request');
        await show('calls', '/#/calls');
        await show('areas', '/#/areas');
        await show('area', `/#/area/${areaId}`);
        await show('reported', '/#/reported');
        await show('reports', '/#/reports');
        await show('report-draft', `/#/report/${reports.draft.id}`);
        await show('report-corrected', `/#/report/${reports.corrected.id}`);
        await show('outside-watches', '/#/outside-watches');
        await show('lists', '/#/lists');
        await show('imports', '/#/imports');
        await show('list', `/#/list/${listVersions[1] ?? ''}`);
        await show('list-differences', `/#/list-differences/${listVersions[1] ?? ''}`);
        await show('list-copies', '/#/list-copies');
        await show('open-points', '/#/open-points');
        await page.click('.held button');
        await page.waitForSelector('.held dl');
        atHeld.push(...(await look(page, as, 'open-points-read')));
        await show('phones', '/#/phones');
        await show('signatures', '/#/signatures');
        await show('my-sign-in', '/#/my-sign-in');
        await show('incidents', '/#/incidents');
        await show('rota', '/#/rota');
        await show('on-duty', '/#/on-duty');
        await show('inbox', '/#/inbox');
        await show('registers', '/#/registers');
        await show('history', '/#/history');
      });
      expect([...wrong, ...atHeld]).toEqual([]);
    },
    PATIENCE_MS,
  );

  it('shows the administrator’s pages', async () => {
    const atCode: string[] = [];
    const wrong = await walk(as, 'administrator', '/', async (page, show) => {
      await show('accounts', '/#/accounts');
      await show('administrator-sign-in', '/#/my-sign-in');
      await page.click('section button.main');
      await page.waitForSelector('svg.qr');
      atCode.push(...(await look(page, as, 'second-factor')));
      await show('mail', '/#/mail');
    });
    expect([...wrong, ...atCode]).toEqual([]);
  });

  it('shows the phone', async () => {
    const { convoys } = evening;
    const locked: string[] = [];
    const wrong = await walk(as, 'field', '/field', async (page, show) => {
      await show('field-home', '/field#/');
      await show('field-held', `/field#/convoy/${convoys.held}`);
      await show('field-moving', `/field#/convoy/${convoys.moving}`);
      await show('field-patient', '/field#/patient');
      await show('field-patients', '/field#/patients');
      await show('field-incident', '/field#/incident');
      await show('field-set-up', '/field#/phone');
      for (const name of ['pin', 'again']) await page.fill(`input[name=${name}]`, '274916');
      await page.click('main button[type=submit]');
      await page.waitForSelector('.links');
      await page.reload();
      await page.waitForSelector('input[name=pin]');
      locked.push(...(await look(page, as, 'field-locked')));
    });
    expect([...wrong, ...locked]).toEqual([]);
  });

  it('shows the donors’ figures', async () => {
    const wrong = await walk(as, 'donor', '/', async (_page, show) => {
      await show('donor-home', '/');
      await show('figures', `/reports?lang=${as.language}`);
      const { corrected, latest } = evening.reports;
      await show('figures-report', `/reports/${latest.reference}?lang=${as.language}`);
      await show('figures-corrected', `/reports/${corrected.reference}?lang=${as.language}`);
    });
    expect(wrong).toEqual([]);
  });
});
