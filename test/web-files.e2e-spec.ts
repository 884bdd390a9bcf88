import { Office } from './support/office';

/** What a browser gets; `npm test` has built it. */
describe('the pages', () => {
  let office: Office;

  beforeAll(async () => {
    office = await Office.open();
  }, 60_000);

  afterAll(async () => {
    await office.close();
  });

  it.each(['/', '/field'])('%s is asked for each time, and its files stay for good, compressed', async (path) => {
    const page = await fetch(office.url + path);
    expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-cache']);
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    const html = await page.text();
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|\sstyle=|https?:\/\//);
    const files = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+\.(?:js|css))"/g)].map(([, file]) => file ?? '');
    expect(files.length).toBeGreaterThan(1);
    for (const file of files) {
      const { status, headers } = await fetch(office.url + file, { headers: { 'accept-encoding': 'br' } });
      expect([file, status, headers.get('content-encoding')]).toEqual([file, 200, 'br']);
      expect(headers.get('cache-control')).toContain('immutable');
    }
  });

  it('of the reports has a stylesheet that is asked for each time, and leads who is not signed in to the sign-in', async () => {
    expect((await fetch(`${office.url}/assets/reports.css`)).headers.get('cache-control')).toBe('no-cache');
    const reports = await fetch(`${office.url}/reports`, { redirect: 'manual' });
    expect([reports.status, reports.headers.get('location')]).toEqual([303, '/']);
  });
});
