import { type Actor, can } from '@corridor/domain/accounts';
import { unknown } from '@corridor/domain/commands';
import {
  bedOf,
  type CaseFile,
  gateMenders,
  type GateState,
  gatesOf,
  isReady,
  openCaseDecisions,
  peopleToOverride,
  type Requirements,
  standingDestination,
  standingOf,
} from '@corridor/domain/evacuations';
import { readCaseFiles, readRequirements } from '@corridor/storage/evacuations/case-files';
import { Storage } from '@corridor/storage/storage';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../http/caller';

/** What stands between a patient and a seat: gate by gate, since when, and whether the reader can mend it. */
@Injectable()
export class GatesQueries {
  constructor(private readonly storage: Storage) {}

  async ofCase({ operation, actor, now }: Caller, id: string) {
    const [found] = await this.storage.records('medevacCases', 'WHERE operation_id = $1 AND id = $2', [
      operation.id,
      id,
    ]);
    const place = { operationId: operation.id, enclaveId: found?.enclaveId ?? null };
    if (!found || !can(actor, 'evacuations.read', place)) throw unknown('evacuation', id);
    const mayClear = can(actor, 'evacuations.clear', place);
    const [files, required, looks, sharing] = await Promise.all([
      readCaseFiles(this.storage, operation.id, [found]),
      readRequirements(this.storage, operation.id),
      this.storage.records('triageAssessments', 'WHERE case_id = $1 ORDER BY assessed_at, recorded_at, id', [id]),
      mayClear ? this.storage.records('sharingConsents', 'WHERE case_id = $1 ORDER BY taken_at, id', [id]) : null,
    ]);
    const file = files.get(id);
    if (!file) throw unknown('evacuation', id);
    return {
      id,
      version: found.version,
      people: [id, ...file.companions.map((each) => each.id)].map((personId) =>
        this.ofPerson(file, personId, required, { actor, now, place }),
      ),
      destination: standingDestination(file.destinations, id) ?? null,
      // What of the family the bed takes: a warning where it is not everybody, and no gate.
      bed: bedOf(file),
      consents: file.consents.map(({ operationId: _operation, caseId: _case, ...shown }) => shown),
      assessments: looks.map(({ operationId: _operation, caseId: _case, ...shown }) => shown),
      overrides: file.overrides.map(({ operationId: _operation, caseId: _case, ...shown }) => shown),
      decisions: openCaseDecisions(found, actor),
      // Which party said what, or was to be told, is for who coordinates (DOMAIN 6).
      sharing: sharing?.map(({ operationId: _operation, caseId: _case, ...shown }) => shown) ?? null,
      clearances: mayClear ? this.standings(file, required, now) : null,
    };
  }

  private ofPerson(
    file: CaseFile,
    personId: string,
    required: Requirements,
    { actor, now, place }: { actor: Actor; now: string; place: { operationId: string; enclaveId: string | null } },
  ) {
    const states = gatesOf(file, personId, required, now);
    return {
      personId,
      isReady: isReady(states),
      gates: states.map((state) => ({ ...state, ...menders(state, actor, place) })),
    };
  }

  private standings(file: CaseFile, { partyIds }: Requirements, now: string) {
    return [file.patient.id, ...file.companions.map(({ id }) => id)].flatMap((personId) =>
      partyIds.map((partyId) => ({ personId, ...standingOf(partyId, personId, file.clearances, now) })),
    );
  }
}

const menders = (
  { gate, missing }: GateState,
  actor: Actor,
  place: { readonly operationId: string; readonly enclaveId: string | null },
) => ({
  mendedBy: gateMenders[gate],
  mayMend: can(actor, gateMenders[gate], place),
  overrideTakes: missing === null ? null : peopleToOverride(missing),
});
