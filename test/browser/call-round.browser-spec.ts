import type { Browser, Page } from 'playwright-core';
import { PASSPHRASE } from '../support/first-administrator';
import { aRequest, importFacts, planConvoy, type PlannedConvoy } from '../support/main-job';
import { Office } from '../support/office';
import type { Person } from '../support/person';
import { aVisitor, look, openBrowser, settled, signIn, speak } from './browser';

const FAMILIES = 12;

let browser: Browser;
let office: Office;
let coordinator: Person;
let area: string;

beforeAll(async () => {
  [browser, office] = await Promise.all([openBrowser(), Office.open()]);
  coordinator = await office.person('coordinator');
  area = await importFacts(coordinator);
}, 120_000);

afterAll(async () => {
  await browser.close();
  await office.close();
});

const request = async (i: number): Promise<string> => {
  const asked = { mobility: 'ambulatory', patientName: `Name-${String(i).padStart(3, '0')}`, contact: '+000 555 0000' };
  return String((await coordinator.created('/api/evacuations', aRequest(area, asked))).id);
};

async function aDraft(families: number): Promise<PlannedConvoy> {
  const convoy = await planConvoy(coordinator, area, {
    vehicles: [{ label: 'Bus 1', kind: 'bus', seats: families * 2 }],
  });
  const path = `/api/convoys/${convoy.id}/manifest/lines`;
  for (let i = 0; i < families; i += 1) {
    const caseId = await request(i);
    const [mother] = (await coordinator.read(`/api/evacuations/${caseId}`)).companions;
    const place = { caseId, vehicleId: convoy.vehicleId };
    await coordinator.created(path, { ...place, personKind: 'patient', place: 2 * i + 1 });
    await coordinator.created(path, { ...place, personKind: 'companion', companionId: mother.id, place: 2 * i + 2 });
  }
  return convoy;
}

async function atTheRound(convoy: PlannedConvoy): Promise<Page> {
  const context = await aVisitor(browser, { language: 'en', width: 360, scheme: 'light' });
  context.setDefaultTimeout(45_000);
  const page = await context.newPage();
  await signIn(page, office.url, coordinator.name, PASSPHRASE);
  await speak(page, 'en');
  await page.goto(`${office.url}/#/call-round/${convoy.id}`);
  await settled(page);
  await page.waitForSelector('.round-family');
  return page;
}

describe('the call round on a phone', () => {
  it('takes two taps a family, from the number to what it says', async () => {
    const convoy = await aDraft(FAMILIES);
    const page = await atTheRound(convoy);
    let taps = 0;
    for (let i = 0; i < FAMILIES; i += 1) {
      const family = page.locator('.round-family').nth(i);
      taps += 2;
      await family.getByRole('button', { name: 'Show the number and call' }).click();
      await family.getByRole('link', { name: '+000 555 0000' }).waitFor();
      await family.getByRole('button', { name: i % 4 === 3 ? 'No answer' : 'Coming', exact: true }).click();
      await family.getByText('try 1').waitFor();
    }
    expect(taps).toBe(2 * FAMILIES);
    const { counts } = await coordinator.read(`/api/convoys/${convoy.id}/call-round`);
    expect(counts).toEqual({ families: FAMILIES, reached: 9, coming: 9 });
    // Each number that was shown is on record, with why.
    const readings = await office.storage.records('accessLog', 'WHERE purpose = $1', ['family_contact']);
    expect(readings).toHaveLength(FAMILIES);
    expect(await look(page, { language: 'en', width: 360, scheme: 'light' }, 'call-round')).toEqual([]);
    await page.context().close();
  }, 120_000);

  it('takes who spoke, who said it and words with the answer, folded away', async () => {
    const convoy = await aDraft(1);
    const page = await atTheRound(convoy);
    const family = page.locator('.round-family');
    await family.locator('summary', { hasText: 'Words, who spoke' }).click();
    await family.locator('select[name=speaker]').selectOption('guardian');
    await family.locator('input[name=saidBy]').fill('Invented Neighbour');
    await family.locator('textarea[name=note]').fill('Invented words of the call');
    expect(await look(page, { language: 'en', width: 360, scheme: 'light' }, 'call-round-words')).toEqual([]);
    await family.getByRole('button', { name: 'No answer', exact: true }).click();
    await family.getByText('try 1').waitFor();
    // They belonged to that call, and do not go with the next.
    expect(await family.locator('textarea[name=note]').inputValue()).toBe('');
    await family.getByRole('button', { name: 'No answer', exact: true }).click();
    await family.getByText('try 2').waitFor();
    const calls = await office.storage.records('callRoundCalls', 'WHERE convoy_id = $1 ORDER BY id', [convoy.id]);
    expect(
      calls
        .map(({ channel, noteId, saidById }) => [channel, noteId === null, saidById === null])
        .sort(([a], [b]) => String(a).localeCompare(String(b))),
    ).toEqual([
      [null, true, true],
      ['phone', false, false],
    ]);
    await page.context().close();
  });

  it('offers who may go where a family declines, and puts them in its place at a press', async () => {
    const convoy = await aDraft(1);
    const next = await request(99);
    const page = await atTheRound(convoy);
    const { families } = await coordinator.read(`/api/convoys/${convoy.id}/call-round`);
    const family = page.locator('.round-family', {
      has: page.locator(`a[href='#/case/${String(families[0].caseId)}']`),
    });
    await family.locator('summary', { hasText: 'Declines' }).click();
    await family.getByRole('button', { name: 'Fear of the destination' }).click();
    await family.getByRole('button', { name: 'Put in their place' }).click();
    await family.getByText('took the place').waitFor();
    const { lines } = await coordinator.read(`/api/convoys/${convoy.id}`);
    expect(new Set(lines.map(({ caseId }: { caseId: string }) => caseId))).toEqual(new Set([next]));
    expect(await page.locator('.round-family').count()).toBe(2);
    expect(await look(page, { language: 'en', width: 360, scheme: 'light' }, 'call-round-replaced')).toEqual([]);
    await page.context().close();
  }, 120_000);
});
