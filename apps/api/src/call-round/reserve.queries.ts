import { can } from '@corridor/domain/accounts';
import { unknown } from '@corridor/domain/commands';
import { seatsForFamily, type SeatOfPerson } from '@corridor/domain/convoys';
import {
  type BedFit,
  bedOf,
  type CaseFile,
  closedGates,
  type GateState,
  type MissingReason,
  type Requirements,
} from '@corridor/domain/evacuations';
import { asListedBy, readCaseFiles, readRequirements } from '@corridor/storage/evacuations/case-files';
import { BY_RANK, WAITS } from '@corridor/storage/evacuations/rank';
import type { RecordOf } from '@corridor/storage/records';
import { Storage } from '@corridor/storage/storage';
import { Injectable } from '@nestjs/common';
import { IsOptional, IsUUID } from 'class-validator';
import type { Caller } from '../http/caller';

export class ReserveQuery {
  /** Whose places are to be filled; left out, what is free. */
  @IsOptional()
  @IsUUID()
  readonly outCaseId?: string;

  /** The operation; may be left out by who has only one. */
  @IsOptional()
  @IsUUID()
  readonly operationId?: string;
}

interface Candidate {
  readonly caseId: string;
  readonly code: string;
  readonly priority: RecordOf<'medevacCases'>['priority'];
  readonly mobility: RecordOf<'medevacCases'>['mobility'];
  readonly companions: number;
  /** What of the family the bed takes; null where no offer stands behind where they go. */
  readonly bed: BedFit | null;
  /** A place for everybody of the family, or for as many as find one: the patient first. */
  readonly seats: readonly SeatOfPerson[];
  /** People of the family for whom no free place is left. */
  readonly withoutPlace: number;
  readonly missing: readonly (Pick<GateState, 'gate' | 'missing'> & { readonly personId: string })[];
}

const isTheirNo: readonly MissingReason[] = ['consent_declined', 'not_advised'];

/** How many are read at a time, how many at most, and how many of each kind are offered. */
const AT_A_TIME = 100;
const MOST_READ = 2_000;
const OFFERED = 5;

/** Who may take a place: in the order of those who wait, and in no other (DOMAIN 10). */
@Injectable()
export class ReserveQueries {
  constructor(private readonly storage: Storage) {}

  /** The first whose gates fit; null where nobody's do. */
  async first(caller: Caller, convoyId: string, outCaseId: string): Promise<Candidate | null> {
    return (await this.ofConvoy(caller, convoyId, { outCaseId })).ready[0] ?? null;
  }

  /**
   * Families who fit, ready; those who would if something were mended; and those for whom the free places are too few.
   * Each in the order of the waiting list.
   */
  async ofConvoy({ operation, actor, now }: Caller, id: string, { outCaseId }: ReserveQuery) {
    const [convoy] = await this.storage.records('convoys', 'WHERE operation_id = $1 AND id = $2', [operation.id, id]);
    const place = { operationId: operation.id, enclaveId: convoy?.enclaveId ?? null };
    if (!convoy || !can(actor, 'evacuations.read', place)) throw unknown('convoy', id);
    const [places, lines, required] = await Promise.all([
      this.storage.records('vehiclePlaces', 'WHERE convoy_id = $1', [id]),
      this.storage.records('manifestLines', 'WHERE convoy_id = $1 AND removed_at IS NULL', [id]),
      readRequirements(this.storage, operation.id),
    ]);
    const taken = lines.filter(({ caseId }) => caseId !== outCaseId);
    const free = places.filter(
      (each) => !taken.some(({ vehicleId, place: at }) => vehicleId === each.vehicleId && at === each.place),
    );
    const ready: Candidate[] = [];
    const nearly: Candidate[] = [];
    const tooFewPlaces: Candidate[] = [];
    for (let read = 0; free.length > 0 && read < MOST_READ && ready.length < OFFERED; read += AT_A_TIME) {
      const cases = await this.waiting(convoy, read);
      const files = await readCaseFiles(this.storage, operation.id, cases);
      for (const { id: caseId } of cases) {
        const file = files.get(caseId);
        // Whoever stands on a list has a place already; whose place is to be filled does not take it.
        if (!file || file.seated.length > 0 || caseId === outCaseId) continue;
        const found = candidate(asListedBy(file, id), free, required, now);
        // Whoever has said no, or was advised against it, is not asked to fill a gap.
        if (!found || found.missing.some(({ missing }) => missing !== null && isTheirNo.includes(missing))) continue;
        const isWhole = found.withoutPlace === 0;
        const list = !isWhole ? tooFewPlaces : found.missing.length === 0 ? ready : nearly;
        if (list.length < OFFERED) list.push(found);
      }
      if (cases.length < AT_A_TIME) break;
    }
    return { free: free.length, ready, nearly, tooFewPlaces };
  }

  /** Of the convoy's own area: nobody else can come to where it leaves. */
  private waiting({ operationId, enclaveId }: RecordOf<'convoys'>, skip: number): Promise<RecordOf<'medevacCases'>[]> {
    return this.storage.records(
      'medevacCases',
      `WHERE operation_id = $1 AND ${WAITS} AND status <> 'scheduled' AND enclave_id = $2
        ORDER BY ${BY_RANK} LIMIT ${String(AT_A_TIME)} OFFSET ${String(skip)}`,
      [operationId, enclaveId],
    );
  }
}

function candidate(
  file: CaseFile,
  free: readonly RecordOf<'vehiclePlaces'>[],
  required: Requirements,
  now: string,
): Candidate | null {
  const { patient, companions } = file;
  const people = [patient.id, ...companions.map(({ id }) => id)];
  const seats = seatsForFamily(patient, people.slice(1), free);
  if (!seats) return null;
  const missing = people.flatMap((personId) =>
    closedGates(file, personId, required, now).map((each) => ({ personId, gate: each.gate, missing: each.missing })),
  );
  const { id: caseId, code, priority, mobility } = patient;
  return {
    caseId,
    code,
    priority,
    mobility,
    companions: companions.length,
    bed: bedOf(file),
    seats,
    withoutPlace: people.length - seats.length,
    missing,
  };
}
