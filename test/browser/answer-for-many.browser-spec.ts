import type { Browser } from 'playwright-core';
import { PASSPHRASE } from '../support/first-administrator';
import { aRequest, importFacts } from '../support/main-job';
import { Office } from '../support/office';
import { aVisitor, openBrowser, settled, signIn, speak } from './browser';

const PATIENTS = 29;
const EXCEPTIONS = 3;

let browser: Browser;
let office: Office;

beforeAll(async () => {
  [browser, office] = await Promise.all([openBrowser(), Office.open()]);
}, 120_000);

afterAll(async () => {
  await browser.close();
  await office.close();
});

describe('one answer for many', () => {
  it('of a party for 29 patients and who is with them, with three exceptions, takes six taps and one an exception', async () => {
    const coordinator = await office.person('coordinator');
    const area = await importFacts(coordinator);
    const { id: party } = await coordinator.created('/api/parties', { name: 'Invented Party' });
    const head = await office.person('head_of_office');
    await head.created('/api/operations/current/gates', { gates: ['clearance'] });
    for (let i = 0; i < PATIENTS; i += 1) await coordinator.created('/api/evacuations', aRequest(area));

    const context = await aVisitor(browser, { language: 'en', width: 360, scheme: 'light' });
    context.setDefaultTimeout(45_000);
    const page = await context.newPage();
    await signIn(page, office.url, coordinator.name, PASSPHRASE);
    await speak(page, 'en');
    let taps = 0;
    const tap = async (selector: string): Promise<void> => {
      taps += 1;
      await page.click(selector);
    };
    await page.goto(`${office.url}/#/now`);
    await settled(page);
    await tap('nav a[href="#/waiting"]');
    await page.waitForSelector('tbody input[type=checkbox]');
    for (let i = 0; i < EXCEPTIONS; i += 1) await tap(`tbody tr:nth-child(${String(3 + 2 * i)}) input[type=checkbox]`);
    await tap('summary:has-text("One answer for many")');
    expect(await page.innerText('details.folded[open]')).toContain(`${String(PATIENTS - EXCEPTIONS)} patients`);
    await tap('label:has(input[name=answer][value=cleared])');
    await tap('details.folded[open] button[type=submit]');
    await page.waitForSelector(`.note:has-text("Recorded for ${String((PATIENTS - EXCEPTIONS) * 2)} people.")`);
    expect(taps).toBeLessThanOrEqual(6 + EXCEPTIONS);

    const { items } = await coordinator.read('/api/waiting-list?limit=100');
    expect(items.filter(({ isReady }: { isReady: boolean }) => isReady)).toHaveLength(PATIENTS - EXCEPTIONS);
    const said = await office.storage.records('clearances', 'WHERE party_id = $1', [String(party)]);
    expect(said).toHaveLength((PATIENTS - EXCEPTIONS) * 2);
    await context.close();
  });

  it('is also about consent to one hospital, and about a new look that found no change', async () => {
    const [coordinator, reviewer, head] = await Promise.all([
      office.person('coordinator'),
      office.person('medical_reviewer'),
      office.person('head_of_office'),
    ]);
    await head.created('/api/operations/current/gates', { gates: ['consent', 'destination'] });
    const { id: hospital } = await coordinator.created('/api/facilities', {
      kind: 'hospital',
      name: 'Invented Hospital',
    });
    const waiting = async () => (await coordinator.read('/api/waiting-list?limit=100')).items;
    const all = await waiting();
    for (const { id } of all)
      await coordinator.created(`/api/evacuations/${String(id)}/destination`, { facilityId: hospital });
    const look = { acuity: 'red', priority: 'P2' };
    for (const { id } of all.slice(0, 3)) await reviewer.created(`/api/evacuations/${String(id)}/assessments`, look);

    for (const who of [coordinator, reviewer]) {
      const context = await aVisitor(browser, { language: 'en', width: 360, scheme: 'light' });
      context.setDefaultTimeout(45_000);
      const page = await context.newPage();
      await signIn(page, office.url, who.name, PASSPHRASE);
      await speak(page, 'en');
      await page.goto(`${office.url}/#/waiting`);
      await settled(page);
      await page.click('summary:has-text("One answer for many")');
      if (who === coordinator) {
        await page.click('label:has(input[name=about][value=consent])');
        await page
          .locator('select[name=facilityId] option', { hasText: 'Invented Hospital' })
          .waitFor({ state: 'attached' });
        await page.selectOption('select[name=facilityId]', String(hospital));
        await page.click('label:has(input[name=answer][value=given])');
        await page.click('details.folded[open] button[type=submit]');
        await page.waitForSelector(`.note:has-text("Recorded for ${String(PATIENTS)} patients.")`);
      } else {
        // A reviewer has one thing to say for many, and is asked for nothing else.
        await page.click('details.folded[open] button[type=submit]');
        await page.waitForSelector('.note:has-text("Recorded for 3 patients.")');
        expect(await page.innerText('details.folded[open]')).toContain(
          `${String(PATIENTS - 3)} patients were never looked at`,
        );
      }
      await context.close();
    }
    expect((await waiting()).filter(({ isReady }: { isReady: boolean }) => isReady)).toHaveLength(PATIENTS);
    expect(await office.storage.records('triageAssessments', '')).toHaveLength(6);
  });

  it('shows on a case what is missing, and mends it there until it is ready', async () => {
    const [coordinator, reviewer] = await Promise.all([
      office.person('coordinator'),
      office.person('medical_reviewer'),
    ]);
    const head = await office.person('head_of_office');
    await head.created('/api/operations/current/gates', { gates: ['medical', 'documents'] });
    const { items: areas } = await coordinator.read('/api/enclaves');
    const { id } = await coordinator.created('/api/evacuations', aRequest(String(areas[0].id)));

    const context = await aVisitor(browser, { language: 'en', width: 1280, scheme: 'light' });
    context.setDefaultTimeout(45_000);
    const page = await context.newPage();
    await signIn(page, office.url, coordinator.name, PASSPHRASE);
    await speak(page, 'en');
    await page.goto(`${office.url}/#/case/${String(id)}`);
    await page.waitForSelector('td:has-text("not assessed yet")');
    expect(await page.innerText('main')).toContain('can be mended by: medical review');
    await page.click('summary:has-text("Record the documents")');
    await page.click('details.folded[open] button[type=submit]');
    await page.waitForFunction(() => !document.body.innerText.includes('not checked'));
    await page.click('summary:has-text("Answer for what is missing")', { timeout: 1_000 }).then(
      () => Promise.reject(new Error('what only a look can mend was offered to be answered for')),
      () => undefined,
    );
    await reviewer.created(`/api/evacuations/${String(id)}/assessments`, { acuity: 'red', priority: 'P2' });
    // The page hears of it by itself.
    await page.waitForSelector('h3:has-text("Patient"):has-text("Ready")');
    await context.close();
  });
});
