import { can } from '@corridor/domain/accounts';
import { RuleViolation, unknown } from '@corridor/domain/commands';
import { type MedevacCase, readCaseCode } from '@corridor/domain/evacuations';
import { type ListVersionAnswer, type NewListVersion, recordListVersion } from '@corridor/domain/lists';
import { firstWaiting } from '@corridor/storage/evacuations/rank';
import { Seals } from '@corridor/storage/keys/seals';
import { Storage } from '@corridor/storage/storage';
import { needsOfPlace, placeOf } from '@corridor/storage/touched';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import type { UseCase } from '@corridor/storage/use-case';
import type { Rows } from '@corridor/storage/working-set';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { type Envelope, submission } from '../http/caller';
import type { RecordListVersionDto } from './record-list-version.dto';

interface Named {
  readonly caseIds: readonly string[];
  readonly codes: readonly string[];
}

const recording: UseCase<{ readonly said: NewListVersion; readonly named: Named }, ListVersionAnswer> = {
  needs: [
    ({ subject, payload: { named } }) => ({
      ...needsOfPlace(subject),
      listVersions: { listId: [subject.id] },
      medevacCases: { id: named.caseIds, code: named.codes },
    }),
  ],
  touches: (rows, { subject }) => placeOf(rows, subject),
  decide: (rows, { operationId, subject, payload: { said, named }, actorId }, { now, actor, sha256 }) => {
    const people = [
      ...named.caseIds.map((id) => rows.get('medevacCases', id, 'evacuation')),
      ...named.codes.map((code) => byCode(rows, code)),
    ];
    // A list for all areas is open to who reaches all of them; of each case it is asked all the same.
    const beyond = people.find(({ enclaveId }) => !can(actor, 'evacuations.read', { operationId, enclaveId }));
    if (beyond) throw unknown('evacuation', beyond.id);
    const list = rows.get('evacuationLists', subject.id, 'list');
    const before = rows.where('listVersions', 'listId', subject.id);
    return recordListVersion(list, before, said, people, { now, actorId, sha256 });
  },
};

function byCode(rows: Rows, code: string): MedevacCase {
  const [found] = rows.where('medevacCases', 'code', code);
  if (!found) throw new RuleViolation('list_version.code_unknown', { code }, 'not_found');
  return found;
}

/** Records what a list says now. */
@Injectable()
export class RecordListVersion {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly seals: Seals,
    private readonly storage: Storage,
  ) {}

  async execute(envelope: Envelope, listId: string, dto: RecordListVersionDto) {
    const { operation } = envelope;
    const subject = { kind: 'list', id: listId } as const;
    const named = await this.named(operation.id, listId, dto);
    const id = uuid();
    const field = `version:${id}:note`;
    const { ids, beside } = await this.seals.underOperationKey(operation.id, subject, { [field]: dto.note });
    const { asOf, reportedTotal = null, whatItCounts } = dto;
    const said: NewListVersion = { id, asOf, reportedTotal, whatItCounts, noteId: ids[field] ?? null };
    const made = submission(envelope, { name: 'record_list_version', subject }, { said, named }, dto);
    return this.unitOfWork.run({ ...made, beside }, recording);
  }

  /** Who is meant. Those who stand first are who stood there when base was asked. */
  private async named(operationId: string, listId: string, dto: RecordListVersionDto): Promise<Named> {
    const { caseIds = [], codes = [], first } = dto;
    if ([dto.caseIds, dto.codes, first].filter((each) => each !== undefined).length > 1)
      throw new RuleViolation('list_version.named_in_two_ways', {}, 'invalid');
    if (first === undefined) return { caseIds, codes: codes.map(readCode) };
    const [list] = await this.storage.records('evacuationLists', 'WHERE operation_id = $1 AND id = $2', [
      operationId,
      listId,
    ]);
    if (!list) throw unknown('list', listId);
    return { caseIds: await firstWaiting(this.storage, operationId, list.enclaveId, first), codes: [] };
  }
}

function readCode(written: string): string {
  const code = readCaseCode(written);
  if (code === null) throw new RuleViolation('evacuation.card_code_misread', {}, 'invalid');
  return code;
}
