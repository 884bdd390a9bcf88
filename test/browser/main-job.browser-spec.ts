import { type MessageKey } from '@corridor/messages/index';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator } from 'playwright-core';
import { Office } from '../support/office';
import type { Person } from '../support/person';
import { AtAScreen, say, saying } from './at-a-screen';
import { openBrowser } from './browser';

const FACTS = join(__dirname, '../../data/december-2017');
const FROM = 'Eastern Ghouta';
const VIA = 'Crossing point';
const TO = 'Hospital';
const PLACES = new RegExp(`${FROM}|${VIA}|${TO}`);

/**
 * The main job straight through, as people do it at their screens: from the facts of December 2017 to the donor's count.
 * Each step goes on where the one before it ended.
 */
describe('the main job at the screens', () => {
  let office: Office;
  let browser: Browser;
  let people: Readonly<Record<'coordinator' | 'nurse' | 'duty' | 'donor', Person>>;
  let coordinator: AtAScreen;
  let nurse: AtAScreen;
  const screens: AtAScreen[] = [];
  const codes: string[] = [];
  let convoyPath = '';
  let reference = '';

  const sit = async (who: string, width: 360 | 1280 = 1280): Promise<AtAScreen> => {
    const screen = await AtAScreen.of(browser, who, office.url, width);
    screens.push(screen);
    return screen;
  };

  beforeAll(async () => {
    office = await Office.open();
    browser = await openBrowser();
    people = {
      coordinator: await office.person('coordinator'),
      nurse: await office.person('field'),
      duty: await office.person('duty_officer'),
      donor: await office.person('donor'),
    };
    coordinator = await sit('coordinator');
    nurse = await sit('nurse', 360);
  }, 120_000);

  afterAll(async () => {
    for (const screen of screens) await screen.leave();
    await browser.close();
    await office.close();
  }, 60_000);

  it('takes in the facts and shows an area’s estimates side by side', async () => {
    await coordinator.signIn(people.coordinator.name, '/');
    await coordinator.go('console.nav_areas');
    const form = await coordinator.unfold('areas.import_title');
    for (const [file, kind] of [
      ['enclaves.csv', 'areas.import_enclaves'],
      ['access-classifications.csv', 'areas.import_classifications'],
      ['population-estimates.csv', 'areas.import_estimates'],
    ] as const) {
      const rows = readFileSync(join(FACTS, file), 'utf8').trim().split('\n').length - 1;
      await coordinator.choose('areas.import_kind', say(kind), form);
      await form.getByLabel(say('areas.import_file')).setInputFiles(join(FACTS, file));
      await coordinator.record('areas.import_run', form);
      await coordinator.sees(say('areas.import_done', { applied: rows, there: 0, refused: 0 }), form);
    }

    await coordinator.page.getByRole('table').getByRole('link', { name: FROM }).click();
    await coordinator.page.getByRole('heading', { name: FROM }).waitFor();
    const estimates = coordinator.page.getByRole('table', { name: say('areas.side_by_side') });
    expect(await estimates.getByRole('row').count()).toBe(1 + 7);
    const said = (await estimates.innerText()).replaceAll(/\s+/g, ' ');
    for (const words of ['OCHA', 'REACH', 'PAX Siege Watch', 'AFP', '393,300', '424,260', '400,000'])
      expect(said).toContain(words);
    await coordinator.keepPicture('01-area');
  }, 120_000);

  it('puts the duty officer on watch', async () => {
    await coordinator.go('console.nav_watches');
    await coordinator.sees(say('watches.empty'));
    const form = await coordinator.unfold('watches.stand');
    await coordinator.choose('watches.person', people.duty.name, form);
    await coordinator.record('watches.stand', form);
    await coordinator.page.getByRole('row').filter({ hasText: people.duty.name }).waitFor();
    await coordinator.keepPicture('02-on-duty');
  }, 60_000);

  it('takes five patients with a companion each on the nurse’s phone', async () => {
    await nurse.signIn(people.nurse.name, '/field');
    const { page } = nurse;
    for (let i = 1; i <= 5; i += 1) {
      await nurse.go('field.new_patient');
      await page.getByRole('heading', { name: say('field.new_patient') }).waitFor();
      for (const key of ['case.age_label', 'case.sex_label', 'case.acuity_label'] as const)
        await page
          .getByRole('group', { name: say(key), exact: true })
          .getByRole('radio', { name: say('common.unknown'), exact: true })
          .check();
      await nurse.choose('case.condition_label', say('case.condition.unknown'));
      await nurse.choose('case.area_label', FROM);
      await nurse.press('field.more', { what: say('case.companions_label') });
      await nurse.choose('case.relation_label', say('case.relation.mother'));
      if (i === 1) await nurse.keepPicture('03-new-patient');
      await nurse.press('field.new_patient_send');

      await page.getByRole('heading', { name: say('field.write_code') }).waitFor();
      await nurse.sees(saying('field.received', 'time'));
      const large = page.locator('.code-large');
      expect(await large.evaluate((shown) => Number.parseFloat(getComputedStyle(shown).fontSize))).toBeGreaterThan(40);
      const code = (await large.innerText()).trim();
      codes.push(code);
      if (i === 1) await nurse.keepPicture('04-code');
      await nurse.go('field.done');
      await nurse.sees(code);
    }
    expect(new Set(codes).size).toBe(5);
  }, 180_000);

  it('plans a convoy of two legs, fills it, freezes the list, releases it', async () => {
    const { page } = coordinator;
    await coordinator.go('console.nav_convoys');
    await coordinator.go('convoys.plan');
    await coordinator.choose('convoys.area', FROM);
    for (const [position, from, to, leaves] of [
      [1, FROM, VIA, 60],
      [2, VIA, TO, 150],
    ] as const) {
      const leg = page.getByRole('group', { name: say('convoys.leg', { n: position }), exact: true });
      await coordinator.fill('convoys.from_place', from, leg);
      await coordinator.fill('convoys.to_place', to, leg);
      await coordinator.fill('convoys.planned_departure', inDamascus(leaves), leg);
      await coordinator.fill('convoys.planned_arrival', inDamascus(leaves + 60), leg);
    }
    await coordinator.fill('convoys.label', 'Alpha 1');
    await coordinator.choose('convoys.kind', say('convoy.vehicle.ambulance'));
    await coordinator.count('convoys.seats', 6);
    await coordinator.count('convoys.stretchers', 6);
    await coordinator.keepPicture('05-convoy-plan');
    await coordinator.record('convoys.plan');
    await page.getByRole('table', { name: say('convoys.vehicles') }).waitFor();
    convoyPath = new URL(page.url()).hash;
    reference = (await page.getByRole('heading', { level: 1 }).innerText()).trim();

    const task = await coordinator.unfold('convoy.action.assign');
    await coordinator.choose('convoys.account', people.nurse.name, task);
    await coordinator.choose('convoys.task', say('convoy.task.nurse'), task);
    await coordinator.record('convoy.action.assign', task);
    await page.getByRole('table', { name: say('convoys.assignments') }).waitFor();

    const form = await coordinator.unfold('convoy.action.put_on_manifest');
    for (const [i, code] of codes.entries()) {
      await putOn(form, code, 'convoy.person.patient', say('convoys.place_n', { kind: stretcher, n: 7 + i }));
      await putOn(form, code, 'convoy.person.companion', say('convoys.place_n', { kind: seat, n: 1 + i }));
    }
    await coordinator.keepPicture('06-manifest');
    await coordinator.decide('convoy.action.freeze_manifest');
    await coordinator.sees(say('convoys.hash'));
    await coordinator.decide('convoy.action.release');
    await coordinator.sees(say('convoy.status.ready'), page.locator('.chips'));
    await coordinator.keepPicture('07-released');
  }, 180_000);

  const stretcher = say('convoy.place.stretcher');
  const seat = say('convoy.place.seat');

  async function putOn(form: Locator, code: string, person: MessageKey, place: string): Promise<void> {
    await coordinator.choose('convoys.choose_case', code, form);
    await coordinator.choose('convoys.choose_person', say(person), form);
    await coordinator.choose('convoys.choose_place', place, form);
    await coordinator.record('convoy.action.put_on_manifest', form);
    const lines = coordinator.page.getByRole('table', { name: say('convoys.manifest') }).getByRole('row');
    await lines.filter({ hasText: code }).filter({ hasText: place }).waitFor();
  }

  it('goes over both legs on the nurse’s phone, for a while without a connection', async () => {
    const { page } = nurse;
    const sent = (what: string): Locator => page.getByRole('listitem').filter({ hasText: what });
    const stops = `${say('convoy.report.stopped')}: ${say('convoy.reason.held_by')}`;

    await nurse.wake();
    await page.getByRole('heading', { name: reference }).waitFor();
    await nurse.sees(say('field.listed', { patients: 5, companions: 5 }));
    await nurse.press('field.fewer', { what: say('field.patients') });
    await nurse.press('field.send_count');
    const count = say('field.count_value', { patients: 4, companions: 5 });
    await nurse.sees(saying('field.received_looked_at', 'time'), sent(count));
    await nurse.keepPicture('08-head-count');

    await nurse.press('field.left_place', { place: FROM });
    await nurse.sees(saying('field.received', 'time'), sent(say('convoy.report.left')));
    await nurse.sees(say('convoy.status.en_route'));

    await nurse.goOffline(true);
    await nurse.press('convoy.report.stopped');
    await page
      .getByRole('group', { name: say('field.why_stopped') })
      .getByRole('radio', { name: say('convoy.reason.held_by') })
      .check();
    await nurse.press('field.send_stopped');
    await nurse.sees(say('field.not_sent'), sent(stops));
    await nurse.sees(say('field.unsent', { n: 1 }));
    await nurse.sees(say('convoy.status.held'));
    await nurse.keepPicture('09-no-connection');
    await baseReads('convoy.status.en_route');

    await nurse.goOffline(false);
    await nurse.sees(saying('field.received', 'time'), sent(stops));
    await page.getByText(say('field.unsent', { n: 1 })).waitFor({ state: 'detached' });
    await nurse.keepPicture('10-received');
    await baseReads('convoy.status.held');

    await nurse.press('convoy.report.moving');
    await nurse.press('field.arrived_place', { place: VIA });
    await nurse.press('field.left_place', { place: VIA });
    await nurse.press('field.arrived_place', { place: TO });
    await nurse.sees(say('field.wait_base_count'));
    await page.getByText(saying('field.received', 'time')).nth(6).waitFor();
    await nurse.keepPicture('11-arrived');
    await baseReads('convoy.status.arrived');
  }, 180_000);

  /** Nobody asks base's page to look: it hears by itself. */
  async function baseReads(status: MessageKey): Promise<void> {
    await coordinator.sees(say(status), coordinator.page.locator('.chips'));
  }

  it('tells those on duty by mail, in words for a lock screen', async () => {
    await office.drain();
    const administrator = await sit('administrator');
    await administrator.signIn(office.administrator.name, '/');
    await administrator.go('console.nav_mail');
    const { page } = administrator;
    const subject = say('mail.subject', { reference, event: say('event.convoy.departed') });
    const departure = page
      .getByRole('listitem')
      .filter({ hasText: `${people.duty.name}@` })
      .filter({ has: page.getByRole('heading', { name: subject }) });
    await departure.first().waitFor();
    await administrator.keepPicture('12-mail');
    expect(await page.getByRole('main').innerText()).not.toMatch(PLACES);
  }, 90_000);

  it('shows base what does not fit, counts people out and closes', async () => {
    const { page } = coordinator;
    await coordinator.go('console.nav_open_items');
    const item = page.getByRole('listitem').filter({ hasText: say('open_item.code.head_count_differs') });
    await item.getByRole('link', { name: reference }).waitFor();
    const facts = (await item.innerText()).replaceAll(/\s+/g, ' ');
    expect(facts).toContain(`${say('open_item.detail.patients')} 4`);
    expect(facts).toContain(`${say('open_item.detail.listedPatients')} 5`);
    await coordinator.keepPicture('13-open-points');

    await item.getByRole('link', { name: reference }).click();
    const form = await coordinator.unfold('convoy.action.declare_all_clear');
    expect(new URL(page.url()).hash).toBe(convoyPath);
    await coordinator.count('convoy.person.patient', 4, form);
    await coordinator.count('convoy.person.companion', 5, form);
    await coordinator.count('convoys.counted_vehicles', 1, form);
    await form.getByRole('checkbox', { name: `${codes[0] ?? ''} ${say('convoy.person.patient')}` }).check();
    await coordinator.record('convoy.action.declare_all_clear', form);
    await coordinator.sees(say('convoy.status.all_clear'), page.locator('.chips'));
    const stayed = page.getByRole('row').filter({ hasText: say('convoys.did_not_travel') });
    expect(await stayed.count()).toBe(1);
    expect(await stayed.innerText()).toContain(codes[0]);
    await coordinator.decide('convoy.action.close');
    await coordinator.sees(say('convoy.status.closed'), page.locator('.chips'));
    await coordinator.keepPicture('14-closed');
  }, 90_000);

  it('shows a donor nothing before the embargo is over, and then no count of 1 to 4', async () => {
    const donor = await sit('donor');
    const { page } = donor;
    const figure = (key: MessageKey): Locator =>
      page
        .getByRole('main')
        .locator('section')
        .filter({ has: page.getByRole('heading', { name: say(key) }) });
    const totalOf = (key: MessageKey, count: number): Locator =>
      figure(key)
        .getByRole('row', { name: `${say('figures.total')} ${String(count)}`, exact: true })
        .first();
    await donor.signIn(people.donor.name, '/');
    await donor.open('/reports');
    await totalOf('figures.evacuated_patients', 0).waitFor();
    await totalOf('figures.evacuated_companions', 0).waitFor();
    await donor.keepPicture('15-figures-under-embargo');

    office.clock.push(49 * 60);
    await donor.open('/reports'); // two days later the session is over: the page leads to the sign-in
    await donor.signIn(people.donor.name, '/');
    await donor.open('/reports');
    await totalOf('figures.evacuated_companions', 5).waitFor();
    await donor.keepPicture('16-figures');
    const tile = page.locator('dl > div').filter({ hasText: say('figures.evacuated_patients') });
    expect(await tile.getByRole('definition').first().innerText()).toBe(say('figures.total_withheld'));
    const patients = (await figure('figures.evacuated_patients').innerText()).replaceAll(/\s+/g, ' ');
    expect(patients).toContain(say('figures.small'));
    expect(patients.replaceAll(say('figures.small'), '')).not.toMatch(/\b4\b/);
  }, 90_000);

  it('gives no browser a reason to complain', () => {
    expect(screens.flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});

/** What a coordinator types for a moment so many minutes from now: the operation's own time. */
const inDamascus = (minutes: number): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Damascus', dateStyle: 'short', timeStyle: 'short' })
    .format(Date.now() + minutes * 60_000)
    .replace(' ', 'T');
