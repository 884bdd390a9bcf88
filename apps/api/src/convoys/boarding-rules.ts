import type { Decision, Witness } from '@corridor/domain/commands';
import {
  boardFamily,
  type BoardingSaid,
  type ConvoyAnswer,
  type FamilyOnRecord,
  handOver,
  type HandoverSaid,
  reportSplit,
  type SaidOfFamily,
  type SplitSaid,
  type StepChanges,
  takeOff,
  type TakenOffSaid,
} from '@corridor/domain/convoys';
import type { UseCase } from '@corridor/storage/use-case';
import type { Rows } from '@corridor/storage/working-set';
import { touchesRoad } from './convoy-on-record';
import { familyNeeds, familyOnRecord } from './family-on-record';

/** What is said of the family of one case. */
export interface OfFamily<Said> {
  readonly caseId: string;
  readonly said: Said;
}

type Rule<Said> = (family: FamilyOnRecord, said: Said, witness: Witness) => Decision<StepChanges, ConvoyAnswer>;

/** A report about a family: its needs, how far it reaches, and the rule that decides. */
const reportOf = <Said extends SaidOfFamily>(
  rule: Rule<Said>,
  check: (rows: Rows, said: Said) => void = () => undefined,
): UseCase<OfFamily<Said>, ConvoyAnswer> => ({
  needs: familyNeeds,
  touches: touchesRoad,
  decide: (rows, command, context) => {
    const { occurredAt, actorId, payload } = command;
    check(rows, payload.said);
    return rule(familyOnRecord(rows, command, context), payload.said, { now: context.now, occurredAt, actorId });
  },
});

export const boarding = reportOf<BoardingSaid>(boardFamily);
export const gettingOff = reportOf<TakenOffSaid>(takeOff);
export const splitting = reportOf<SplitSaid>(reportSplit);

const handing = reportOf<HandoverSaid>(handOver, (rows, { facilityId }) => {
  if (facilityId !== null) rows.get('facilities', facilityId, 'facility');
});
const [ofFamily, ...later] = familyNeeds;
export const handingOver: typeof handing = {
  ...handing,
  needs: [
    (command, rows) => ({
      ...ofFamily(command, rows),
      facilities: { id: command.payload.said.facilityId === null ? [] : [command.payload.said.facilityId] },
    }),
    ...later,
  ],
};
