import { readCaseCode } from '@corridor/domain/evacuations';
import { NotDone } from './command';
import { errand, errands } from './errand';
import { say } from './progress';
import type { RunningOffice } from './running-office';
import { proposeWith, sayReason, sayWaiting, settle } from './signatures';

/** Who a patient is, destroyed by two people. What happened stays, so that nobody goes uncounted. */
export const erase = errands({
  '': errand({ form: 'erase', says: 'lists the erasures that wait for a second signature' }, (office) =>
    sayWaiting(office, 'erase_case'),
  ),
  '*': errand(
    {
      form: 'erase CODE --reason WORDS',
      says: 'asks that who the patient of that case is be erased',
      options: { reason: { type: 'string' } },
      needs: ['reason'],
    },
    async (office, code, { reason = '' }) =>
      proposeWith(office, `/api/evacuations/${await caseOf(office, code)}/erasure`, reason, 'erase'),
  ),
  why: errand({ form: 'erase why ID', says: 'shows the reason; the reading is on record' }, (office, id) =>
    sayReason(office, 'erase_case', id),
  ),
  sign: errand(
    { form: 'erase sign ID', says: 'signs for it as the second person: it happens now' },
    async (office, id) => {
      const { reference } = await settle(office, 'erase_case', id, 'signature');
      say(`Erased: nobody can read any more who ${reference ?? 'the patient'} is.`);
      say('  A backup taken before still holds it, until that backup is over.');
    },
  ),
  decline: errand({ form: 'erase decline ID', says: 'says no to it' }, async (office, id) => {
    const { reference } = await settle(office, 'erase_case', id, 'decline');
    say(`Declined: ${reference ?? 'the case'} stays as it is.`);
  }),
});

async function caseOf(office: RunningOffice, written: string): Promise<string> {
  const code = readCaseCode(written);
  if (code === null)
    throw new NotDone('This is no code, or one of its characters was misread (evacuation.card_code_misread)');
  const { items } = await office.read<{ readonly items: readonly { kind: string; id: string; reference: string }[] }>(
    `/api/calls/subjects?like=${code}`,
  );
  const found = items.find(({ kind, reference }) => kind === 'case' && reference === code);
  if (!found) throw new NotDone(`No case within your reach has the code ${code} (evacuation.unknown)`);
  return found.id;
}
