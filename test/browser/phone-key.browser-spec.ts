import type { Page } from 'playwright-core';
import { PASSPHRASE } from '../support/first-administrator';
import { aVisitor, signIn, speak } from './browser';
import { type OnAPhone, Phones } from './phones';

const PIN = '274916';

let phones: Phones;

beforeAll(async () => {
  phones = await Phones.open();
}, 120_000);

afterAll(async () => {
  await phones.close();
});

/** A nurse on a released convoy, with a phone that has a key of its own. */
async function aNurseWithAKey(): Promise<OnAPhone> {
  const onAPhone = await phones.aNurse();
  const { context, page } = onAPhone;
  context.setDefaultTimeout(45_000);
  await page.click('a[href="#/phone"]');
  await page.fill('input[name=name]', 'Phone 3');
  await page.fill('input[name=pin]', PIN);
  await page.fill('input[name=again]', PIN);
  await page.click('main button[type=submit]');
  await page.waitForSelector('.words');
  return onAPhone;
}

const lockIt = async (page: Page): Promise<void> => {
  await page.click('.top-bar summary');
  await page.click('.top-bar button:has-text("Lock")');
  await page.waitForSelector('input[name=pin]');
};
const enter = async (page: Page, pin: string): Promise<void> => {
  await page.fill('input[name=pin]', pin);
  await page.click('button:has-text("Open")');
};
const devices = async (): Promise<{ id: string; name: string; accountId: string }[]> =>
  (await phones.coordinator.read('/api/devices')).items;
const reportsOf = async (convoyId: string): Promise<{ id: string; kind: string; reportedBy: string }[]> =>
  (await phones.coordinator.read(`/api/convoys/${convoyId}`)).reports;

