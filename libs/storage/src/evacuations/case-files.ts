import { unknown } from '@corridor/domain/commands';
import type { CaseFile, Requirements } from '@corridor/domain/evacuations';
import type { RecordName, RecordOf } from '../records';
import { placeholders } from '../statements';
import type { Storage } from '../storage';
import type { Needs, Rows } from '../working-set';

/** What the gates of these cases read, and what their operation asks for. `needsOfBeds` comes a stage later. */
export const needsOfCaseFiles = (operationId: string, caseIds: readonly string[]): Needs => ({
  operations: { id: [operationId] },
  parties: { operationId: [operationId] },
  medevacCases: { id: caseIds },
  companions: { caseId: caseIds },
  consents: { caseId: caseIds },
  clearances: { caseId: caseIds },
  destinations: { caseId: caseIds },
  documentChecks: { caseId: caseIds },
  overrides: { caseId: caseIds },
  manifestLines: { caseId: caseIds },
});

/** The offers on which their destinations rest. */
export const needsOfBeds = (rows: Rows, caseIds: readonly string[]): Needs => ({
  bedOffers: {
    id: caseIds
      .flatMap((caseId) => rows.where('destinations', 'caseId', caseId))
      .flatMap(({ offerId }) => (offerId === null ? [] : [offerId])),
  },
});

/** Refuses with `evacuation.unknown` where this operation has none of that id. */
export function caseFileOf(rows: Rows, caseId: string): CaseFile {
  const destinations = rows.where('destinations', 'caseId', caseId);
  return {
    patient: rows.get('medevacCases', caseId, 'evacuation'),
    companions: rows.where('companions', 'caseId', caseId),
    consents: rows.where('consents', 'caseId', caseId),
    clearances: rows.where('clearances', 'caseId', caseId),
    destinations,
    bedOffers: destinations.flatMap(({ offerId }) => {
      const offer = offerId === null ? undefined : rows.find('bedOffers', offerId);
      return offer ? [offer] : [];
    }),
    documentChecks: rows.where('documentChecks', 'caseId', caseId),
    overrides: rows.where('overrides', 'caseId', caseId),
    seated: seatedOf(rows.where('manifestLines', 'caseId', caseId)),
  };
}

export function requirementsOf(rows: Rows, operationId: string): Requirements {
  const { gates } = rows.get('operations', operationId, 'operation');
  const clearing = rows.where('parties', 'operationId', operationId).filter(({ clears }) => clears);
  return { gates, partyIds: clearing.map(({ id }) => id) };
}

/** The same for a page: a fixed number of questions, however many cases. */
export async function readCaseFiles(
  storage: Storage,
  operationId: string,
  cases: readonly RecordOf<'medevacCases'>[],
): Promise<ReadonlyMap<string, CaseFile>> {
  const ids = cases.map(({ id }) => id);
  const of = <N extends RecordName>(name: N): Promise<RecordOf<N>[]> =>
    ids.length === 0
      ? Promise.resolve([])
      : storage.records(name, `WHERE operation_id = $1 AND case_id IN (${placeholders(ids.length, 1)})`, [
          operationId,
          ...ids,
        ]);
  const [companions, consents, clearances, destinations, documentChecks, overrides, lines] = await Promise.all([
    of('companions'),
    of('consents'),
    of('clearances'),
    of('destinations'),
    of('documentChecks'),
    of('overrides'),
    of('manifestLines'),
  ]);
  const offerIds = [...new Set(destinations.flatMap(({ offerId }) => (offerId === null ? [] : [offerId])))];
  const bedOffers =
    offerIds.length === 0
      ? []
      : await storage.records('bedOffers', `WHERE id IN (${placeholders(offerIds.length, 0)})`, offerIds);
  const own = <Row extends { readonly caseId: string }>(rows: readonly Row[], id: string): Row[] =>
    rows.filter(({ caseId }) => caseId === id);
  return new Map(
    cases.map((patient) => [
      patient.id,
      {
        patient,
        companions: own(companions, patient.id),
        consents: own(consents, patient.id),
        clearances: own(clearances, patient.id),
        destinations: own(destinations, patient.id),
        bedOffers,
        documentChecks: own(documentChecks, patient.id),
        overrides: own(overrides, patient.id),
        seated: seatedOf(own(lines, patient.id)),
      },
    ]),
  );
}

export async function readRequirements(storage: Storage, operationId: string): Promise<Requirements> {
  const [[operation], parties] = await Promise.all([
    storage.records('operations', 'WHERE id = $1', [operationId]),
    storage.records('parties', 'WHERE operation_id = $1 AND clears ORDER BY id', [operationId]),
  ]);
  if (!operation) throw unknown('operation', operationId);
  return { gates: operation.gates, partyIds: parties.map(({ id }) => id) };
}

/** The convoys whose frozen lists hold somebody of the case. `manifestLines` by `caseId` must have been asked for. */
export const convoysHolding = (rows: Rows, caseId: string): string[] => [
  ...new Set(rows.where('manifestLines', 'caseId', caseId).flatMap(({ holds, convoyId }) => (holds ? [convoyId] : []))),
];

const seatedOf = (lines: readonly RecordOf<'manifestLines'>[]): CaseFile['seated'] =>
  lines
    .filter(({ removedAt, travelled }) => removedAt === null && travelled === null)
    .map(({ personId, convoyId }) => ({ personId, convoyId }));

/** The file as one convoy's list sees it: a family that is whole on another list is not whole on this one. */
export const asListedBy = (file: CaseFile, convoyId: string): CaseFile => ({
  ...file,
  seated: file.seated.filter((each) => each.convoyId === convoyId),
});
