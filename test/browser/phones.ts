import type { Browser, BrowserContext, Page } from 'playwright-core';
import { PASSPHRASE } from '../support/first-administrator';
import { fillAndRelease, importFacts, planConvoy } from '../support/main-job';
import { Office } from '../support/office';
import type { Person } from '../support/person';
import { aVisitor, type Look, openBrowser, signIn, speak } from './browser';

/** A nurse with a task on one released convoy, signed in on a phone. */
export interface OnAPhone {
  readonly nurse: Person;
  readonly context: BrowserContext;
  readonly page: Page;
  readonly convoyId: string;
}

interface Going {
  readonly patients?: number;
  readonly language?: Look['language'];
}

/** A browser, and an office whose coordinator sends nurses out with convoys. */
export class Phones {
  private constructor(
    readonly browser: Browser,
    readonly office: Office,
    readonly coordinator: Person,
    readonly areaId: string,
  ) {}

  static async open(): Promise<Phones> {
    const [browser, office] = await Promise.all([openBrowser(), Office.open()]);
    const coordinator = await office.person('coordinator');
    return new Phones(browser, office, coordinator, await importFacts(coordinator));
  }

  /** Somebody on a convoy with so many patients, each with a companion. */
  async aNurse({ patients = 1, language = 'en' }: Going = {}): Promise<OnAPhone> {
    const nurse = await this.office.person('field');
    const assignments = [{ accountId: nurse.accountId, task: 'nurse' }];
    const convoy = await planConvoy(this.coordinator, this.areaId, { assignments });
    await fillAndRelease(this.coordinator, this.areaId, convoy, patients);
    const context = await aVisitor(this.browser, { language, width: 360, scheme: 'light' });
    const page = await context.newPage();
    await signIn(page, `${this.office.url}/field`, nurse.name, PASSPHRASE);
    await speak(page, language);
    return { nurse, context, page, convoyId: convoy.id };
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.office.close();
  }
}