describe('a phone with a key', () => {
  it('is refused a PIN that anybody would try first, and two that differ', async () => {
    const nurse = await phones.office.person('field');
    const context = await aVisitor(phones.browser, { language: 'en', width: 360, scheme: 'light' });
    const page = await context.newPage();
    await signIn(page, `${phones.office.url}/field#/phone`, nurse.name, PASSPHRASE);
    await speak(page, 'en');
    for (const [pin, again, said] of [
      ['123456', '123456', 'the first one anybody would try'],
      [PIN, '274917', 'differ'],
    ] as const) {
      await page.fill('input[name=pin]', pin);
      await page.fill('input[name=again]', again);
      await page.click('main button[type=submit]');
      await page.waitForSelector(`.note-alarm:has-text("${said}")`);
    }
    expect((await devices()).filter(({ accountId }) => accountId === nurse.accountId)).toEqual([]);
    await context.close();
  });

  it('opens without a connection with its PIN alone, and signs what it sends', async () => {
    const { nurse, context, page, convoyId } = await aNurseWithAKey();
    await context.setOffline(true);
    await lockIt(page);
    expect(await page.locator('.words').isVisible()).toBe(false);
    expect(await page.locator('.bottom-bar, .menu-rooms').count()).toBe(0);
    await enter(page, '274917');
    await page.waitForSelector('.note-alarm:has-text("This is not the PIN.")');
    await enter(page, PIN);
    await page.waitForSelector('.words', { state: 'visible' });
    await page.click('.word-next');
    await page.waitForSelector('.log-waiting');

    await context.setOffline(false);
    await page.waitForSelector('.log-received');
    const [report] = await reportsOf(convoyId);
    expect(report).toMatchObject({ kind: 'left', reportedBy: nurse.accountId });
    const [entry] = await phones.office.storage.records('ledgerEntries', 'WHERE command_id = $1', [report!.id]);
    const [device] = (await devices()).filter(({ accountId }) => accountId === nurse.accountId);
    expect(entry).toMatchObject({ deviceId: device!.id, actorId: nurse.accountId });
    await context.close();
  });

  it('lets nobody past the PIN who says that it was forgotten: the session ends with the key', async () => {
    const { nurse, context, page } = await aNurseWithAKey();
    await lockIt(page);
    await page.click('summary:has-text("PIN forgotten")');
    await context.setOffline(true);
    await page.click('button:has-text("PIN forgotten")');
    await page.waitForSelector('.note-alarm');
    expect(await page.locator('.words').isVisible()).toBe(false);
    await context.setOffline(false);
    await page.click('button:has-text("PIN forgotten")');
    await page.waitForSelector('input[autocomplete=current-password]');
    await page.reload();
    await page.waitForSelector('input[autocomplete=current-password]');
    const kept = await page.evaluate(async (accountId) => {
      const folder = await navigator.storage.getDirectory();
      return folder.getFileHandle(`phone-key-${accountId}`).then(
        () => true,
        () => false,
      );
    }, nurse.accountId);
    expect(kept).toBe(false);
    await context.close();
  });

  it('asks for the PIN when it is opened again, and numbers on', async () => {
    const { nurse, context, page, convoyId } = await aNurseWithAKey();
    await page.click('.word-next');
    await page.waitForSelector('.log-received');
    await page.reload();
    await page.waitForSelector('input[name=pin]');
    await enter(page, PIN);
    await page.waitForSelector('.words button:has-text("Problem")');
    await page.click('.words button:has-text("Problem")');
    await page.click('button:has-text("Send: problem")');
    await page.waitForSelector('.log-received:has-text("Problem")');
    expect(await reportsOf(convoyId)).toHaveLength(2);
    const kept = await page.evaluate(async (accountId) => {
      const folder = await navigator.storage.getDirectory();
      return (await (await folder.getFileHandle(`phone-key-${accountId}`)).getFile()).text();
    }, nurse.accountId);
    expect(JSON.parse(kept)).toMatchObject({ seq: 2 });
    expect(kept).not.toContain(PIN);
    expect(kept).not.toContain(nurse.name);
    await context.close();
  });

  it('keeps whose word it was when somebody else signs in and carries it', async () => {
    const { nurse, context, page, convoyId } = await aNurseWithAKey();
    await context.setOffline(true);
    await page.click('.word-next');
    await page.waitForSelector('.log-waiting');
    await context.clearCookies();
    await context.setOffline(false);
    await page.waitForSelector('input[autocomplete=current-password]');
    const other = await phones.office.person('duty_officer');
    await page.fill('input[name=name]', other.name);
    await page.fill('input[name=passphrase]', PASSPHRASE);
    await page.click('main button[type=submit]');
    await expect(
      (async () => {
        for (let tries = 0; tries < 90; tries += 1) {
          const found = await reportsOf(convoyId);
          if (found.length > 0) return found;
          await page.waitForTimeout(500);
        }
        return [];
      })(),
    ).resolves.toEqual([expect.objectContaining({ kind: 'left', reportedBy: nurse.accountId })]);
    await context.close();
  });

  it('is told when base has taken it out of use; what it sends then waits at base for a person', async () => {
    const { nurse, context, page, convoyId } = await aNurseWithAKey();
    const [device] = (await devices()).filter(({ accountId }) => accountId === nurse.accountId);
    await phones.coordinator.created(`/api/devices/${device!.id}/revocation`);
    // Whoever holds it is no longer signed in either; what was signed waits for a sign-in.
    await page.click('.word-next');
    await page.waitForSelector('input[autocomplete=current-password]');
    await page.fill('input[name=name]', nurse.name);
    await page.fill('input[name=passphrase]', PASSPHRASE);
    await page.click('main button[type=submit]');
    await page.waitForSelector('.log-received:has-text("a person looks at it first")');
    expect(await reportsOf(convoyId)).toEqual([]);
    expect(await page.innerText('.chips')).not.toContain('On the road');
    await page.waitForSelector('.note-alarm:has-text("Base has taken this phone out of use")');
    await context.close();
  });
});
