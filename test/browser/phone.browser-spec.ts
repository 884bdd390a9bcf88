import { readCaseCode } from '@corridor/domain/evacuations';
import { aRequest } from '../support/main-job';
import { PASSPHRASE } from '../support/first-administrator';
import { aVisitor, settled, signIn, speak } from './browser';
import { type OnAPhone, Phones } from './phones';

let phones: Phones;

beforeAll(async () => {
  phones = await Phones.open();
}, 120_000);

afterAll(async () => {
  await phones.close();
});

/** At the convoy's own page. */
async function aNurse(): Promise<OnAPhone> {
  const onAPhone = await phones.aNurse();
  await onAPhone.page.waitForSelector('.words');
  return onAPhone;
}

const reportsOf = async (convoyId: string): Promise<{ kind: string }[]> =>
  (await phones.coordinator.read(`/api/convoys/${convoyId}`)).reports;

describe('the phone', () => {
  it('goes straight to the only convoy, and keeps what is sent without a signal until base has it, once', async () => {
    const { context, page, convoyId } = await aNurse();
    await context.setOffline(true);
    await page.click('.word-next');
    await page.waitForSelector('.log-waiting:has-text("not sent yet: no connection, will be sent again")');
    expect(await page.innerText('main')).toContain('Closing or reloading this page loses it');
    expect(await page.innerText('.chips')).toContain('On the road');
    expect(await reportsOf(convoyId)).toEqual([]);

    await context.setOffline(false);
    await page.waitForSelector('.log-received:has-text("received by base")', { timeout: 45_000 });
    expect((await reportsOf(convoyId)).map(({ kind }) => kind)).toEqual(['left']);
    expect(await page.innerText('main')).not.toContain('Closing or reloading');
    await context.close();
  });

  it('takes the second tap of a glove for none', async () => {
    const { context, page, convoyId } = await aNurse();
    await page.dblclick('.word-next');
    await page.waitForSelector('.log-received');
    expect((await reportsOf(convoyId)).map(({ kind }) => kind)).toEqual(['left']);
    await context.close();
  });

  it('says stopped with a reason, a problem, a count and an arrival', async () => {
    const { context, page, convoyId } = await aNurse();
    const pressNext = async (): Promise<void> => {
      await page.waitForSelector('.word-next[aria-disabled=false]');
      await page.click('.word-next');
    };
    await pressNext();
    await page.waitForSelector('.words button:has-text("Stopped")');
    await page.waitForSelector('.word-next[aria-disabled=false]');
    await page.click('.words button:has-text("Stopped")');
    await page.click('label:has-text("Held by others")');
    await page.click('button:has-text("Send: stopped")');
    await page.waitForSelector('.chips:has-text("Held")');
    await page.waitForSelector('.word-next[aria-disabled=false]');
    await page.click('.words button:has-text("Problem")');
    await page.click('button:has-text("Send: problem")');
    await page.click('button[aria-label="One more: Companions"]');
    await page.click('button:has-text("Send the count")');
    await page.waitForSelector('.log-received >> nth=3');
    const convoy = await phones.coordinator.read(`/api/convoys/${convoyId}`);
    expect(convoy).toMatchObject({ status: 'held', aboardPatients: 1, aboardCompanions: 2 });
    expect(convoy.problemAt).not.toBeNull();
    expect(await page.innerText('.log')).toContain('base will look at it');
    await context.close();
  });

  it('gives a new patient a code for the card before base has heard', async () => {
    const { context, page } = await aNurse();
    await page.click('.top-bar summary');
    await page.click('.top-bar a[href="#/patient"]');
    await page.waitForSelector('select[name=enclaveId]');
    await page.click('button[type=submit]');
    expect(await page.innerText('main')).toContain('Missing: Age · Sex · Condition · Colour · Area');
    for (const name of ['ageBand', 'sex', 'acuity']) await page.click(`label:has(input[name=${name}][value=unknown])`);
    await page.selectOption('select[name=conditionGroup]', 'heart');
    await page.selectOption('select[name=enclaveId]', phones.areaId);
    await context.setOffline(true);
    await page.click('button[type=submit]');
    await page.waitForSelector('.code-large');
    const code = (await page.innerText('.code-large')).trim();
    expect(readCaseCode(code)).toBe(code);
    await page.waitForSelector('.log-waiting');

    await context.setOffline(false);
    await page.waitForSelector('.log-received', { timeout: 45_000 });
    const { items } = await phones.coordinator.read('/api/evacuations?limit=200');
    expect(items.filter((each: { code: string }) => each.code === code)).toHaveLength(1);
    await context.close();
  });

  it('shows a movement and nothing else, and every other room in two taps', async () => {
    const { context, page } = await aNurse();
    expect(await page.locator('.bottom-bar').count()).toBe(0);
    for (const room of ['patient', 'patients', 'incident']) {
      await page.click('.top-bar summary');
      await page.click(`.top-bar a[href="#/${room}"]`);
      await page.waitForSelector('.bottom-bar');
      await page.click('.bottom-bar a[href="#/"]');
      await page.waitForSelector('.words');
    }
    await context.close();
  });

  it('in a facility asks for patients, and shows the own ones and nobody else’s', async () => {
    const [nurse, other] = await Promise.all([phones.office.person('field'), phones.office.person('field')]);
    const [mine, theirs] = await Promise.all(
      [nurse, other].map((each) => each.created('/api/evacuations', aRequest(phones.areaId))),
    );
    const context = await aVisitor(phones.browser, { language: 'en', width: 360, scheme: 'light' });
    const page = await context.newPage();
    await signIn(page, `${phones.office.url}/field`, nurse.name, PASSPHRASE);
    await speak(page, 'en');
    await page.waitForSelector(`.patients :text("${String(mine?.['code'])}")`);
    expect(await page.innerText('main')).not.toContain(String(theirs?.['code']));
    await page.click('main a[href="#/patient"]');
    await page.waitForSelector('input[name=ageBand]');
    await context.close();
  });

  it('is black on white in the sun, and stays so when it is opened again', async () => {
    const { context, page } = await aNurse();
    const black = /^#0{3}(0{3})?$/;
    const ground = (): Promise<string> =>
      page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--ink'));
    expect(await ground()).not.toMatch(black);
    await page.click('.top-bar summary');
    await page.click('.top-bar button[aria-pressed]:has-text("sunlight")');
    expect(await ground()).toMatch(black);
    await page.reload();
    await page.waitForSelector('.words');
    expect(await ground()).toMatch(black);
    await context.close();
  });

  it('keeps to its plain label, and makes every control large enough for a glove', async () => {
    const { context, page } = await aNurse();
    for (const room of ['#/', '#/patient', '#/incident']) {
      await page.goto(`${phones.office.url}/field${room}`);
      await settled(page);
      expect(`${await page.title()} ${await page.innerText('body')}`).not.toMatch(/corridor/i);
      const small = await page.$$eval('button, select, .choices label, .bottom-bar a, summary', (controls) =>
        controls
          .filter((each) => each.checkVisibility() && each.getBoundingClientRect().height < 56)
          .map((each) => each.outerHTML),
      );
      expect(small).toEqual([]);
    }
    await context.close();
  });
});
