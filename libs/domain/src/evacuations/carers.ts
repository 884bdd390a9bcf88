import { type Decision, RuleViolation } from '../commands';
import {
  type CaseAnswer,
  type Companion,
  type CompanionRelation,
  isYoungChild,
  type MedevacCase,
} from './medevac-case';

/** Who cares for a young child where nobody says so: the first of these who comes along. */
const carersOfChildren: readonly CompanionRelation[] = ['mother', 'father', 'guardian'];

type Asked = Pick<Companion, 'id' | 'relation' | 'ageBand' | 'sex'> & Partial<Pick<Companion, 'isCarer'>>;

/** Companions with who of them cares for the patient: as somebody said, and for a young child by what they are to it. */
export function withCarers<Each extends Asked>(
  patient: Pick<MedevacCase, 'ageBand'>,
  companions: readonly Each[],
): readonly (Each & Pick<Companion, 'isCarer'>)[] {
  const isSaid = companions.some(({ isCarer }) => isCarer !== undefined);
  const [first] = carersOfChildren.flatMap((relation) => companions.filter((each) => each.relation === relation));
  const presumed = !isSaid && isYoungChild(patient) ? first?.id : undefined;
  return companions.map((each) => ({ ...each, isCarer: each.isCarer ?? each.id === presumed }));
}

export interface CarerChanges {
  readonly medevacCases: readonly MedevacCase[];
  readonly companions: readonly Companion[];
}

/** Says anew who cares for the patient: one, two where both are needed, or nobody. Refuses with `companion.unknown`. */
export function nameCarers(
  patient: MedevacCase,
  companions: readonly Companion[],
  carerIds: readonly string[],
): Decision<CarerChanges, CaseAnswer> {
  const stranger = carerIds.find((id) => !companions.some((each) => each.id === id));
  if (stranger !== undefined) throw new RuleViolation('companion.unknown', { id: stranger }, 'not_found');
  const next = { ...patient, version: patient.version + 1 };
  return {
    changes: {
      medevacCases: [next],
      companions: companions
        .map((each) => ({ ...each, isCarer: carerIds.includes(each.id) }))
        .filter(({ isCarer }, i) => isCarer !== companions[i]?.isCarer),
    },
    entry: {
      name: 'evacuation.carers_named',
      body: { code: patient.code, carerIds },
      subjects: [
        { kind: 'case', id: patient.id },
        { kind: 'enclave', id: patient.enclaveId },
      ],
    },
    answer: { id: next.id, version: next.version, status: next.status },
  };
}

/** A place of somebody on one convoy's list. */
export interface Seat {
  readonly personId: string;
  readonly convoyId: string;
}

interface Family {
  readonly patient: Pick<MedevacCase, 'id'>;
  readonly companions: readonly Pick<Companion, 'id' | 'isCarer'>[];
  readonly seated: readonly Seat[];
}

/** Who cares for the patient, and has no place on a list that has one for the patient. */
export function carersLeftOut({ patient, companions, seated }: Family): readonly string[] {
  const lists = seated.filter(({ personId }) => personId === patient.id);
  const isOn = (id: string, convoyId: string): boolean =>
    seated.some((each) => each.personId === id && each.convoyId === convoyId);
  return companions
    .filter(({ id, isCarer }) => isCarer && lists.some(({ convoyId }) => !isOn(id, convoyId)))
    .map(({ id }) => id);
}
