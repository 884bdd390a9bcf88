import { caseCode } from '@corridor/domain/evacuations';
import { aRequest } from '../support/main-job';
import { PASSPHRASE } from '../support/first-administrator';
import { aVisitor, look, signIn, speak, unfold } from './browser';
import { type OnAPhone, Phones } from './phones';

let phones: Phones;

beforeAll(async () => {
  phones = await Phones.open();
}, 120_000);

afterAll(async () => {
  await phones.close();
});

const UNKNOWN = caseCode([1, 2, 3, 4, 5, 6]);
const misread = (code: string): string => `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`;

interface AtTheDoor extends OnAPhone {
  /** The codes of the two families, as the phone shows them. */
  readonly codes: readonly string[];
}

/** A nurse at the door of a released convoy with two families of two. */
async function aNurse(language: 'en' | 'ar' = 'en'): Promise<AtTheDoor> {
  const onAPhone = await phones.aNurse({ patients: 2, language });
  const codes = onAPhone.page.locator('.patients .patient-code');
  await codes.first().waitFor();
  return { ...onAPhone, codes: await codes.allInnerTexts() };
}

interface Line {
  readonly code: string;
  readonly personKind: string;
  readonly step: { readonly kind: string } | null;
}
const stepsOf = async (convoyId: string, code = ''): Promise<string[]> =>
  (await phones.coordinator.read(`/api/convoys/${convoyId}`)).lines
    .filter((line: Line) => line.code === code.trim())
    .map(({ personKind, step }: Line) => `${personKind} ${step?.kind ?? 'none'}`)
    .sort();

