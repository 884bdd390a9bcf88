import { type Boarding, type Convoy, type ManifestLine, peopleOf, warningsOf } from '@corridor/domain/convoys';
import { type CaseStatus, closedGates, type GateState, type Mobility, stepsOf } from '@corridor/domain/evacuations';
import { asListedBy, readCaseFiles, readRequirements } from '@corridor/storage/evacuations/case-files';
import { placeholders } from '@corridor/storage/statements';
import { Storage } from '@corridor/storage/storage';
import { Injectable } from '@nestjs/common';

/** Where somebody's last report on this convoy leaves them, and who said it. */
interface LastStep extends Pick<Boarding, 'kind' | 'reason' | 'occurredAt' | 'recordedAt' | 'condition'> {
  readonly reportedByName: string;
}

interface OfCase {
  readonly code: string;
  readonly mobility: Mobility;
  /** The patient's; null for a companion. */
  readonly caseStatus: CaseStatus | null;
  readonly step: LastStep | null;
}

type Person = Pick<Boarding, 'caseId' | 'personId' | 'personKind'> & OfCase;
type Line = Omit<ManifestLine, 'operationId' | 'convoyId'> & OfCase;

export interface PeopleOfConvoy {
  /** The standing lines, by vehicle and place. */
  readonly lines: readonly Line[];
  /** With a report on this convoy, and no place on its list. */
  readonly unlisted: readonly Person[];
  /** Where sealed words came with a report, once a report. */
  readonly words: readonly (Pick<Boarding, 'caseId' | 'kind' | 'occurredAt' | (typeof sealedIn)[number]> & {
    readonly code: string;
  })[];
}

const sealedIn = ['noteId', 'saidById', 'receivedById'] as const;

/** Everybody on a convoy's list and everybody of whom something was said at its doors. */
@Injectable()
export class ConvoyPeople {
  constructor(private readonly storage: Storage) {}

  async of(convoyId: string): Promise<PeopleOfConvoy> {
    const [lines, steps] = await Promise.all([
      this.storage.records('manifestLines', 'WHERE convoy_id = $1 AND removed_at IS NULL ORDER BY vehicle_id, place', [
        convoyId,
      ]),
      this.steps(convoyId),
    ]);
    const cases = await this.cases([...lines, ...steps].map(({ caseId }) => caseId));
    const about = ({ caseId, personId, personKind }: Pick<Boarding, 'caseId' | 'personId' | 'personKind'>): OfCase => {
      const found = cases.find(({ id }) => id === caseId);
      const step = stepsOf(personId, steps).at(-1);
      return {
        code: found?.code ?? '',
        mobility: found?.mobility ?? 'unknown',
        caseStatus: personKind === 'patient' ? (found?.status ?? null) : null,
        step: step ? shown(step) : null,
      };
    };
    const unlisted = peopleOf(steps).filter((id) => !lines.some(({ personId }) => personId === id));
    const told = [...new Map(steps.map((step) => [step.reportId, step])).values()];
    return {
      words: told
        .filter((step) => sealedIn.some((field) => step[field] !== null))
        .map(({ caseId, kind, occurredAt, noteId, saidById, receivedById }) => {
          const code = cases.find(({ id }) => id === caseId)?.code ?? '';
          return { caseId, code, kind, occurredAt, noteId, saidById, receivedById };
        }),
      lines: lines.map(({ operationId: _o, convoyId: _c, ...line }) => ({ ...line, ...about(line) })),
      unlisted: unlisted.flatMap((id) => {
        const step = stepsOf(id, steps).at(-1);
        if (!step) return [];
        const { caseId, personId, personKind } = step;
        return [{ caseId, personId, personKind, ...about(step) }];
      }),
    };
  }

  /** What keeps each person from leaving, as the freeze will see it; nobody is asked any more once they have travelled. */
  async forBase(convoy: Convoy, { lines, unlisted, words }: PeopleOfConvoy, now: string) {
    const { files, closed } = await this.gates(convoy, lines, now);
    const moving = lines.filter(({ travelled }) => travelled === null);
    return {
      lines: lines.map(({ mobility: _mobility, ...line }) => ({
        ...line,
        missing: (line.travelled === null ? closed(line) : []).map(({ gate, missing }) => ({ gate, missing })),
      })),
      // What the list would do to families: shown, so that somebody asks before it is done.
      families: [...files.values()]
        .map(({ patient, companions }) => ({
          caseId: patient.id,
          code: patient.code,
          warnings: warningsOf(patient, companions, moving),
        }))
        .filter(({ warnings }) => warnings.length > 0),
      unlisted: unlisted.map(({ mobility: _mobility, ...person }) => person),
      words,
    };
  }

  /**
   * What a door needs, and nothing else: no age, no sex, no name, no diagnosis; that something is missing and what, and not
   * whose answer it is (DOMAIN 0.2, 6).
   */
  async forTheDoor(convoy: Convoy, { lines, unlisted }: PeopleOfConvoy, now: string) {
    const { closed } = await this.gates(convoy, [...lines, ...unlisted], now);
    const atTheDoor = (person: Line | Person, line: Pick<ManifestLine, 'id' | 'vehicleId' | 'place'> | null) => ({
      lineId: line?.id ?? null,
      vehicleId: line?.vehicleId ?? null,
      place: line?.place ?? null,
      personId: person.personId,
      personKind: person.personKind,
      caseId: person.caseId,
      code: person.code,
      mobility: person.personKind === 'patient' ? person.mobility : null,
      step: person.step === null ? null : { kind: person.step.kind, occurredAt: person.step.occurredAt },
      missing: closed(person).map(({ gate }) => gate),
    });
    return [...lines.map((line) => atTheDoor(line, line)), ...unlisted.map((person) => atTheDoor(person, null))];
  }

  private async gates({ id, operationId }: Convoy, people: readonly Pick<Boarding, 'caseId'>[], now: string) {
    const cases = await this.cases(people.map(({ caseId }) => caseId));
    const [files, required] = await Promise.all([
      readCaseFiles(this.storage, operationId, cases),
      readRequirements(this.storage, operationId),
    ]);
    const closed = ({ caseId, personId }: Pick<Boarding, 'caseId' | 'personId'>): readonly GateState[] => {
      const file = files.get(caseId);
      return file ? closedGates(asListedBy(file, id), personId, required, now) : [];
    };
    return { files, closed };
  }

  private cases(caseIds: readonly string[]) {
    const ids = [...new Set(caseIds)];
    return ids.length === 0
      ? Promise.resolve([])
      : this.storage.records('medevacCases', `WHERE id IN (${placeholders(ids.length)})`, ids);
  }

  private async steps(convoyId: string) {
    const shape = this.storage.shape('boardings');
    const rows = await this.storage.all<Record<string, unknown> & { reported_by_name: string | null }>(
      `${shape.select.replace(' FROM ', ', (SELECT name FROM accounts a WHERE a.id = boardings.reported_by) AS reported_by_name FROM ')}
        WHERE convoy_id = $1 ORDER BY id`,
      [convoyId],
    );
    return rows.map((row) => ({ ...shape.decode(row), reportedByName: row.reported_by_name ?? '' }));
  }
}

const shown = ({ kind, reason, occurredAt, recordedAt, condition, reportedByName }: LastStep): LastStep => ({
  kind,
  reason,
  occurredAt,
  recordedAt,
  condition,
  reportedByName,
});
