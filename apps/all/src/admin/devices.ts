import { NotDone } from './command';
import { errand, errands } from './errand';
import { say, sayTable } from './progress';

interface Device {
  readonly id: string;
  readonly name: string;
  readonly accountName: string;
  readonly revokedAt: string | null;
  readonly lastHeardAt: string | null;
}

/** Phones that were set up, and the end of one. */
export const devices = errands({
  '': errand(
    { form: 'devices', says: 'lists the phones of the operation, and when each was last heard of' },
    async (office) => {
      const { items } = await office.read<{ readonly items: readonly Device[] }>('/api/devices');
      sayTable(
        items.map(({ id, name, accountName, revokedAt, lastHeardAt }) => [
          id,
          name,
          accountName,
          revokedAt === null ? `heard ${lastHeardAt ?? 'never'}` : `out of use since ${revokedAt}`,
        ]),
      );
    },
  ),
  revoke: errand({ form: 'devices revoke ID', says: 'takes a phone out of use, at once' }, async (office, id) => {
    const { items } = await office.read<{ readonly items: readonly Device[] }>('/api/devices');
    const found = items.find((each) => each.id === id);
    if (!found) throw new NotDone(`No phone of this operation has that id (device.unknown)`);
    await office.write(`/api/devices/${id}/revocation`);
    say(`${found.name} of ${found.accountName} is out of use. What it still sends waits for a person.`);
  }),
});