describe('the phone at a vehicle’s door', () => {
  it('boards a family with one tap, without a signal at first, and the other but for one of them', async () => {
    const { context, page, convoyId, codes } = await aNurse();
    const family = (n: number) => page.locator('.patients > li').nth(n);
    expect(await page.innerText('main')).toContain('0 of 4 aboard');
    await context.setOffline(true);
    await family(0).getByRole('button', { name: 'All present' }).click();
    await page.getByText('2 of 4 aboard').waitFor();
    await page.waitForSelector('.log-waiting');
    expect(await stepsOf(convoyId, codes[0])).toEqual(['companion none', 'patient none']);
    await context.setOffline(false);
    await page.waitForSelector('.log-received', { timeout: 45_000 });
    expect(await stepsOf(convoyId, codes[0])).toEqual(['companion boarded', 'patient boarded']);

    await family(1).getByText('Yes, a guardian').click();
    await family(1).getByRole('button', { name: 'Not all' }).click();
    await family(1).getByLabel('Patient').check();
    await family(1).getByRole('button', { name: 'Send: aboard' }).click();
    await page.getByText('3 of 4 aboard').waitFor();
    await page.waitForSelector('.log-received >> nth=1');
    expect(await stepsOf(convoyId, codes[1])).toEqual(['companion absent', 'patient boarded']);
    // The count starts from those who are aboard by name.
    expect(await page.locator('.stepper output').allInnerTexts()).toEqual(expect.arrayContaining(['2', '1']));
    expect(await page.innerText('main')).not.toMatch(/Invented|cancer|female|5 to 11/i);
    await context.close();
  });

  it('says who was taken off, that a family was made to part, and who was handed over', async () => {
    const { context, page, convoyId, codes } = await aNurse();
    const family = (n: number) => page.locator('.patients > li').nth(n);
    for (const n of [0, 1]) await family(n).getByRole('button', { name: 'All present' }).click();
    await page.locator('.word-next[aria-disabled=false]').click();
    await page.waitForSelector('.chips:has-text("On the road")');
    await family(0).getByRole('button', { name: 'Something else' }).click();
    await family(0).getByText('Off the vehicle').click();
    await family(0).getByLabel('Patient').check();
    await family(0).getByText('taken off by others').click();
    await family(0).getByRole('button', { name: 'Send: off' }).click();
    await family(1).getByRole('button', { name: 'Something else' }).click();
    await family(1).getByText('Family made to part').click();
    await family(1).getByLabel('Companion 1').check();
    await family(1).getByRole('button', { name: 'Send: made to part' }).click();
    await page.waitForSelector('.log-received >> nth=4');
    await family(1).getByRole('button', { name: 'Something else' }).click();
    await family(1).locator('form label:has-text("Handed over")').click();
    await family(1).getByLabel('Patient').check();
    await family(1).getByRole('button', { name: 'Send: handed over' }).click();
    await page.waitForSelector('.log-received >> nth=5');
    expect(await stepsOf(convoyId, codes[0])).toEqual(['companion boarded', 'patient taken_off']);
    expect(await stepsOf(convoyId, codes[1])).toEqual(['companion taken_off', 'patient handed_over']);
    const items = await phones.office.storage.records('openItems', `WHERE kind = 'missing' ORDER BY id`);
    expect(items.map(({ code }) => code)).toEqual(['person_taken_off', 'family_split']);
    await context.close();
  });

  it('counts people without a case', async () => {
    const { context, page, convoyId } = await aNurse();
    await page.getByText('People without a case').click();
    await page.click('button[aria-label="One more: Women"]');
    await page.click('button[aria-label="One more: Girls"]');
    await page.getByRole('button', { name: 'Send: without a case' }).click();
    await page.waitForSelector('.log-received');
    expect(await page.innerText('.log')).toContain('2 people');
    expect(await phones.coordinator.read(`/api/convoys/${convoyId}`)).toMatchObject({ aboardOthers: 2 });
    await context.close();
  });

  it('boards a family by the code on its card, and keeps one that base does not know, without a signal at first', async () => {
    const { context, page, convoyId, codes } = await aNurse();
    const asked = await phones.coordinator.created('/api/evacuations', aRequest(phones.areaId));
    const code = String(asked.code);
    await page.getByText('Another code').click();
    const form = page.locator('details:has-text("Another code") form');
    const send = form.getByRole('button', { name: 'Send: aboard' });
    await form.getByLabel('Code on the card').fill(misread(code));
    await send.click();
    await form.getByText('one of its characters was misread').waitFor();
    await form.getByLabel('Code on the card').fill(String(codes[0]).trim());
    await send.click();
    await form.getByText('This code is on the list above').waitFor();
    expect(await page.locator('.log li').count()).toBe(0);
    await context.setOffline(true);
    await form.getByLabel('Code on the card').fill(code.toLowerCase().replace('-', ''));
    await form.getByRole('button', { name: 'One more' }).click();
    await send.click();
    await page.locator('.log-waiting', { hasText: code }).waitFor();
    await form.getByLabel('Code on the card').fill(UNKNOWN);
    await send.click();
    await page.locator('.log li', { hasText: UNKNOWN }).waitFor();
    await context.setOffline(false);
    await page.locator('.log-received', { hasText: code }).waitFor({ timeout: 45_000 });
    await page.locator('.log-received', { hasText: UNKNOWN }).waitFor();
    // The family that nobody had on the list stands among the others from now on.
    await page.locator('.patients .patient-code', { hasText: code }).waitFor();
    expect(await page.locator('.log li', { hasText: UNKNOWN }).count()).toBe(1);
    expect(await phones.coordinator.read(`/api/convoys/${convoyId}`)).toMatchObject({
      aboardPatients: 1,
      aboardCompanions: 1,
      aboardOthers: 1,
    });
    const waiting = await phones.office.storage.records('openItems', 'WHERE subject_id IN ($1, $2) ORDER BY id', [
      convoyId,
      String(asked.id),
    ]);
    expect(waiting.map((each) => each.code)).toEqual(['not_on_list', 'code_unknown']);
    await context.close();
  });

  it('can be read and used in Arabic by everybody', async () => {
    const { context, page } = await aNurse('ar');
    const phone = { language: 'ar', width: 360, scheme: 'light' } as const;
    const wrong = await look(page, phone, 'phone-boarding');
    const another = page.locator('details:has(input[name=code])');
    await another.locator('summary').click();
    await another.locator('input[name=code]').fill('1234-567');
    await another.locator('button[type=submit]').click();
    await another.locator('.field-error').waitFor();
    wrong.push(...(await look(page, phone, 'phone-another-code')));
    await page.locator('.patients > li').first().locator('> button').last().click();
    wrong.push(...(await look(page, phone, 'phone-boarding-panel')));
    expect(wrong).toEqual([]);
    await context.close();
  });
});

describe('the console', () => {
  it('shows who boarded, and takes a report on behalf of whoever saw it', async () => {
    const { context, page: phone, convoyId, codes } = await aNurse();
    await phone.locator('.patients > li').first().getByRole('button', { name: 'All present' }).click();
    await phone.waitForSelector('.log-received');
    await context.close();
    const wide = { language: 'en', width: 1280, scheme: 'light' } as const;
    const desk = await aVisitor(phones.browser, wide);
    const page = await desk.newPage();
    await signIn(page, phones.office.url, phones.coordinator.name, PASSPHRASE);
    await speak(page, 'en');
    await page.goto(`${phones.office.url}/#/convoy/${convoyId}`);
    await page.waitForSelector('td:has-text("aboard · ")');
    await unfold(page);
    const form = page.locator('details:has-text("Report on a family")');
    await form.locator('select[name=caseId]').selectOption({ label: String(codes[1]).trim() });
    await form.locator('select[name=consent]').selectOption('guardian');
    await form.locator('input[name=saidBy]').fill('Invented Caller');
    await form.locator('select[name=channel]').selectOption('radio');
    await form.getByRole('button', { name: 'Record' }).click();
    await page.locator('td:has-text("aboard · ") >> nth=3').waitFor();
    expect(await stepsOf(convoyId, codes[1])).toEqual(['companion boarded', 'patient boarded']);
    expect(await look(page, wide, 'console-boarding')).toEqual([]);
    await desk.close();
  });
});
