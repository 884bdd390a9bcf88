import type { Browser, Page } from 'playwright-core';
import { importFacts, operationNow } from '../support/main-job';
import { PASSPHRASE } from '../support/first-administrator';
import { Office } from '../support/office';
import type { Person } from '../support/person';
import { aVisitor, openBrowser, settled, signIn, speak } from './browser';

let browser: Browser;
let office: Office;

beforeAll(async () => {
  [browser, office] = await Promise.all([openBrowser(), Office.open()]);
}, 120_000);

afterAll(async () => {
  await browser.close();
  await office.close();
});

async function sitDown({ name }: Person, door: '/' | '/field', width: 360 | 1280): Promise<Page> {
  const context = await aVisitor(browser, { language: 'en', width, scheme: 'light' });
  const page = await context.newPage();
  await signIn(page, office.url + door, name, PASSPHRASE);
  await speak(page, 'en');
  return page;
}

async function goTo(page: Page, address: string): Promise<void> {
  await page.goto(`${office.url}/#/${address}`);
  await settled(page);
}

/** Opens the folded form of that name and returns it. */
async function form(page: Page, title: string) {
  const fold = page.locator(`details.folded:has(> summary:text-is("${title}"))`);
  await fold.locator('summary').first().click();
  return fold;
}

async function recorded(page: Page): Promise<void> {
  await page.waitForSelector('.announcement:has-text("Recorded")');
}

/** A moment from now as an input for local time takes it, in the operation's zone (Damascus). */
const local = (now: string, minutes: number): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Damascus', dateStyle: 'short', timeStyle: 'short' })
    .format(Date.parse(now) + minutes * 60_000)
    .replace(' ', 'T');

it('carries one patient from the request to the donor’s count, on the pages alone', async () => {
  const coordinator = await office.person('coordinator');
  const nurse = await office.person('field');
  const donor = await office.person('donor');
  await importFacts(coordinator);
  const base = await sitDown(coordinator, '/', 1280);

  await goTo(base, 'on-duty');
  await (await form(base, 'Begin a watch')).locator('button[type=submit]').click();
  await recorded(base);

  await goTo(base, 'request');
  await base.selectOption('select[name=enclaveId]', { label: 'Eastern Ghouta' });
  await base.selectOption('select[name=mobility]', 'stretcher');
  await base.click('button:has-text("Add a companion")');
  await base.selectOption('select[name="companion.0.relation"]', 'mother');
  await base.fill('input[name=patientName]', 'Invented Patient');
  await base.click('main form > button[type=submit]');
  const code = (await base.innerText('.code-large')).trim();

  const convoyId = await plan(base, await operationNow(coordinator));
  for (const [person, place] of [
    ['patient', /Stretcher/],
    ['Companion: Mother', /Seat/],
  ] as const) {
    const line = await form(base, 'Put on the manifest');
    await line.locator('select[name=caseId]').selectOption({ label: await labelOf(base, 'caseId', code) });
    await line.locator('select[name=person]').waitFor();
    await line.locator('select[name=person]').selectOption(person === 'patient' ? 'patient' : { index: 1 });
    await line.locator('select[name=place]').selectOption({ label: await labelOf(base, 'place', place) });
    await line.locator('button[type=submit]').click();
    await base.waitForSelector(`td:has-text("${person === 'patient' ? 'Patient' : 'Companion'}")`);
    await goTo(base, 'convoys');
    await goTo(base, `convoy/${convoyId}`);
  }
  const task = await form(base, 'Give a task');
  await task.locator('select[name=accountId]').selectOption({ label: nurse.name });
  await task.locator('select[name=task]').selectOption('nurse');
  await task.locator('button[type=submit]').click();
  await base.waitForSelector(`td:has-text("${nurse.name}")`);
  await press(base, 'Freeze the manifest');
  await press(base, 'Release the convoy');
  await base.waitForSelector('.chips:has-text("Released")');

  const phone = await sitDown(nurse, '/field', 360);
  for (const word of [
    'Left Eastern Ghouta',
    'Arrived at Crossing point',
    'Left Crossing point',
    'Arrived at Hospital',
  ]) {
    await phone.click(`.word-next[aria-disabled=false]:has-text("${word}")`);
  }
  await phone.waitForSelector('.log-received >> nth=3');

  const allClear = await form(base, 'Declare all clear');
  await allClear.locator('input[name=patients]').fill('1');
  await allClear.locator('input[name=companions]').fill('1');
  await allClear.locator('input[name=vehicles]').fill('1');
  await allClear.locator('button[type=submit]').click();
  await base.waitForSelector('.chips:has-text("Counted out by base")');
  await press(base, 'Close the record');
  await base.waitForSelector('.chips:has-text("Closed")');

  await goTo(base, 'inbox');
  expect(await base.innerText('table')).toContain('Arrived');
  await office.drain();
  const desk = await sitDown(office.administrator, '/', 1280);
  await goTo(desk, 'mail');
  expect(await desk.innerText('.cards')).toMatch(/\[EXERCISE\] \S+: Left/);
  expect(await desk.innerText('.cards')).not.toMatch(/Ghouta|Invented/);

  office.clock.push(49 * 60);
  const reader = await sitDown(donor, '/', 360);
  await reader.goto(`${office.url}/reports?lang=en`);
  const figures = (await reader.innerText('main')).replace(/\s+/g, ' ');
  expect(figures).toContain('Patients evacuated withheld so that small counts cannot be worked out');
  expect(figures).toContain('Rural Damascus SY03 1 to 4 (not shown)');
}, 180_000);

async function plan(page: Page, now: string): Promise<string> {
  await goTo(page, 'convoy-plan');
  await page.selectOption('select[name=enclaveId]', { label: 'Eastern Ghouta' });
  for (const [leg, from, to, leaves] of [
    [0, 'Eastern Ghouta', 'Crossing point', 20],
    [1, 'Crossing point', 'Hospital', 80],
  ] as const) {
    await page.fill(`input[name="leg.${String(leg)}.fromPlace"]`, from);
    await page.fill(`input[name="leg.${String(leg)}.toPlace"]`, to);
    await page.fill(`input[name="leg.${String(leg)}.plannedDepartureAt"]`, local(now, leaves));
    await page.fill(`input[name="leg.${String(leg)}.plannedArrivalAt"]`, local(now, leaves + 40));
  }
  await page.fill('input[name="vehicle.0.label"]', 'Alpha 1');
  await page.fill('input[name="vehicle.0.seats"]', '2');
  await page.fill('input[name="vehicle.0.stretchers"]', '1');
  await page.click('main form > button[type=submit]');
  await page.waitForURL(/#\/convoy\//);
  await settled(page);
  return page.url().split('/').at(-1) ?? '';
}

async function labelOf(page: Page, select: string, part: string | RegExp): Promise<string> {
  const options = await page.locator(`select[name=${select}] option`).allInnerTexts();
  return options.find((option) => (typeof part === 'string' ? option.includes(part) : part.test(option))) ?? '';
}

/** Presses a decision and confirms it. */
async function press(page: Page, label: string): Promise<void> {
  await page.click(`.presses > button:text-is("${label}")`);
  await page.click(`.presses form button:text-is("${label}")`);
  await page.waitForSelector(`.presses form button:text-is("${label}")`, { state: 'detached' });
}
