import type { MessageKey } from '@corridor/messages/index';
import type { Browser, Page } from 'playwright-core';
import { ExerciseOnShow } from '../support/exercise-on-show';
import { AtAScreen, say } from './at-a-screen';
import { aVisitor, look, type Look, nameOf, openBrowser, settled } from './browser';

/** What a stranger has from the first click to the report. */
const FIVE_MINUTES_MS = 5 * 60_000;

const looks: readonly Look[] = [
  { language: 'ar', width: 360, scheme: 'light' },
  { language: 'en', width: 1280, scheme: 'dark' },
  { language: 'fr', width: 360, scheme: 'dark' },
];

let browser: Browser;
let show: ExerciseOnShow;

beforeAll(async () => {
  [browser, show] = await Promise.all([openBrowser(), ExerciseOnShow.open()]);
}, 120_000);

afterAll(async () => {
  await browser.close();
  await show.end();
  await show.place.remove();
}, 60_000);

describe('the five scenes, as a stranger walks through them', () => {
  let visitor: AtAScreen;
  let begun = 0;

  beforeAll(async () => {
    visitor = await AtAScreen.of(browser, 'visitor', show.url, 1280);
  });

  afterAll(async () => {
    await visitor.leave();
  });

  /** Goes to the page that the scene names. */
  const goTo = async (face: 'coordinator' | 'field' | 'donor', page: MessageKey): Promise<void> => {
    await visitor.press(`demo.as_${face}`, { page: say(page) });
  };
  const nextScene = (): Promise<void> => visitor.press('demo.next');

  it('enters by one click, and sees who waits while others are said to', async () => {
    begun = Date.now();
    await visitor.open('/');
    await visitor.press('demo.enter_coordinator');
    await visitor.sees(say('demo.scene_1_text'));
    await goTo('coordinator', 'demo.page_waiting');
    await visitor.page.getByRole('heading', { name: say('console.nav_waiting') }).waitFor();
    await visitor.keepPicture('demo-1');
  });

  it('finds the fifth seat of the first evening', async () => {
    await nextScene();
    await goTo('coordinator', 'demo.page_open_points');
    await visitor.sees(say('open_item.code.head_count_differs'));
    await goTo('coordinator', 'demo.page_first');
    await visitor.sees(say('convoys.did_not_travel'));
    await visitor.keepPicture('demo-2');
  });

  it('reads how a seat changed hands, and changes one', async () => {
    const { page } = visitor;
    await nextScene();
    await goTo('coordinator', 'demo.page_history');
    await visitor.sees(say('event.convoy.person_removed'));
    await goTo('coordinator', 'demo.page_draft');
    const lines = page.getByRole('table', { name: say('convoys.manifest') }).getByRole('row');
    await lines.nth(1).waitFor();
    const before = await lines.count();
    await visitor.record('convoy.action.take_off_manifest', lines.nth(1));
    await lines.nth(before - 1).waitFor({ state: 'detached' });
    const form = await visitor.unfold('convoy.action.put_on_manifest');
    await visitor.choose('convoys.choose_case', say('case.mobility.ambulatory'), form);
    await visitor.record('convoy.action.put_on_manifest', form);
    await lines.nth(before - 1).waitFor();
    await visitor.keepPicture('demo-3');
  });

  it('hears the alarm at the silence, and the phone sends what it kept', async () => {
    const { page } = visitor;
    await nextScene();
    await goTo('coordinator', 'demo.page_third');
    await visitor.press('demo.plus_15');
    await visitor.sees(say('convoys.overdue', { time: '19:42' }));
    await goTo('coordinator', 'demo.page_inbox');
    await visitor.sees(say('event.convoy.overdue'));
    await visitor.keepPicture('demo-4-alarm');

    await goTo('field', 'demo.page_phone');
    await page.locator('.words').waitFor();
    await visitor.goOffline(true);
    await page.locator('.word-next').click();
    await page.locator('.log-waiting').waitFor();
    await visitor.keepPicture('demo-4-phone');
    await visitor.goOffline(false);
    await page.locator('.log-waiting').waitFor({ state: 'detached' });
  });

  it('reads the report of the 31st within five minutes of the first click', async () => {
    const { page } = visitor;
    await page.locator('.demo-bar').click();
    await nextScene();
    await visitor.press('demo.to_the_31st');
    await visitor.sees('31 Dec 2017, 20:00');
    await goTo('donor', 'demo.page_report');
    await page.waitForURL('**/reports**');
    const tiles = await page.locator('.tiles').innerText();
    expect(tiles).toContain('29');
    expect(tiles).toContain('56');
    await visitor.keepPicture('demo-5');
    expect(Date.now() - begun).toBeLessThan(FIVE_MINUTES_MS);
    process.stdout.write(`the five scenes took ${String(Math.round((Date.now() - begun) / 1000))} s\n`);
  });

  it('starts again from the report, and nothing of it complained', async () => {
    await visitor.page.getByRole('link', { name: say('demo.to_controls') }).click();
    await visitor.sees(say('demo.scene_5_text'));
    await visitor.press('demo.start_again');
    await visitor.press('demo.start_again_sure');
    await visitor.sees('28 Dec 2017, 19:4');
    expect(visitor.complaints).toEqual([]);
  });
});

describe.each(looks.map((each) => [nameOf(each), each] as const))('the strip in %s', (_, as) => {
  it('has a door, and stays as it was left, on every face', async () => {
    const context = await aVisitor(browser, as);
    const page = await context.newPage();
    const wrong: string[] = [];
    const shows = async (name: string): Promise<void> => {
      wrong.push(...(await look(page, as, name)));
    };
    await page.goto(show.url);
    await page.locator('.demo-door').waitFor();
    await shows('demo-door');
    await page.locator('.demo-door button').first().click();
    await page.locator('.demo-bar').waitFor();
    await openStrip(page, true);
    for (const n of [0, 1, 2, 3, 4]) {
      await page.locator('.demo-steps button').nth(n).click();
      await shows(`demo-scene-${String(n + 1)}`);
    }
    await openStrip(page, false);
    await page.reload();
    await page.locator('.demo-bar').waitFor();
    expect(await page.locator('.demo-bar').getAttribute('aria-expanded')).toBe('false');
    await shows('demo-closed');

    await page.goto(`${show.url}/reports?lang=${as.language}`);
    await page.locator('.demo summary').click();
    await shows('demo-report');

    await context.clearCookies();
    await page.goto(`${show.url}/field`);
    await page.locator('.demo-door button').nth(1).click();
    await page.locator('.words').waitFor();
    // The first thing to tap is on the first screen.
    const next = await page.locator('.word-next').boundingBox();
    expect((next?.y ?? 0) + (next?.height ?? 0)).toBeLessThan(740);
    await shows('demo-field');
    await openStrip(page, true);
    await shows('demo-field-open');
    await context.close();
    expect(wrong).toEqual([]);
  });
});

async function openStrip(page: Page, wanted: boolean): Promise<void> {
  await settled(page);
  const bar = page.locator('.demo-bar');
  if ((await bar.getAttribute('aria-expanded')) !== String(wanted)) await bar.click();
}
