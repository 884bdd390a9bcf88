import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { PASSPHRASE } from '../support/first-administrator';
import { aRequest, importFacts } from '../support/main-job';
import { asXlsx, header, messyRows, ROWS, TAKEN } from '../support/messy-list';
import { Office } from '../support/office';
import type { Person } from '../support/person';
import { aVisitor, look, type Look, openBrowser, settled, signIn, speak } from './browser';

let browser: Browser;
let office: Office;
let coordinator: Person;
let area: string;
let folder: string;

beforeAll(async () => {
  [browser, office] = await Promise.all([openBrowser(), Office.open()]);
  folder = mkdtempSync(join(tmpdir(), 'corridor-lists-'));
  coordinator = await office.person('coordinator');
  area = await importFacts(coordinator);
  await coordinator.created('/api/organisations', { name: 'Invented Sender' });
}, 120_000);

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await browser.close();
  await office.close();
});

const atDesk = async (as: Look, who = coordinator): Promise<Page> => {
  const context = await aVisitor(browser, as);
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  await signIn(page, office.url, who.name, PASSPHRASE);
  await speak(page, as.language);
  await page.goto(`${office.url}/#/now`);
  await settled(page);
  return page;
};

/** Under Signatures, as it is shown to the head of office; then the list's page says so by itself. */
const signedBySomebodyElse = async (waiting: Page): Promise<void> => {
  const head = await office.person('head_of_office');
  const page = await atDesk({ language: 'en', width: 1280, scheme: 'light' }, head);
  await page.goto(`${office.url}/#/signatures`);
  await page.waitForSelector(`li.card:has-text("${String(TAKEN + 2)} people are on it.")`);
  await page.click('li.card button:has-text("Sign")');
  await waiting.waitForSelector('.note:has-text("Two people have signed.")');
  await page.context().close();
};

describe('a list of 641 rows', () => {
  it('becomes cases in five steps of somebody who has never done it, with a row mended in two more, or later in four', async () => {
    const file = join(folder, 'list.xlsx');
    writeFileSync(file, await asXlsx(messyRows()));
    const page = await atDesk({ language: 'en', width: 1280, scheme: 'light' });
    let steps = 0;
    const step = async (doing: Promise<unknown>): Promise<void> => {
      steps += 1;
      await doing;
    };
    await step(page.click('nav a[href="#/imports"]'));
    await page.waitForSelector(`select[name=enclaveId] option[value="${area}"]`, { state: 'attached' });
    await step(page.selectOption('select[name=enclaveId]', area));
    await step(page.selectOption('select[name=organisationId]', { label: 'Invented Sender' }));
    await step(page.setInputFiles('input[type=file]', file));
    await page.waitForSelector(`button.main:has-text("Take ${String(TAKEN)} of ${String(ROWS)} rows")`);
    // What needs a look is shown first: three rows without a name, four people who stand there twice.
    expect(await page.locator('.sheet tbody tr').count()).toBe(ROWS - TAKEN);
    expect(await page.locator('.sheet tbody').innerText()).toContain('As row 105');
    await step(page.fill('.sheet tbody tr:has-text("No name") input[dir=auto] >> nth=0', 'Name-150'));
    await step(page.press('.sheet tbody tr:has-text("No name") input[dir=auto] >> nth=0', 'Enter'));
    await page.locator('.sheet').focus();
    await page.waitForSelector(`button.main:has-text("Take ${String(TAKEN + 1)} of ${String(ROWS)} rows")`);
    await step(page.click('button.main'));
    await page.waitForSelector(`.note:has-text("${String(TAKEN + 1)} of ${String(ROWS)} rows are cases.")`);
    expect(steps).toBeLessThanOrEqual(7);
    const cases = await office.storage.all<{ n: number }>('SELECT COUNT(*) AS n FROM medevac_cases');
    expect(Number(cases[0]?.n)).toBe(TAKEN + 1);

    steps = 0;
    await step(page.click('summary:has-text("Mend the rows")'));
    await step(page.click('details.folded[open] button[type=submit]'));
    const row = page.locator('li.card:has-text("No name")').first();
    await step(row.locator('label:has-text("Name") input').first().fill('Name-300'));
    await step(row.locator('button[type=submit]').click());
    await page.waitForSelector(`.note:has-text("${String(TAKEN + 2)} of ${String(ROWS)} rows are cases.")`);
    expect(steps).toBe(4);

    await page.click('summary:has-text("The list back to its sender")');
    expect(await page.locator('button:has-text("Make the file")').count()).toBe(0);
    await page.fill('textarea[name=reason]', 'Invented reason');
    await page.click('button:has-text("Ask for a second signature")');
    await page.waitForSelector('.note:has-text("Another person signs under Signatures.")');
    await signedBySomebodyElse(page);
    const downloaded = page.waitForEvent('download');
    await page.click('details.folded[open] button:has-text("Make the file")');
    expect((await downloaded).suggestedFilename()).toBe('list.xlsx');
    await page.context().close();
  }, 240_000);

  it.each([
    { language: 'ar', width: 360, scheme: 'light' },
    { language: 'en', width: 1280, scheme: 'light' },
    { language: 'fr', width: 360, scheme: 'dark' },
  ] as const)(
    'can be looked at: $language, $width px, $scheme',
    async (as) => {
      const file = join(folder, `${as.language}.xlsx`);
      writeFileSync(file, await asXlsx([header, ...messyRows().slice(140, 180)]));
      const page = await atDesk(as);
      await page.goto(`${office.url}/#/imports`);
      await page.waitForSelector(`select[name=enclaveId] option[value="${area}"]`, { state: 'attached' });
      await page.selectOption('select[name=enclaveId]', area);
      await page.setInputFiles('input[type=file]', file);
      await page.waitForSelector('.sheet tbody tr');
      const wrong = await look(page, as, 'imports');
      const [{ id } = { id: '' }] = await office.storage.all<{ id: string }>('SELECT id FROM imports LIMIT 1');
      await page.goto(`${office.url}/#/import/${id}`);
      await settled(page);
      for (const fold of await page.locator('details.folded summary').all()) await fold.click();
      expect([...wrong, ...(await look(page, as, 'import'))]).toEqual([]);
      await page.context().close();
    },
    240_000,
  );
});

describe('two cases of one person', () => {
  it('are shown side by side without a name, and merged by who coordinates', async () => {
    const facts = { patientName: 'Invented Twin Person', motherName: 'Invented-Mother', companions: [] };
    const [one, other] = [
      await coordinator.created('/api/evacuations', aRequest(area, facts)),
      await coordinator.created('/api/evacuations', aRequest(area, { ...facts, patientName: 'Person, Invented Twin' })),
    ];
    const as = { language: 'en', width: 360, scheme: 'light' } as const;
    const page = await atDesk(as);
    await page.goto(`${office.url}/#/case/${String(other.id)}`);
    await page.waitForSelector(`li.card:has-text("${String(one.code)}")`);
    expect(await page.locator('li.card').innerText()).toContain('name · mother’s name');
    expect(await page.innerText('main')).not.toContain('Invented Twin');
    await page.click('summary:has-text("The same person")');
    expect(await look(page, as, 'case-maybe-same')).toEqual([]);
    await page.click('details.folded[open] button[type=submit]');
    await page.waitForSelector(`.note:has-text("goes on under another case") a:has-text("${String(one.code)}")`);
    await page.context().close();
  }, 120_000);
});
