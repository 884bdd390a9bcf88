import type { Browser, Page } from 'playwright-core';
import { PASSPHRASE } from '../support/first-administrator';
import { aRequest, importFacts, operationNow, planConvoy } from '../support/main-job';
import { Office } from '../support/office';
import type { Person } from '../support/person';
import { say } from './at-a-screen';
import { aVisitor, look, type Look, openBrowser, settled, signIn, speak, unfold } from './browser';

const looks: readonly Look[] = [
  { language: 'ar', width: 360, scheme: 'light' },
  { language: 'en', width: 1280, scheme: 'dark' },
  { language: 'fr', width: 360, scheme: 'dark' },
];
const english: Look = { language: 'en', width: 1280, scheme: 'light' };
const DAY_MS = 86_400_000;

describe('aftercare and beds at a screen', () => {
  let browser: Browser;
  let office: Office;
  let coordinator: Person;
  let area: string;
  let convoyId: string;

  beforeAll(async () => {
    [browser, office] = await Promise.all([openBrowser(), Office.open()]);
    coordinator = await office.person('coordinator');
    area = await importFacts(coordinator);
    const [one, two] = [await hospital('Invented Hospital One'), await hospital('Invented Hospital Two')];
    await offer(one, 1, []);
    await offer(two, 3, ['kidney']);
    await offer(two, 9, ['heart']);
    const vehicles = [{ label: 'Bus 1', kind: 'bus', seats: 3, stretchers: 0 }];
    convoyId = (await planConvoy(coordinator, area, { vehicles })).id;
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    await office.close();
  });

  const made = async (path: string, body: object): Promise<string> =>
    String((await coordinator.created(path, body)).id);
  const hospital = (name: string) => made('/api/facilities', { kind: 'hospital', name });
  const inDays = async (days: number): Promise<string> =>
    new Date(Date.parse(await operationNow(coordinator)) + days * DAY_MS).toISOString();
  const offer = async (facilityId: string, companionsEach: number, conditionGroups: readonly string[]) =>
    made('/api/bed-offers', { facilityId, beds: 4, companionsEach, conditionGroups, validUntil: await inDays(5) });
  const family = (companions: number): Promise<string> =>
    made(
      '/api/evacuations',
      aRequest(area, {
        mobility: 'ambulatory',
        conditionGroup: 'kidney',
        companions: Array.from({ length: companions }, () => ({ relation: 'sibling', sex: 'male', ageBand: '18_59' })),
      }),
    );

  async function atThePage(as: Look, path: string): Promise<Page> {
    const page = await (await aVisitor(browser, as)).newPage();
    await signIn(page, `${office.url}/`, coordinator.name, PASSPHRASE);
    await speak(page, as.language);
    await page.goto(`${office.url}/${path}`);
    await settled(page);
    return page;
  }

  it('asks with each outcome what belongs to it, and shows the chain', async () => {
    const id = await family(0);
    const page = await atThePage(english, `#/case/${id}`);
    await unfold(page);
    const form = page.locator('form').filter({ has: page.locator('select[name=outcome]') });
    await form.locator('select[name=outcome]').selectOption('admitted');
    await form.locator('select[name=facilityId]').selectOption({ label: 'Invented Hospital One' });
    await form.locator('select[name=ward]').selectOption('dialysis');
    expect(await form.locator('[name=followUpOn], [name=voluntary]').count()).toBe(0);
    await form.getByRole('button', { name: say('prepare.outcome_record') }).click();
    const chain = page.getByRole('table', { name: say('aftercare.title') });
    await chain.getByText(`${say('aftercare.ward')}: ${say('aftercare.ward.dialysis')}`).waitFor();
    await chain.getByText(`${say('case.status.handed_over')} · ${say('aftercare.not_recorded')}`).waitFor();

    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: say('calls.log') }).click();
    const dialog = page.locator('dialog[open]');
    await dialog.getByText(say('calls.what_outcome')).click();
    await dialog.locator('select[name=outcome]').selectOption('returned');
    await dialog.locator('select[name=voluntary]').selectOption('yes');
    await dialog.getByRole('button', { name: say('calls.record') }).click();
    await chain.getByText(say('calls.told.phone')).waitFor();
    await chain.getByText(`${say('case.status.discharged')} · ${say('aftercare.not_recorded')}`).waitFor();
    await page.context().close();
  }, 120_000);

  it('has the best bed first, and says on the case that one takes fewer companions', async () => {
    const id = await family(2);
    const page = await atThePage(english, `#/case/${id}`);
    await unfold(page);
    const options = await page.locator('select[name=where] option').allTextContents();
    expect(options[0]).toContain('Invented Hospital Two');
    expect(options[0]).toContain(say('prepare.treatment.named'));
    expect(options[1]).toContain(say('prepare.bed_takes_fewer', { taken: 1, n: 2 }));
    await page.getByText(say('prepare.beds_left_out', { n: 1 })).waitFor();
    await page.locator('select[name=where]').selectOption({ label: options[1] ?? '' });
    await page.getByRole('button', { name: say('prepare.destination_settle') }).click();
    const warning = page.locator('strong').getByText(say('prepare.bed_takes_fewer', { taken: 1, n: 2 }));
    await warning.waitFor();
    // Where an operation asks for a destination it stands beside it, and once.
    const administrator = await office.person('administrator');
    await administrator.created('/api/operations/current/gates', { gates: ['destination'] });
    await page.reload();
    await settled(page);
    await page.locator('td').filter({ has: warning }).waitFor();
    expect(await warning.count()).toBe(1);
    await page.context().close();
  }, 120_000);

  it.each(looks)(
    'looks right in $language at $width',
    async (as) => {
      const [after, before] = [await family(1), await family(3)];
      const became = (outcome: string, more: object = {}) =>
        coordinator.created(`/api/evacuations/${after}/outcomes`, { outcome, ...more });
      const reporter = { channel: 'phone', saidBy: 'an invented voice' };
      const { items } = await coordinator.read('/api/bed-offers');
      const { facilityId, id: offerId } = items.find((each: { companionsEach: number }) => each.companionsEach === 1);
      await became('admitted', { facilityId, ward: 'dialysis', reporter });
      await became('discharged', { followUpOn: (await inDays(9)).slice(0, 10) });
      await became('returned', { voluntary: 'no', safeReturnCheck: 'unknown' });
      await coordinator.created(`/api/evacuations/${before}/destination`, { offerId });
      const out = await family(0);
      const { vehicles } = await coordinator.read(`/api/convoys/${convoyId}`);
      const place = { personKind: 'patient', caseId: out, vehicleId: vehicles[0].id, place: 1 };
      const line = await coordinator.created(`/api/convoys/${convoyId}/manifest/lines`, place);

      const wrong: string[] = [];
      const page = await atThePage(as, `#/case/${after}`);
      await unfold(page);
      await page.locator('select[name=outcome]').selectOption('admitted');
      wrong.push(...(await look(page, as, 'aftercare')));
      await page.goto(`${office.url}/#/case/${before}`);
      await settled(page);
      await unfold(page);
      wrong.push(...(await look(page, as, 'bed-picker')));
      await page.goto(`${office.url}/#/open-points`);
      await settled(page);
      wrong.push(...(await look(page, as, 'open-points-aftercare')));
      await page.goto(`${office.url}/#/convoy/${convoyId}`);
      await settled(page);
      await unfold(page);
      await page.locator('select[name=out]').selectOption(out);
      await page.locator('.round-reserve summary').click();
      await page.locator('.round-reserve ul').first().waitFor();
      wrong.push(...(await look(page, as, 'reserve')));
      await page.context().close();
      await coordinator.created(`/api/convoys/${convoyId}/manifest/lines/${String(line.lineId)}/removal`);
      expect(wrong).toEqual([]);
    },
    240_000,
  );
});
