import { type Actor, type CaseTier, caseTiers, caseTiersOf, type PermissionSubject } from '@corridor/domain/accounts';
import { RuleViolation, unknown } from '@corridor/domain/commands';
import { isUnderWay, type MedevacCase } from '@corridor/domain/evacuations';
import { AccessLog } from '@corridor/storage/keys/access-log';
import { Seals } from '@corridor/storage/keys/seals';
import { Storage } from '@corridor/storage/storage';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../http/caller';
import type { DiscloseDto } from '../http/disclose.dto';

/** Field staff see their own patients until these have arrived, and no longer. */
const subjectOf = ({
  operationId,
  enclaveId,
  requestedBy,
  organisationId,
  status,
}: MedevacCase): PermissionSubject => ({
  operationId,
  enclaveId,
  ...(isUnderWay({ status }) ? { broughtBy: { accountId: requestedBy, organisationId } } : {}),
});

/** Shows who a patient is, to somebody who may know. The reading is on record before the answer is made. */
@Injectable()
export class DiscloseIdentity {
  constructor(
    private readonly storage: Storage,
    private readonly seals: Seals,
    private readonly accessLog: AccessLog,
  ) {}

  async execute({ actor, operation, now }: Caller, caseId: string, { purpose }: DiscloseDto) {
    const [found] = await this.storage.records('medevacCases', 'WHERE id = $1 AND operation_id = $2', [
      caseId,
      operation.id,
    ]);
    const tiers = found ? await this.tiersFor(actor, found, now) : [];
    // What is out of the reader's reach answers as what does not exist.
    if (!found || tiers.length === 0) throw unknown('evacuation', caseId);
    if (found.erasedAt !== null) throw new RuleViolation('evacuation.erased', { id: caseId, erasedAt: found.erasedAt });
    await this.accessLog.note({
      operationId: operation.id,
      subjectKind: 'case',
      subjectId: caseId,
      actorId: actor.accountId,
      purpose,
      at: now,
    });
    const words = await this.seals.openCase(operation.id, caseId);
    const companions = await this.storage.records('companions', 'WHERE case_id = $1 ORDER BY id', [caseId]);
    return {
      patientName: words['patientName'] ?? null,
      motherName: words['motherName'] ?? null,
      ageMonths: words['ageMonths'] === undefined ? null : Number(words['ageMonths']),
      senderNumber: words['senderNumber'] ?? null,
      contact: words['contact'] ?? null,
      // What ails somebody is for who treats: left out, not empty, for anybody else.
      ...(tiers.includes('clinical') ? { diagnosis: words['diagnosis'] ?? null, note: words['note'] ?? null } : {}),
      companions: companions.map(({ id }) => ({ id, name: words[`companion:${id}`] ?? null })),
    };
  }

  /** What the role shows, or everything for as long as the person has broken the glass. */
  private async tiersFor(actor: Actor, found: MedevacCase, now: string): Promise<readonly CaseTier[]> {
    const broken = await this.storage.records(
      'brokenGlass',
      'WHERE case_id = $1 AND account_id = $2 AND operation_id = $3 AND closes_at > $4',
      [found.id, actor.accountId, actor.operationId, now],
    );
    return broken.length > 0 ? caseTiers : caseTiersOf(actor, subjectOf(found));
  }
}
