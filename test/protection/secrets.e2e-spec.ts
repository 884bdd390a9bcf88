import { OperationKeys } from '@corridor/storage/keys/operation-keys';
import { Rewrapping } from '@corridor/storage/keys/rewrapping';
import { verifyChain } from '@corridor/storage/ledger/verify';
import { Writer } from '@corridor/storage/writer';
import { filesHolding } from '../support/files-holding';
import { aRequest, fillAndRelease, importFacts, planConvoy } from '../support/main-job';
import { Office } from '../support/office';
import type { Person } from '../support/person';

const CANARY = 'Qwxyz-Canary';

describe('what is sealed', () => {
  let office: Office;
  let coordinator: Person;
  let reviewer: Person;
  let head: Person;
  let area: string;

  beforeAll(async () => {
    office = await Office.open();
    [coordinator, reviewer, head] = await Promise.all([
      office.person('coordinator'),
      office.person('medical_reviewer'),
      office.person('head_of_office'),
    ]);
    area = await importFacts(coordinator);
    // Mails are written about everything that follows: they too are searched.
    await coordinator.created('/api/watches', { scope: 'operation', leastSeverity: 'attention' });
    await head.created('/api/watches', { scope: 'operation', leastSeverity: 'attention' });
  }, 60_000);

  afterAll(async () => {
    await office.close();
  });

  const aPatient = async (name: string): Promise<string> =>
    String(
      (await coordinator.created('/api/evacuations', aRequest(area, { patientName: name, note: `${name} note` }))).id,
    );
  const nameOf = async (id: string, who = reviewer): Promise<string> =>
    String((await who.created(`/api/evacuations/${id}/disclosures`, { purpose: 'care' })).patientName);
  const propose = async (who: Person, path: string): Promise<string> =>
    String((await who.created(path, { reason: `${CANARY} reason` })).id);
  const rotate = async (): Promise<void> => {
    const id = await propose(head, '/api/operations/current/key-rotation');
    await office.administrator.created(`/api/proposals/${id}/signature?operationId=${office.operationId}`);
  };

  it('is wrapped anew by a new key while work goes on, and everything opens as before', async () => {
    const before = await Promise.all(Array.from({ length: 30 }, (_, i) => aPatient(`${CANARY} ${String(i)}`)));
    await coordinator.created('/api/incidents', { kind: 'shelling', areWeAffected: 'no', note: `${CANARY} first` });
    const pasted = await coordinator.created('/api/calls/pasted', { text: `${CANARY} pasted` });
    const meanwhile = Promise.all(Array.from({ length: 30 }, (_, i) => aPatient(`${CANARY} meanwhile ${String(i)}`)));
    await rotate();
    await rotate();
    const during = await meanwhile;
    await coordinator.created('/api/incidents', { kind: 'shelling', areWeAffected: 'no', note: `${CANARY} second` });
    await office.app.get(Rewrapping).catchUp();
    const keys = await office.storage.records('caseKeys', '');
    expect(new Set(keys.map(({ keyVersion }) => keyVersion))).toEqual(new Set([3]));
    const wrapped = { version: 3, caseKeys: keys.length, wrappedByOlder: 0 };
    expect(await head.read('/api/operations/current/keys')).toEqual(wrapped);
    expect(await nameOf(before[7]!)).toBe(`${CANARY} 7`);
    expect(await nameOf(during[7]!)).toBe(`${CANARY} meanwhile 7`);
    const { items } = await coordinator.read('/api/incidents');
    const notes = await Promise.all(
      items.map(({ id }: { id: string }) =>
        coordinator.created(`/api/incidents/${id}/disclosures`, { purpose: 'duty' }),
      ),
    );
    expect(JSON.stringify(notes)).toContain(`${CANARY} first`);
    expect(JSON.stringify(notes)).toContain(`${CANARY} second`);
    const path = `/api/calls/pasted/${String(pasted.id)}/disclosures`;
    expect(await coordinator.created(path, { purpose: 'duty' })).toMatchObject({ text: `${CANARY} pasted` });
    expect(await verifyChain(office.storage, office.operationId)).toMatchObject({ intact: true });
  }, 60_000);

  it('loses nothing where a rotation dies at any step', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, (_, i) => aPatient(`${CANARY} step ${String(i)}`)));
    const writer = office.app.get(Writer);
    const rewrapping = office.app.get(Rewrapping);
    const held = jest.spyOn(rewrapping, 'catchUp').mockResolvedValue(0);
    await rotate();
    const { caseKeys, wrappedByOlder } = await head.read('/api/operations/current/keys');
    held.mockRestore();
    expect(caseKeys).toBeGreaterThanOrEqual(ids.length);
    expect(wrappedByOlder).toBe(caseKeys);
    const real = writer.transaction.bind(writer);
    // Dies before the commit of the first, second, third … transaction: nothing of it stands.
    for (let dying = 0; dying < 4; dying += 1) {
      let left = dying;
      const died = jest.spyOn(writer, 'transaction').mockImplementation((work) =>
        real(async (transaction) => {
          const answer = await work(transaction);
          if (left === 0) throw new Error('killed');
          left -= 1;
          return answer;
        }),
      );
      await rewrapping.catchUp().catch((error: Error) => expect(error.message).toBe('killed'));
      died.mockRestore();
      for (const [i, id] of ids.entries()) expect(await nameOf(id)).toBe(`${CANARY} step ${String(i)}`);
    }
    await rewrapping.catchUp();
    const newest = await office.storage.records('operationKeys', 'WHERE operation_id = $1 ORDER BY version DESC', [
      office.operationId,
    ]);
    const behind = await office.storage.records('caseKeys', 'WHERE key_version < $1', [newest[0]?.version]);
    expect(behind).toEqual([]);
  }, 60_000);

  it('hears within seconds of a key that another process put in', async () => {
    const id = await aPatient(`${CANARY} elsewhere`);
    const keys = office.app.get(OperationKeys);
    await keys.of(office.operationId);
    await rotate();
    await office.app.get(Rewrapping).catchUp();
    expect(await nameOf(id)).toBe(`${CANARY} elsewhere`);
  });

  it('takes two people to erase, and is then nowhere', async () => {
    const convoy = await planConvoy(coordinator, area);
    await fillAndRelease(coordinator, area, convoy, 1);
    const id = await aPatient(`${CANARY} Erased`);
    await coordinator.created('/api/calls', {
      about: { kind: 'case', id },
      note: `${CANARY} call`,
      reporter: { channel: 'phone', saidBy: `${CANARY} caller` },
    });
    const proposal = await propose(coordinator, `/api/evacuations/${id}/erasure`);
    expect(await coordinator.refused(`/api/evacuations/${id}/erasure`, { reason: 'again' })).toBe(
      '409 proposal.waits_already',
    );
    expect(await coordinator.refused(`/api/proposals/${proposal}/signature`)).toBe('422 proposal.signed_by_oneself');
    expect(await nameOf(id)).toBe(`${CANARY} Erased`);
    const { items } = await coordinator.read('/api/open-items');
    const item = items.find(({ subjectId }: { subjectId: string }) => subjectId === id);
    expect(item).toMatchObject({ kind: 'countersign', code: 'signature_awaited' });
    expect(item.dueAt).not.toBeNull();
    expect(await coordinator.refused(`/api/open-items/${String(item.id)}/resolution`, { note: 'x' })).toBe(
      '422 open_item.needs_signature',
    );
    const { reason } = await reviewer.created(`/api/proposals/${proposal}/disclosures`, { purpose: 'audit' });
    expect(reason).toBe(`${CANARY} reason`);

    const both = await Promise.all([
      reviewer.send('POST', `/api/proposals/${proposal}/signature`, { body: {} }),
      head.send('POST', `/api/proposals/${proposal}/signature`, { body: {} }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 422]);
    expect(await reviewer.refused(`/api/evacuations/${id}/disclosures`, { purpose: 'care' })).toBe(
      '422 evacuation.erased',
    );
    expect(await office.storage.records('caseKeys', 'WHERE case_id = $1', [id])).toEqual([]);
    expect((await coordinator.read(`/api/evacuations/${id}`)).erasedAt).not.toBeNull();
    const { items: still } = await coordinator.read('/api/open-items');
    expect(still.filter(({ subjectId }: { subjectId: string }) => subjectId === id)).toEqual([]);
    // Nothing that is typed about it is lost in silence, and what happened can still be reported.
    const call = { about: { kind: 'case', id }, note: 'x', reporter: { channel: 'phone' } };
    expect(await coordinator.refused('/api/calls', call)).toBe('422 evacuation.erased');
    expect(await coordinator.created(`/api/evacuations/${id}/deaths`)).toMatchObject({ outcome: 'applied' });
    expect(await verifyChain(office.storage, office.operationId)).toMatchObject({ intact: true });
    const bodies = await office.storage.all('SELECT body FROM ledger_bodies');
    expect(JSON.stringify(bodies)).not.toContain(CANARY);
    await office.drain();
    expect(filesHolding(office.dataDir, CANARY)).toEqual([]);
  });

  it('stays as it was where the second person declines', async () => {
    const id = await aPatient(`${CANARY} Declined`);
    const proposal = await propose(coordinator, `/api/evacuations/${id}/erasure`);
    await head.created(`/api/proposals/${proposal}/decline`);
    expect(await reviewer.refused(`/api/proposals/${proposal}/signature`)).toBe('422 proposal.already_settled');
    expect(await nameOf(id)).toBe(`${CANARY} Declined`);
  });

  it('goes by itself a year after the case has ended, also where the operation is closed', async () => {
    const id = await aPatient(`${CANARY} Kept a year`);
    await coordinator.created(`/api/evacuations/${id}/deaths`);
    await coordinator.created(`/api/evacuations/${id}/deaths/confirmation`);
    office.clock.push(364 * 24 * 60);
    await office.sweep();
    expect(await office.storage.records('caseKeys', 'WHERE case_id = $1', [id])).toHaveLength(1);
    office.clock.push(2 * 24 * 60);
    await office.sweep();
    expect(await office.storage.records('caseKeys', 'WHERE case_id = $1', [id])).toEqual([]);
    const [entry] = await office.storage.all<{ body: string }>(
      `SELECT b.body FROM ledger_bodies b JOIN entry_subjects s ON s.operation_id = b.operation_id AND s.seq = b.seq
        WHERE s.kind = 'case' AND s.subject_id = $1 ORDER BY b.seq DESC LIMIT 1`,
      [id],
    );
    expect(entry?.body).toContain('retention');
  });
});

