import type { Browser, Page } from 'playwright-core';
import { PASSPHRASE } from '../support/first-administrator';
import { aVisitor, look, type Look, nameOf, openBrowser, settled, signIn, speak, unfold } from './browser';
import { say } from './at-a-screen';
import { anEvening, type Evening } from './evening';

const looks: readonly Look[] = (['ar', 'en'] as const).flatMap((language) =>
  ([360, 1280] as const).map((width) => ({ language, width, scheme: width === 360 ? 'light' : 'dark' }) as const),
);

/** Presses keys and counts them. Typed letters are not counted: they are what there is to say. */
class Keys {
  pressed = 0;

  constructor(private readonly page: Page) {}

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      await this.page.keyboard.press(key);
      this.pressed += 1;
    }
  }

  type(words: string): Promise<void> {
    return this.page.keyboard.type(words);
  }
}

describe('logging a call', () => {
  let browser: Browser;
  let evening: Evening;

  beforeAll(async () => {
    [browser, evening] = await Promise.all([openBrowser(), anEvening()]);
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    await evening.office.close();
  });

  async function atThePage(as: Look, path: string): Promise<Page> {
    const page = await (await aVisitor(browser, as)).newPage();
    await signIn(page, `${evening.office.url}/`, evening.people.coordinator.name, PASSPHRASE);
    await speak(page, as.language);
    await page.goto(`${evening.office.url}/${path}`);
    await settled(page);
    return page;
  }

  const english: Look = { language: 'en', width: 1280, scheme: 'light' };
  const recorded = (page: Page) =>
    page
      .getByText(/^Recorded \d/)
      .first()
      .waitFor();
  const reference = async (convoyId: string) =>
    String((await evening.people.coordinator.read(`/api/convoys/${convoyId}`)).reference);

  it('takes three keys on a convoy’s page: Left, on behalf of its reporter', async () => {
    const { coordinator } = evening.people;
    const page = await atThePage(english, `#/convoy/${evening.convoys.planned}`);
    const keys = new Keys(page);
    await keys.press('l', 'ArrowDown', 'Enter');
    await recorded(page);
    expect(keys.pressed).toBe(3);
    const { status, reports } = await coordinator.read(`/api/convoys/${evening.convoys.planned}`);
    expect(status).toBe('en_route');
    expect(reports).toEqual([expect.objectContaining({ kind: 'left', channel: 'phone' })]);
    await page.getByRole('cell', { name: `${say('convoy.report.left')} · ${say('calls.told.phone')}` }).waitFor();
    expect(await page.locator('dialog[open]').count()).toBe(0);
    await page.context().close();
  }, 60_000);

  it('takes nine keys and what there is to say from any other page: about what, what, words, by whom', async () => {
    const { coordinator } = evening.people;
    const page = await atThePage(english, '#/areas');
    const keys = new Keys(page);
    await keys.press('l');
    await keys.type((await reference(evening.convoys.held)).toLowerCase().replace('-', ''));
    await page
      .getByText(`${say('subject.convoy')} · ${say('convoy.status.held')}`)
      .last()
      .waitFor();
    await page.locator('dialog[open] input[name=what][value=moving]').waitFor({ state: 'attached' });
    await keys.press('Tab', 'ArrowDown', 'ArrowDown', 'ArrowDown');
    // The word that the keys came to, and no other, is what is sent.
    await page.locator('dialog[open] input[name=what][value=moving]:checked').waitFor({ state: 'attached' });
    await keys.press('Tab');
    await keys.type('on the road again');
    await keys.press('Tab');
    await keys.type('an invented voice');
    await keys.press('Enter');
    await recorded(page);
    expect(keys.pressed).toBeLessThanOrEqual(9);
    const { status, reports } = await coordinator.read(`/api/convoys/${evening.convoys.held}`);
    expect([status, reports.at(-1).kind]).toEqual(['en_route', 'moving']);
    expect(new URL(page.url()).hash).toBe('#/areas');
    await page.context().close();
  }, 60_000);

  it('leaves the letter to whoever types, and to who turned the key off', async () => {
    const page = await atThePage(english, '#/request');
    await page.locator('main input[name=patientName]').first().fill('');
    await page.keyboard.type('lll');
    expect(await page.locator('dialog[open]').count()).toBe(0);
    await page.getByRole('button', { name: say('calls.log') }).click();
    await page.getByRole('checkbox', { name: say('calls.key_opens') }).uncheck();
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { level: 1 }).focus();
    await page.keyboard.press('l');
    expect(await page.locator('dialog[open]').count()).toBe(0);
    await page.context().close();
  }, 60_000);

  it('loses no typed word when the dialog is closed by mistake', async () => {
    const page = await atThePage(english, '#/areas');
    await page.keyboard.press('l');
    await page.getByRole('textbox', { name: say('calls.words'), exact: true }).fill('invented words');
    await page.keyboard.press('Escape');
    await page.keyboard.press('l');
    expect(await page.getByRole('textbox', { name: say('calls.words'), exact: true }).inputValue()).toBe(
      'invented words',
    );
    await page.context().close();
  }, 60_000);

  it('makes a pasted text an entry, with the text beside the form', async () => {
    const { coordinator } = evening.people;
    const page = await atThePage(english, '#/calls');
    await unfold(page);
    await page.getByRole('textbox', { name: say('calls.pasted_text') }).fill('an invented message\nof two lines');
    await page.getByRole('button', { name: say('calls.pasted_keep') }).click();
    await page.getByText(say('calls.hours_left', { n: 23 })).waitFor();
    await page.getByRole('button', { name: say('calls.pasted_log') }).click();
    await page.locator('dialog .pasted-text').getByText('an invented message').waitFor();
    await page.getByRole('textbox', { name: say('calls.words') }).fill('from an invented message');
    await page.getByRole('radio', { name: say('calls.channel.message') }).check();
    await page.getByRole('button', { name: say('calls.record'), exact: true }).click();
    await page.getByText(say('calls.pasted_empty')).waitFor();
    const { items } = await coordinator.read('/api/calls');
    expect(items[0]).toMatchObject({ what: 'note', channel: 'message' });
    expect((await coordinator.read('/api/calls/pasted')).items).toEqual([]);
    const row = page.getByRole('row').filter({ hasText: say('calls.told.message') });
    await row.getByRole('button', { name: say('convoys.notes_show') }).click();
    await row.getByText('from an invented message').waitFor();
    await page.context().close();
  }, 60_000);

  it('says that a patient is reported to have died, and takes it back on the case’s page', async () => {
    const { coordinator } = evening.people;
    const page = await atThePage(english, `#/case/${evening.caseId}`);
    await page.keyboard.press('l');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await recorded(page);
    await page.locator('.chips').getByText(say('case.status.died_waiting')).waitFor();
    await page.goto(`${evening.office.url}/#/waiting`);
    await settled(page);
    const { code } = await coordinator.read(`/api/evacuations/${evening.caseId}`);
    expect(await page.getByText(String(code)).count()).toBe(0);
    await page.locator('.filter select').selectOption('died_waiting');
    await page.getByText(String(code)).click();
    await page
      .locator('summary')
      .filter({ hasText: say('case.death_withdraw') })
      .click();
    await page.getByRole('button', { name: say('case.death_withdraw') }).click();
    // The case's own come first; below stand those who may be the same person.
    await page.locator('.chips').first().getByText(say('case.status.listed')).waitFor();
    await page.context().close();
  }, 60_000);

  describe.each(looks.map((each) => [nameOf(each), each] as const))('in %s', (_, as) => {
    it('looks right and has nothing that axe finds', async () => {
      const { coordinator, field } = evening.people;
      await coordinator.created('/api/calls/pasted', { text: 'رسالة مختلقة · an invented message, 0000-000' });
      const { items } = await coordinator.read('/api/evacuations?status=submitted');
      const dead = `/api/evacuations/${String(items[0].id)}/deaths`;
      await field.created(dead, { reporter: { channel: 'phone', saidBy: 'an invented voice' } });
      const page = await atThePage(as, '#/calls');
      await unfold(page);
      const wrong = await look(page, as, 'calls');
      for (const [name, path] of [
        ['convoy-with-calls', `#/convoy/${evening.convoys.held}`],
        ['case-died', `#/case/${String(items[0].id)}`],
      ] as const) {
        await page.goto(`${evening.office.url}/${path}`);
        await settled(page);
        await unfold(page);
        wrong.push(...(await look(page, as, name)));
      }
      await page.goto(`${evening.office.url}/#/convoy/${evening.convoys.held}`);
      await settled(page);
      await page.locator('.log-call').click();
      await page.locator('dialog input[value=stopped]').check();
      wrong.push(...(await look(page, as, 'log-call')));
      await page.keyboard.press('Escape');
      await page.goto(`${evening.office.url}/#/calls`);
      await settled(page);
      await page.locator('.cards button.main').first().click();
      await page.locator('dialog .pasted-text').waitFor();
      wrong.push(...(await look(page, as, 'log-pasted')));
      await page.context().close();
      expect(wrong).toEqual([]);
    }, 120_000);
  });
});
