import type { Role } from '@corridor/domain/accounts';
import {
  type AgeBand,
  type ClinicalPriority,
  type ConditionGroup,
  type Mobility,
  type Sex,
} from '@corridor/domain/evacuations';
import { instant, plusMinutes } from '@corridor/domain/time';
import { Storage } from '@corridor/storage/storage';
import type { INestApplication } from '@nestjs/common';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { PlanConvoy } from '../../../api/src/convoys/plan-convoy';
import { PutOnManifest } from '../../../api/src/convoys/put-on-manifest';
import { ImportEnclaves } from '../../../api/src/enclaves/import-enclaves';
import { RequestEvacuation } from '../../../api/src/evacuations/request-evacuation';
import { StandWatch } from '../../../api/src/notifications/stand-watch';
import { ImportPopulationEstimates } from '../../../api/src/population/import-population-estimates';
import type { Actor } from './actor';

/** Seen from the project's root, where every start begins. */
const fact = (file: string): string => readFileSync(resolve('data/december-2017', file), 'utf8');

type Invented = readonly [ClinicalPriority, Mobility, AgeBand, Sex, ConditionGroup];

/** Invented, and not patterned on anyone. The first five are on the convoy's draft. */
const patients: readonly Invented[] = [
  ['P1', 'stretcher', '1_4', 'female', 'heart'],
  ['P1', 'stretcher', '5_11', 'male', 'cancer'],
  ['P1', 'ambulatory', '18_59', 'female', 'kidney'],
  ['P2', 'wheelchair_steps', '60_over', 'male', 'heart'],
  ['P2', 'ambulatory', '12_17', 'female', 'cancer'],
  ['P1', 'stretcher', 'under_1', 'male', 'newborn'],
  ['P2', 'ambulatory', '5_11', 'female', 'respiratory'],
  ['P2', 'wheelchair_no_steps', '18_59', 'male', 'war_injury'],
  ['P3', 'ambulatory', '18_59', 'female', 'chronic_other'],
  ['P3', 'ambulatory', '60_over', 'female', 'neurological'],
  ['unknown', 'unknown', 'unknown', 'unknown', 'unknown'],
  ['P4', 'ambulatory', '12_17', 'male', 'other'],
];

/** Fills the exercise through the same use cases that people use: facts, a watch, patients, a convoy with a draft. */
export async function playOut(app: INestApplication, as: (role: Role) => Actor): Promise<void> {
  const coordinator = as('coordinator');
  await app.get(ImportEnclaves).enclaves(coordinator.envelope(), fact('enclaves.csv'));
  await app.get(ImportEnclaves).classifications(coordinator.envelope(), fact('access-classifications.csv'));
  await app.get(ImportPopulationEstimates).execute(coordinator.envelope(), fact('population-estimates.csv'));
  const { operation } = coordinator.envelope();
  const [area] = await app
    .get(Storage)
    .records('enclaves', `WHERE operation_id = $1 AND slug = 'eastern-ghouta'`, [operation.id]);
  if (!area) throw new Error('the facts hold no Eastern Ghouta');

  for (const role of ['duty_officer', 'coordinator'] as const) {
    await app.get(StandWatch).execute(as(role).envelope(), { scope: 'operation', leastSeverity: 'attention' });
  }
  const cases: string[] = [];
  for (const [i, [priority, mobility, ageBand, sex, conditionGroup]] of patients.entries()) {
    const { id } = await app.get(RequestEvacuation).execute(as('field').envelope(), {
      enclaveId: area.id,
      priority,
      acuity: priority === 'P1' ? 'red' : priority === 'P2' ? 'yellow' : 'unknown',
      mobility,
      ageBand,
      sex,
      conditionGroup,
      patientName: `Invented Patient ${String(i + 1)}`,
      companions: [
        { relation: 'other_relative', sex: 'unknown', ageBand: 'unknown', name: `Invented Companion ${String(i + 1)}` },
      ],
    });
    cases.push(id);
  }
  await planTonight(app, as, area.id, cases.slice(0, 5));
}

async function planTonight(
  app: INestApplication,
  as: (role: Role) => Actor,
  enclaveId: string,
  cases: readonly string[],
): Promise<void> {
  const coordinator = as('coordinator');
  const at = (minutes: number): string => plusMinutes(instant(coordinator.envelope().now), minutes);
  const { id } = await app.get(PlanConvoy).execute(coordinator.envelope(), {
    enclaveId,
    legs: [
      {
        fromPlace: 'Eastern Ghouta',
        toPlace: 'Crossing point',
        plannedDepartureAt: at(20),
        plannedArrivalAt: at(50),
        graceMinutes: 15,
      },
      {
        fromPlace: 'Crossing point',
        toPlace: 'Hospital in Damascus',
        plannedDepartureAt: at(70),
        plannedArrivalAt: at(100),
        graceMinutes: 15,
      },
    ],
    vehicles: [
      { label: 'Alpha 1', kind: 'ambulance', seats: 2, wheelchairPlaces: 0, stretchers: 2 },
      { label: 'Alpha 2', kind: 'minibus', seats: 8, wheelchairPlaces: 1, stretchers: 0 },
    ],
    assignments: [{ accountId: as('field').accountId, task: 'nurse' }],
  });
  const vehicles = await app.get(Storage).records('vehicles', 'WHERE convoy_id = $1 ORDER BY label', [id]);
  const [ambulance, minibus] = vehicles;
  if (!ambulance || !minibus) throw new Error('the convoy has no vehicles');
  const places = [
    [ambulance.id, 3],
    [ambulance.id, 4],
    [minibus.id, 1],
    [minibus.id, 9],
    [minibus.id, 2],
  ] as const;
  for (const [i, [vehicleId, place]] of places.entries()) {
    const caseId = cases[i];
    if (caseId !== undefined)
      await app
        .get(PutOnManifest)
        .execute(coordinator.envelope(), id, { personKind: 'patient', caseId, vehicleId, place });
  }
}
