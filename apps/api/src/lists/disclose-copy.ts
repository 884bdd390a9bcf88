import { can, type Language } from '@corridor/domain/accounts';
import { unknown } from '@corridor/domain/commands';
import { contentOf, mustBeOpen, peopleOn } from '@corridor/domain/lists';
import { copyFile } from '@corridor/documents/list-copy-file';
import { type CopyOnPaper, type PersonOnPaper, renderCopyPage } from '@corridor/documents/list-copy-page';
import { AccessLog } from '@corridor/storage/keys/access-log';
import { Seals } from '@corridor/storage/keys/seals';
import { type PersonOnCopy, readPeople } from '@corridor/storage/lists/shareable';
import type { RecordOf } from '@corridor/storage/records';
import { Storage } from '@corridor/storage/storage';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../http/caller';
import type { DiscloseCopyDto } from './disclose-copy.dto';

/** What was taken out, as text: nothing of it is kept here. */
export interface CopyTaken {
  readonly fileName: string;
  readonly mediaType: string;
  readonly content: string;
  readonly people: number;
  /** Patients whom the copy was to name, and who have declined, left, died or been erased since. */
  readonly leftOut: readonly string[];
  /** Those of them who do not agree any more to be named to this recipient. */
  readonly declinedToShare: number;
}

/**
 * Takes a copy's content out, for one of the two who signed for it. Everybody whom it names has a reading on record before it
 * is made, and so has the copy itself.
 */
@Injectable()
export class DiscloseCopy {
  constructor(
    private readonly storage: Storage,
    private readonly seals: Seals,
    private readonly accessLog: AccessLog,
  ) {}

  async execute(
    caller: Caller,
    id: string,
    { purpose, format, language }: DiscloseCopyDto,
    own: Language,
  ): Promise<CopyTaken> {
    const { operation, actor, now } = caller;
    const copy = await this.found(caller, id);
    mustBeOpen(copy, { now, actorId: actor.accountId });
    const lines = await this.storage.records('listCopyLines', 'WHERE copy_id = $1', [id]);
    const named = lines.flatMap(({ caseId }) => (caseId === null ? [] : [caseId]));
    const { included, leftOut, declinedToShare } = contentOf(await readPeople(this.storage, operation.id, named), copy);
    const subjects = [
      { subjectKind: 'list_copy', subjectId: id },
      ...included.map(({ patient }) => ({ subjectKind: 'case', subjectId: patient.id })),
    ];
    const reading = { operationId: operation.id, actorId: actor.accountId, purpose, at: now };
    await this.accessLog.noteAll(subjects.map((subject) => ({ ...subject, ...reading })));

    const people: PersonOnPaper[] = [];
    for (const each of included) people.push(...(await this.onPaper(copy, each)));
    const paper: CopyOnPaper = {
      ...(await this.headOf(copy)),
      operation,
      columns: copy.columns,
      people,
      madeAt: now,
      count: peopleOn(included, copy.columns),
    };
    const spoken = language ?? own;
    const isPage = format === 'page';
    return {
      // Names neither the recipient nor the place: a file's name is read over somebody's shoulder.
      fileName: `list-${String(copy.number)}-${copy.hash.slice(0, 8)}.${isPage ? 'html' : 'csv'}`,
      mediaType: isPage ? 'text/html' : 'text/csv',
      content: isPage ? renderCopyPage(paper, spoken) : copyFile(paper, spoken),
      people: paper.count,
      leftOut: leftOut.map(({ code }) => code),
      declinedToShare,
    };
  }

  /** What is out of the reader's reach answers as what does not exist. */
  private async found({ operation, actor }: Caller, id: string): Promise<RecordOf<'listCopies'>> {
    const [copy] = await this.storage.records('listCopies', 'WHERE operation_id = $1 AND id = $2', [operation.id, id]);
    const subject = { operationId: operation.id, enclaveId: copy?.enclaveId ?? null };
    if (!copy || !can(actor, 'lists.second_share', subject)) throw unknown('list_copy', id);
    return copy;
  }

  private async headOf({
    listId,
    versionId,
    number,
    recipientKind,
    recipientId,
    purpose,
    hash,
    expiresAt,
  }: RecordOf<'listCopies'>) {
    const table = recipientKind === 'party' ? 'parties' : 'organisations';
    const [[list], [version], [recipient]] = await Promise.all([
      this.storage.records('evacuationLists', 'WHERE id = $1', [listId]),
      this.storage.records('listVersions', 'WHERE id = $1', [versionId]),
      this.storage.records(table, 'WHERE id = $1', [recipientId]),
    ]);
    return {
      title: list?.title ?? '',
      versionNumber: version?.number ?? 0,
      asOf: version?.asOf ?? '',
      recipient: recipient?.name ?? '',
      number,
      purpose,
      hash,
      expiresAt,
    };
  }

  /** The patient, and who comes along where the copy says so: by name where it says names. */
  private async onPaper(
    { operationId, columns }: RecordOf<'listCopies'>,
    { patient, comingAlong }: PersonOnCopy,
  ): Promise<PersonOnPaper[]> {
    const words = columns.includes('name') ? await this.seals.openCase(operationId, patient.id) : {};
    const { code, sex, ageBand } = patient;
    return [
      { code, relation: null, name: words['patientName'] ?? null, sex, ageBand },
      ...(columns.includes('companions')
        ? comingAlong.map((each) => ({
            code,
            relation: each.relation,
            name: words[`companion:${each.id}`] ?? null,
            sex: each.sex,
            ageBand: each.ageBand,
          }))
        : []),
    ];
  }
}
