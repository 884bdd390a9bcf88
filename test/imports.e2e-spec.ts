import { importFacts } from './support/main-job';
import { Office } from './support/office';
import type { Person } from './support/person';

describe('facts from CSV', () => {
  let office: Office;
  let coordinator: Person;

  beforeAll(async () => {
    office = await Office.open();
    coordinator = await office.person('coordinator');
    await importFacts(coordinator);
  }, 60_000);

  afterAll(async () => {
    await office.close();
  });

  const post = (path: string, csv: string) =>
    coordinator.send('POST', `/api/imports/${path}`, { body: csv, type: 'text/csv' });

  it('stand side by side as their sources gave them', async () => {
    const { items } = await coordinator.read('/api/enclaves');
    expect(items).toHaveLength(12);
    const ghouta = items.find(({ slug }: { slug: string }) => slug === 'eastern-ghouta');
    const { estimates, classifications } = await coordinator.read(`/api/enclaves/${String(ghouta.id)}`);
    expect(estimates).toHaveLength(7);
    expect(estimates).toContainEqual(
      expect.objectContaining({
        value: 393_300,
        qualifier: 'exact',
        asOf: '2017-09-27',
        source: 'OCHA',
        sourceKey: 'C1',
      }),
    );
    expect(classifications).toHaveLength(3);
    expect(items.filter(({ classification }: { classification: unknown }) => classification === null).length).toBe(7);
  });

  it('may be written by hand too, with a source and no key of it', async () => {
    const { items } = await coordinator.read('/api/enclaves');
    const { id } = items.find(({ slug }: { slug: string }) => slug === 'yarmouk');
    const days = { knownOn: '2017-12-02', source: 'Invented Source' };
    const estimate = { enclaveId: id, value: 12_000, qualifier: 'about', asOf: '2017-12-01', ...days };
    expect(await coordinator.created('/api/population-estimates', estimate)).toMatchObject({ outcome: 'applied' });
    const opinion = { classification: 'besieged', classifier: 'Invented Source', effectiveOn: '2017-12-01' };
    expect(
      await coordinator.created(`/api/enclaves/${String(id)}/classifications`, { ...opinion, knownOn: '2017-12-02' }),
    ).toMatchObject({ outcome: 'applied' });
  });

  it('hold nothing of who is said to hold or besiege a place', async () => {
    const rows = await office.storage.all('SELECT * FROM enclaves');
    expect(JSON.stringify(rows)).not.toMatch(/Jaish|Government|groups/);
  });

  it('change nothing when they are imported again', async () => {
    const csv =
      'enclave,value,low,high,qualifier,as_of,known_on,known_on_basis,source,method,displaced_included,scope_note,source_key\nmadaya,41000,,,about,2016-02-01,2016-02-02,stated,Test source,,,,T1\n';
    const first = await post('population-estimates', csv);
    const second = await post('population-estimates', csv);
    expect([first.body.applied, second.body.applied, second.body.alreadyThere]).toEqual([1, 0, 1]);
  });

  it('name each row that is wrong, and take the others', async () => {
    const csv = [
      'enclave,classification,classifier,effective_on,known_on,known_on_basis,scope_note,source_key,held_by',
      'nowhere,besieged,OCHA,2017-01-01,2017-01-02,stated,,T1,someone',
      'madaya,surrounded,OCHA,2017-01-01,2017-01-02,stated,,T1,someone',
      'madaya,besieged,Test classifier,2017-01-01,2017-01-02,stated,,T1,someone',
    ].join('\n');
    const { body } = await post('access-classifications', csv);
    expect(body).toMatchObject({ applied: 1, ignoredColumns: ['held_by'] });
    expect(body.refused).toEqual([
      { row: 2, code: 'enclave.unknown', details: { slug: 'nowhere' } },
      { row: 3, code: 'request.invalid', details: { fields: ['classification'] } },
    ]);
  });

  it.each([
    ['no CSV at all', 'population-estimates', '"a,b\nc', 'import.not_csv'],
    ['a file without the columns', 'enclaves', 'one,two\n1,2\n', 'import.columns_missing'],
  ])('refuse %s', async (_, path, csv, code) => {
    const answer = await post(path, csv);
    expect([answer.status, answer.body.code]).toEqual([400, code]);
  });
});
