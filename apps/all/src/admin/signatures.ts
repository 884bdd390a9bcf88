import type { Proposal, ProposalKind } from '@corridor/domain/open-items';
import { NotDone } from './command';
import { say, sayTable } from './progress';
import type { RunningOffice } from './running-office';

type Waiting = Pick<Proposal, 'id' | 'kind' | 'proposedAt'> & {
  readonly reference: string | null;
  readonly proposedByName: string;
  readonly isMine: boolean;
};

/** What waits for a second person, with the ids by which it is signed. */
export async function sayWaiting(office: RunningOffice, kind: ProposalKind): Promise<void> {
  const waiting = await waitingOf(office, kind);
  if (waiting.length === 0) return say('Nothing waits for a second signature.');
  say('Waiting for a second signature:');
  sayTable(
    waiting.map(({ id, reference, proposedByName, proposedAt, isMine }) => [
      id,
      ...(reference === null ? [] : [reference]),
      isMine ? 'asked for by you: another person signs' : `asked for by ${proposedByName}`,
      proposedAt,
    ]),
  );
}

export async function proposeWith(office: RunningOffice, path: string, reason: string, command: string): Promise<void> {
  const { id } = await office.write<{ readonly id: string }>(path, { reason });
  say('Asked for. Nothing has happened yet: a second person signs with');
  say(`  npm run admin -- ${command} sign ${id} --as NAME`);
}

/** Why it was asked for; the reading is on record. */
export async function sayReason(office: RunningOffice, kind: ProposalKind, id: string): Promise<void> {
  await waitingUnder(office, kind, id);
  const path = `/api/proposals/${id}/disclosures`;
  const { reason } = await office.write<{ readonly reason: string | null }>(path, { purpose: 'audit' });
  // Somebody typed it: nothing in it may steer a terminal.
  say((reason ?? '').replaceAll(/\p{Cc}/gu, ' '));
}

/** Signs or declines what is of this kind, so that nobody signs one thing for another by its id. */
export async function settle(
  office: RunningOffice,
  kind: ProposalKind,
  id: string,
  how: 'signature' | 'decline',
): Promise<Waiting> {
  const found = await waitingUnder(office, kind, id);
  await office.write(`/api/proposals/${id}/${how}`);
  return found;
}

async function waitingUnder(office: RunningOffice, kind: ProposalKind, id: string): Promise<Waiting> {
  const found = (await waitingOf(office, kind)).find((each) => each.id === id);
  if (!found) throw new NotDone(`Nothing of this kind waits here under ${id} (proposal.unknown)`);
  return found;
}

async function waitingOf(office: RunningOffice, kind: ProposalKind): Promise<readonly Waiting[]> {
  const { items } = await office.read<{ readonly items: readonly Waiting[] }>('/api/proposals');
  return items.filter((each) => each.kind === kind);
}
