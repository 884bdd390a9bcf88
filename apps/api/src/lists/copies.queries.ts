import { areasOf, can } from '@corridor/domain/accounts';
import { unknown } from '@corridor/domain/commands';
import { askedOf, contentOf, type ListCopy, peopleOn, type RecipientKind } from '@corridor/domain/lists';
import { readPeople } from '@corridor/storage/lists/shareable';
import { Storage } from '@corridor/storage/storage';
import { areaOf, within } from '@corridor/storage/within';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../http/caller';
import { type Page, pageOf, type PageQuery } from '../http/page';

export type CopyShown = Omit<ListCopy, 'operationId' | 'enclaveId'> & {
  readonly title: string;
  readonly versionNumber: number;
  readonly recipient: string;
  readonly askedByName: string;
  readonly signedByName: string;
  /** How often its content was taken out. */
  readonly timesTaken: number;
  /** Whether the caller is one of the two who may take it out. */
  readonly isMine: boolean;
};

const beside = `(SELECT title FROM evacuation_lists l WHERE l.id = list_id) AS title,
  (SELECT v.number FROM list_versions v WHERE v.id = version_id) AS version_number,
  COALESCE((SELECT p.name FROM parties p WHERE p.id = recipient_id), (SELECT o.name FROM organisations o WHERE o.id = recipient_id)) AS recipient,
  (SELECT a.name FROM accounts a WHERE a.id = asked_by) AS asked_by_name,
  (SELECT a.name FROM accounts a WHERE a.id = signed_by) AS signed_by_name,
  (SELECT COUNT(*) FROM access_log g WHERE g.subject_kind = 'list_copy' AND g.subject_id = list_copies.id) AS times_taken`;

/** The register: who was given which list, by whom, until when, and what became of it. */
@Injectable()
export class CopiesQueries {
  constructor(private readonly storage: Storage) {}

  /** Newest first. */
  async register(caller: Caller, { after, limit }: PageQuery): Promise<Page<CopyShown>> {
    const parameters: unknown[] = [caller.operation.id, after ?? 'g'];
    const seen = within(areasOf(caller.actor, 'lists.second_share'), 'enclave_id', parameters);
    const rows = await this.read(
      caller,
      `WHERE operation_id = $1 AND id < $2${seen} ORDER BY id DESC LIMIT ${String(limit + 1)}`,
      parameters,
    );
    return pageOf(
      rows,
      limit,
      ({ id }) => id,
      (row) => row,
    );
  }

  /** The copies that named a patient: they may ask. Refuses with `evacuation.unknown`. */
  async ofCase(caller: Caller, caseId: string): Promise<{ readonly items: readonly CopyShown[] }> {
    const { operation, actor } = caller;
    const enclaveId = await areaOf(this.storage, operation.id, { kind: 'case', id: caseId });
    if (enclaveId === undefined || !can(actor, 'lists.second_share', { operationId: operation.id, enclaveId }))
      throw unknown('evacuation', caseId);
    const items = await this.read(
      caller,
      `WHERE operation_id = $1 AND id IN (SELECT copy_id FROM list_copy_lines WHERE case_id = $2) ORDER BY id DESC LIMIT 200`,
      [operation.id, caseId],
    );
    return { items };
  }

  /** What somebody is asked to sign for, as it would go out now: who is left out, and how many were never asked. */
  async asked({ operation, actor }: Caller, proposalId: string) {
    const [proposal] = await this.storage.records(
      'proposals',
      `WHERE operation_id = $1 AND id = $2 AND kind = 'share_list'`,
      [operation.id, proposalId],
    );
    const [list] = proposal ? await this.storage.records('evacuationLists', 'WHERE id = $1', [proposal.subjectId]) : [];
    const subject = { operationId: operation.id, enclaveId: list?.enclaveId ?? null };
    if (!proposal || !list || !can(actor, 'lists.second_share', subject)) throw unknown('proposal', proposalId);
    const asked = askedOf(proposal.details);
    const [[version], members] = await Promise.all([
      this.storage.records('listVersions', 'WHERE id = $1', [asked.versionId]),
      this.storage.records('listMemberships', 'WHERE version_id = $1', [asked.versionId]),
    ]);
    const people = await readPeople(
      this.storage,
      operation.id,
      members.map(({ caseId }) => caseId),
    );
    const { included, leftOut, neverAsked, declinedToShare, sharingUnanswered } = contentOf(people, asked);
    const { recipientKind, recipientId, columns, purpose, expiresAt } = asked;
    return {
      title: list.title,
      versionNumber: version?.number ?? null,
      recipientKind,
      recipient: await this.nameOf(recipientKind, recipientId),
      columns,
      purpose,
      expiresAt,
      patients: included.length,
      people: peopleOn(included, columns),
      leftOut,
      neverAsked,
      declinedToShare,
      sharingUnanswered,
    };
  }

  private async nameOf(kind: RecipientKind, id: string): Promise<string | null> {
    const table = kind === 'party' ? 'parties' : 'organisations';
    const [found] = await this.storage.records(table, 'WHERE id = $1', [id]);
    return found?.name ?? null;
  }

  private async read({ actor }: Caller, rest: string, parameters: readonly unknown[]): Promise<CopyShown[]> {
    const shape = this.storage.shape('listCopies');
    const rows = await this.storage.all<Record<string, unknown>>(
      `${shape.select.replace(' FROM ', `, ${beside} FROM `)} ${rest}`,
      parameters,
    );
    return rows.map((row) => {
      const { operationId: _operation, enclaveId: _area, ...copy } = shape.decode(row);
      return {
        ...copy,
        title: String(row['title']),
        versionNumber: Number(row['version_number']),
        recipient: String(row['recipient']),
        askedByName: String(row['asked_by_name']),
        signedByName: String(row['signed_by_name']),
        timesTaken: Number(row['times_taken']),
        isMine: [copy.askedBy, copy.signedBy].includes(actor.accountId),
      };
    });
  }
}