describe('who a patient is, in an emergency', () => {
  let office: Office;

  beforeAll(async () => {
    office = await Office.open();
  }, 60_000);

  afterAll(async () => {
    await office.close();
  });

  it('opens for one person, for an hour, with a reason, and never in silence', async () => {
    const [coordinator, duty, other, head] = await Promise.all([
      office.person('coordinator'),
      office.person('duty_officer'),
      office.person('duty_officer'),
      office.person('head_of_office'),
    ]);
    const area = await importFacts(coordinator);
    await head.created('/api/watches', { scope: 'operation', leastSeverity: 'alarm' });
    const request = aRequest(area, { patientName: 'Invented Patient', note: 'Invented diagnosis' });
    const { id } = await coordinator.created('/api/evacuations', request);
    const path = `/api/evacuations/${String(id)}/glass`;
    expect(await duty.refused(`${path}/disclosures`, { purpose: 'care' })).toBe('404 evacuation.unknown');
    expect(await duty.refused(path, {})).toBe('400 request.invalid');
    await duty.created(path, { reason: 'Invented: nobody else is awake' });
    const shown = await duty.created(`${path}/disclosures`, { purpose: 'care' });
    expect(shown).toMatchObject({ patientName: 'Invented Patient', note: 'Invented diagnosis' });
    expect(await other.refused(`${path}/disclosures`, { purpose: 'care' })).toBe('404 evacuation.unknown');
    await office.drain();
    const inbox = await head.read('/api/notifications');
    expect(inbox.items).toEqual([expect.objectContaining({ event: 'evacuation.glass_broken', severity: 'alarm' })]);
    const { items: readers } = await head.read(`/api/evacuations/${String(id)}/disclosures`);
    expect(readers).toEqual([expect.objectContaining({ readBy: duty.accountId })]);
    const reasons = await head.created(`${path}/reasons/disclosures`, { purpose: 'audit' });
    expect(reasons.items).toEqual([expect.objectContaining({ reason: 'Invented: nobody else is awake' })]);

    const { items } = await duty.read('/api/open-items');
    const review = `/api/open-items/${String(items[0].id)}/resolution`;
    expect(items[0]).toMatchObject({ code: 'glass_broken', kind: 'countersign' });
    expect(await duty.refused(review, { note: 'Invented' })).toBe('422 open_item.needs_another_person');
    await head.created(review, { note: 'Invented: it was right' });

    office.clock.push(61);
    expect(await duty.refused(`${path}/disclosures`, { purpose: 'care' })).toBe('404 evacuation.unknown');
  });
});
