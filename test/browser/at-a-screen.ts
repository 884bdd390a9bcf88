import { type MessageKey, type MessageValues, translate } from '@corridor/messages/index';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { PASSPHRASE } from '../support/first-administrator';
import { aVisitor } from './browser';

const OUTPUT = 'test-output/journey';

/** The page's own words, so that a wording may change and the test still finds it. */
export const say = (key: MessageKey, values?: MessageValues): string => translate('en', key, values);

/** The page's own words around values that a test cannot know, such as a time. */
export function saying(key: MessageKey, ...unknown: readonly string[]): RegExp {
  const said = say(key, Object.fromEntries(unknown.map((name) => [name, '\u0000'])));
  return new RegExp(said.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('\u0000', '.*'));
}

type Where = Page | Locator;

/** Somebody at a browser of their own, who goes by what the page says: roles and names, hardly ever its markup. */
export class AtAScreen {
  private constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
    private readonly who: string,
    private readonly url: string,
    /** What the browser complained about; a page that works gives it no reason to. */
    readonly complaints: string[],
  ) {}

  static async of(browser: Browser, who: string, url: string, width: 360 | 1280): Promise<AtAScreen> {
    const context = await aVisitor(browser, { language: 'en', width, scheme: 'light' });
    context.setDefaultTimeout(45_000);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('pageerror', ({ message }) => complaints.push(`${who}: ${message}`));
    page.on('console', (message) => {
      // Before the sign-in and without a connection the browser itself notes the request that failed.
      if (message.type() === 'error' && !/status of 401|ERR_INTERNET_DISCONNECTED/.test(message.text()))
        complaints.push(`${who}: ${message.text()}`);
    });
    return new AtAScreen(page, context, who, url, complaints);
  }

  async signIn(name: string, door: string): Promise<void> {
    await this.open(door);
    await this.fill('session.name', name);
    await this.fill('session.passphrase', PASSPHRASE);
    await this.press('session.sign_in');
    await this.page.getByRole('navigation').first().waitFor();
  }

  open(path: string): Promise<unknown> {
    return this.page.goto(this.url + path);
  }

  async go(key: MessageKey): Promise<void> {
    await this.page.getByRole('link', { name: say(key), exact: true }).click();
  }

  /** Presses a button; one that is settling is waited for. */
  async press(key: MessageKey, values: MessageValues = {}, where: Where = this.page): Promise<void> {
    await where.getByRole('button', { name: say(key, values), exact: true }).click();
  }

  /** Presses what base must record, and waits until base says that it has. */
  async record(key: MessageKey, where: Where = this.page): Promise<void> {
    const answered = this.page.waitForResponse((response) => response.request().method() === 'POST');
    await this.press(key, {}, where);
    const answer = await answered;
    if (!answer.ok()) throw new Error(`${this.who}, ${say(key)}: ${String(answer.status())} ${await answer.text()}`);
  }

  /** A decision that the page asks about once more before it sends it. */
  async decide(key: MessageKey): Promise<void> {
    await this.press(key);
    await this.sees(say('convoys.confirm'));
    await this.record(key);
  }

  fill(key: MessageKey, value: string, where: Where = this.page): Promise<void> {
    return where.getByRole('textbox', { name: say(key), exact: true }).fill(value);
  }

  count(key: MessageKey, value: number, where: Where = this.page): Promise<void> {
    return where.getByRole('spinbutton', { name: say(key), exact: true }).fill(String(value));
  }

  /** Chooses the option with these words in it. The field's label may go on with *(optional)*. */
  async choose(key: MessageKey, words: string | RegExp, where: Where = this.page): Promise<void> {
    const [exact, optional] = [say(key), `${say(key)} (${say('common.optional')})`];
    const select = where
      .getByRole('combobox', { name: exact, exact: true })
      .or(where.getByRole('combobox', { name: optional, exact: true }));
    const option = select.locator('option').filter({ hasText: words }).first();
    await option.waitFor({ state: 'attached' });
    await select.selectOption(await option.getAttribute('value'));
  }

  /** Unfolds the form of that name and returns it. */
  async unfold(key: MessageKey): Promise<Locator> {
    const title = this.page.locator('summary').filter({ hasText: say(key) });
    const form = this.page.locator('details').filter({ has: title });
    await title.waitFor();
    if ((await form.getAttribute('open')) === null) await title.click();
    return form;
  }

  async sees(words: string | RegExp, where: Where = this.page): Promise<void> {
    await where.getByText(words).first().waitFor();
  }

  async keepPicture(name: string): Promise<void> {
    mkdirSync(OUTPUT, { recursive: true });
    await this.page.screenshot({ path: join(OUTPUT, `${name}.png`), fullPage: true });
  }

  goOffline(isOffline: boolean): Promise<void> {
    return this.context.setOffline(isOffline);
  }

  /** The phone comes out of the pocket: its browser says that the page is seen again. */
  wake(): Promise<unknown> {
    return this.page.evaluate('document.dispatchEvent(new Event("visibilitychange"))');
  }

  async leave(): Promise<void> {
    await this.context.close();
  }
}
