import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { aRequest, importFacts } from '../support/main-job';
import { Office } from '../support/office';
import type { Person } from '../support/person';
import { AtAScreen, say } from './at-a-screen';
import { openBrowser } from './browser';

const REASON = 'Invented reason for a copy';

let browser: Browser;
let office: Office;
let coordinator: Person;
let head: Person;
let codes: string[];

beforeAll(async () => {
  [browser, office] = await Promise.all([openBrowser(), Office.open()]);
  [coordinator, head] = await Promise.all([office.person('coordinator'), office.person('head_of_office')]);
  const area = await importFacts(coordinator);
  await coordinator.created('/api/parties', { name: 'Party A' });
  codes = [];
  for (const n of [1, 2, 3]) {
    const asked = aRequest(area, { patientName: `Name-00${String(n)}` });
    codes.push(String((await coordinator.created('/api/evacuations', asked)).code));
  }
}, 120_000);

afterAll(async () => {
  await browser.close();
  await office.close();
});

it('goes from a list to a copy in a party’s hand by two people, on the pages alone', async () => {
  const [one = '', two = '', three = ''] = codes;
  const base = await AtAScreen.of(browser, 'coordinator', office.url, 1280);
  await base.signIn(coordinator.name, '/');
  await base.go('lists.title');

  // Ours, in two versions; and a total that somebody else published.
  let form = await base.unfold('lists.open');
  await base.fill('lists.title_label', 'Evacuation list', form);
  await base.record('lists.open', form);
  await base.page.getByRole('heading', { name: 'Evacuation list' }).waitFor();
  for (const on of [`${one} ${two}`, `${two.toLowerCase()}\n${three}`]) {
    form = await base.unfold('lists.record');
    await form.getByText(say('lists.who_codes'), { exact: true }).click();
    await base.fill('lists.codes_label', on, form);
    await base.record('lists.record', form);
  }
  await base.page
    .getByRole('link', { name: say('lists.version_n', { n: 2 }) })
    .first()
    .click();

  // What changed since: one is gone from it, one came, one stayed.
  await base.page.getByRole('link', { name: say('lists.differences') }).click();
  const rows = base.page.getByRole('table', { name: say('lists.since') }).getByRole('row');
  await rows.nth(3).waitFor();
  expect((await rows.allInnerTexts()).slice(1).map((row) => /\t\s*(\d+)/.exec(row)?.[1])).toEqual(['1', '1', '1']);
  await base.page.goBack();

  // A copy of the newest: asked for by one, signed by another on a small screen, after reading what for.
  form = await base.unfold('lists.ask');
  await base.choose('subject.party', 'Party A', form);
  await form.getByLabel(say('lists.column.name'), { exact: true }).check();
  await base.fill('waiting.reason', REASON, form);
  await base.record('lists.ask_send', form);
  await base.sees(say('lists.ask_sent'));

  const second = await AtAScreen.of(browser, 'head', office.url, 360);
  await second.signIn(head.name, '/');
  await second.open('/#/signatures');
  await second.sees(say('lists.would_name', { n: 2 }));
  await second.sees(say('lists.never_asked', { n: 2 }));
  await second.record('open_item.show_reason');
  await second.sees(REASON);
  await second.record('open_item.sign');

  // Out it goes, marked, as a page that prints and as a file.
  await second.open('/#/list-copies');
  form = await second.unfold('lists.take');
  await second.record('lists.take_page', form);
  const sheet = second.page.frameLocator('iframe.sheet');
  await sheet.getByRole('cell', { name: 'Name-002' }).waitFor();
  expect(await sheet.getByText(/^For .Party A. only/).count()).toBe(2);
  expect(await sheet.locator('body').innerText()).not.toMatch(/Name-001|P1|cancer/i);

  await base.open('/#/list-copies');
  form = await base.unfold('lists.take');
  const coming = base.page.waitForEvent('download');
  await base.record('lists.take_csv', form);
  const download = await coming;
  expect(download.suggestedFilename()).toMatch(/^list-1-[0-9a-f]{8}\.csv$/);
  const file = readFileSync(await download.path(), 'utf8');
  expect(file).toContain(`"${three}","Name-003"`);
  expect(file).not.toContain('Name-001');

  // Withdrawn: it says what is not known, and offers nothing to take out.
  form = await base.unfold('lists.withdraw');
  await base.record('lists.withdraw', form);
  await base.sees(/Whether that happens is not known/);
  expect(await base.page.locator('summary', { hasText: say('lists.take') }).count()).toBe(0);
  expect([...base.complaints, ...second.complaints]).toEqual([]);
}, 240_000);
