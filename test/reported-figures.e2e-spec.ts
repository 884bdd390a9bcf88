import { readFileSync } from 'node:fs';
import { Office } from './support/office';
import type { Person } from './support/person';

const FACTS = readFileSync('data/december-2017/reported-figures-december-2017.csv', 'utf8');
const aFigure = {
  what: 'waiting',
  value: 494,
  qualifier: 'exact',
  asOf: '2017-12',
  knownOn: '2017-12-27',
  source: 'Invented Source',
};

describe('reported figures', () => {
  let office: Office;
  let coordinator: Person;

  beforeAll(async () => {
    office = await Office.open();
    coordinator = await office.person('coordinator');
  }, 60_000);

  afterAll(async () => {
    await office.close();
  });

  const importing = (): Promise<Record<string, unknown>> =>
    coordinator.created('/api/imports/reported-figures', FACTS, { type: 'text/csv' });

  it('come in from the facts, once, and stand side by side with what does not add up', async () => {
    const rows = FACTS.trim().split('\n').length - 1;
    expect(await importing()).toMatchObject({ applied: rows, alreadyThere: 0, refused: [] });
    expect(await importing()).toMatchObject({ applied: 0, alreadyThere: rows, refused: [] });
    const { groups, sumsThatDiffer } = await coordinator.read('/api/reports/reported-figures');
    const waiting = groups.find(({ what }: { what: string }) => what === 'waiting');
    expect(waiting).toMatchObject({ low: 494, high: 641 });
    expect(waiting.figures.map(({ value }: { value: number }) => value).sort()).toEqual([494, 558, 637, 641]);
    expect(sumsThatDiffer).toEqual([
      expect.objectContaining({ source: 'SARC', sum: 85, stated: 86, asOf: '2017-12-29' }),
    ]);
  });

  it('are written by who analyses and read by donors, and leave no typed word in the ledger', async () => {
    const [donor, nurse] = await Promise.all([office.person('donor'), office.person('field')]);
    const { seq } = await coordinator.created('/api/reports/reported-figures', { ...aFigure, source: 'Typed Words' });
    expect(await donor.refused('/api/reports/reported-figures', aFigure)).toBe('403 permission.denied');
    expect((await nurse.send('GET', '/api/reports/reported-figures')).status).toBe(403);
    expect((await donor.read('/api/reports/reported-figures')).groups.length).toBeGreaterThan(0);
    const bodies = await office.storage.all<{ body: string }>('SELECT body FROM ledger_bodies WHERE seq = $1', [seq]);
    expect(bodies.map(({ body }) => body).join()).not.toContain('Typed Words');
  });

  it.each([
    ['a negative number', { value: -1 }, '400 request.invalid'],
    ['a day that is none', { asOf: '2017-13' }, '400 request.invalid'],
    ['words for a code', { what: 'People Waiting' }, '400 request.invalid'],
    ['a day of publication before what it is about', { knownOn: '2017-11-30' }, '400 figure.known_too_early'],
  ])('are refused with %s, and nothing changes', async (_, wrong, code) => {
    const before = await coordinator.read('/api/reports/reported-figures');
    expect(await coordinator.refused('/api/reports/reported-figures', { ...aFigure, ...wrong })).toBe(code);
    expect(await coordinator.read('/api/reports/reported-figures')).toEqual(before);
  });
});
