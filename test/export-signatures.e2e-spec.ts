import { importFacts } from './support/main-job';
import { asCsv, inBase64 } from './support/messy-list';
import { Office } from './support/office';
import type { Person } from './support/person';

/** Who lets a list out that came in may take that back, and whoever may sign is asked to. */
describe('the signature that lets an incoming list out', () => {
  let office: Office;
  let reviewer: Person;
  let coordinator: Person;
  let head: Person;
  let importId: string;

  beforeAll(async () => {
    office = await Office.open();
    [reviewer, coordinator, head] = await Promise.all([
      office.person('medical_reviewer'),
      office.person('coordinator'),
      office.person('head_of_office'),
    ]);
    const enclaveId = await importFacts(coordinator);
    const { id: organisationId } = await coordinator.created('/api/organisations', { name: 'Invented Sender' });
    const rows = [
      ['Name', 'Sex', 'Area'],
      ['Name-701', 'F', ''],
    ];
    const form = { enclaveId, organisationId, sheet: 0, file: inBase64(asCsv(rows)), headerRow: 1 };
    const { body } = await reviewer.send('POST', '/api/imports', {
      body: JSON.stringify({ ...form, columns: ['name', 'sex', 'area'] }),
      type: 'application/vnd.corridor.list+json',
    });
    expect(body).toMatchObject({ taken: 1, leftOut: 0 });
    importId = String(body.id);
  }, 60_000);

  afterAll(async () => {
    await office.close();
  });

  const ask = async (): Promise<string> =>
    String((await reviewer.created(`/api/imports/${importId}/export-requests`, { reason: 'Invented reason' })).id);
  const settle = (who: Person, id: string, how: 'signature' | 'withdrawal') =>
    who.created(`/api/proposals/${id}/${how}`);
  const shut = () => reviewer.refused(`/api/imports/${importId}/exports`, { purpose: 'care' });

  it('is asked of everybody who may give it, though nobody stands a watch, and of nobody else', async () => {
    const id = await ask();
    await office.drain();
    const told = async (who: Person): Promise<unknown[]> =>
      (await who.read('/api/notifications')).items.filter(({ event }: { event: string }) => event === 'proposal.made');
    for (const who of [head, coordinator])
      expect(await told(who)).toEqual([expect.objectContaining({ subjectKind: 'import', subjectId: importId })]);
    expect(await told(reviewer)).toEqual([]);
    await coordinator.created(`/api/proposals/${id}/decline`);
  });

  it('is taken back by who signed, who cannot open the list, or by who asked', async () => {
    const asked = await ask();
    expect(await reviewer.refused(`/api/proposals/${asked}/withdrawal`)).toMatch(/ proposal.not_signed$/);
    await settle(head, asked, 'signature');
    const { items } = await head.read('/api/proposals');
    expect(items).toEqual([expect.objectContaining({ id: asked, openUntil: expect.any(String) })]);
    expect((await coordinator.read('/api/proposals')).items).toEqual([]);
    expect((await reviewer.read(`/api/imports/${importId}`)).export).toMatchObject({ signedId: asked });
    expect(await coordinator.refused(`/api/proposals/${asked}/withdrawal`)).toBe('403 proposal.not_a_signer');
    await settle(head, asked, 'withdrawal');
    expect(await head.refused(`/api/proposals/${asked}/withdrawal`)).toBe('422 proposal.not_signed');
    expect((await head.read('/api/proposals')).items).toEqual([]);
    expect(await shut()).toBe('422 import.export_unsigned');

    const again = await ask();
    await settle(head, again, 'signature');
    await settle(reviewer, again, 'withdrawal');
    expect(await shut()).toBe('422 import.export_unsigned');
    const entries = await office.storage.all<{ actor_id: string }>(
      `SELECT actor_id FROM ledger_entries WHERE name = 'proposal.signature_withdrawn' ORDER BY seq`,
    );
    expect(entries.map(({ actor_id: actorId }) => actorId)).toEqual([head.accountId, reviewer.accountId]);
  });
});
