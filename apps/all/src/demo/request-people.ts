import type { Acuity, ClinicalPriority, CompanionRelation, Mobility } from '@corridor/domain/evacuations';
import { instant, plusMinutes } from '@corridor/domain/time';
import { RequestEvacuation } from '../../../api/src/evacuations/request-evacuation';
import type { Invented } from './invented-people';
import type { Stage } from './stage';

/** A patient with those who come along, as a manifest needs them. */
export interface Family {
  readonly caseId: string;
  readonly mobility: Mobility;
  readonly priority: ClinicalPriority;
  readonly companionIds: readonly string[];
}

const LIST_BEGINS = instant('2017-06-20T08:00:00+03:00');
/** A little more than two days between two requests. */
const BETWEEN_MINUTES = 2 * 24 * 60 + 37;

/** Takes over the list that was kept on paper: each request at the moment at which it is said to have been made. */
export async function requestPeople(
  stage: Stage,
  enclaveId: string,
  people: readonly Invented[],
): Promise<readonly Family[]> {
  const made = await Promise.all(
    people.map((person, i) => {
      const [priority, mobility, ageBand, sex, conditionGroup, companions] = person;
      return stage.get(RequestEvacuation).execute(stage.as('medical_reviewer'), {
        enclaveId,
        priority,
        acuity: acuityOf(priority),
        mobility,
        ageBand,
        sex,
        conditionGroup,
        patientName: `اسم مخترع / Invented patient ${String(i + 1)}`,
        companions: relationsOf(person)
          .slice(0, companions)
          .map((relation, n) => ({
            relation,
            sex: relation === 'mother' ? 'female' : 'unknown',
            ageBand: '18_59',
            name: `اسم مخترع / Invented companion ${String(i + 1)}-${String(n + 1)}`,
          })),
        occurredAt: plusMinutes(LIST_BEGINS, i * BETWEEN_MINUTES),
      });
    }),
  );
  const companions = await stage.storage.records('companions', 'WHERE operation_id = $1 ORDER BY id', [
    stage.operationId,
  ]);
  return made.map(({ id }, i) => ({
    caseId: id,
    mobility: people[i]?.[1] ?? 'unknown',
    priority: people[i]?.[0] ?? 'unknown',
    companionIds: companions.filter(({ caseId }) => caseId === id).map((companion) => companion.id),
  }));
}

export const acuityOf = (priority: ClinicalPriority): Acuity =>
  priority === 'P1' ? 'red' : priority === 'P2' ? 'yellow' : priority === 'unknown' ? 'unknown' : 'green';

const relationsOf = ([, , ageBand]: Invented): readonly CompanionRelation[] =>
  ageBand === '18_59' || ageBand === '60_over' ? ['other_relative', 'child'] : ['mother', 'other_relative'];
