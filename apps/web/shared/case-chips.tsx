import type { Acuity, CaseStatus } from '@corridor/domain/evacuations';
import { Chip, type Shape, type Tone } from './chip';
import { t } from './texts';

const caseLook: Readonly<Record<CaseStatus, readonly [Shape, Tone]>> = {
  submitted: ['ring', 'quiet'],
  needs_information: ['ring', 'wait'],
  under_review: ['half', 'calm'],
  listed: ['dot', 'calm'],
  deferred: ['square', 'quiet'],
  suspended: ['square', 'wait'],
  scheduled: ['dot', 'calm'],
  boarded: ['half', 'calm'],
  in_transit: ['arrow', 'calm'],
  held_at_checkpoint: ['bars', 'alarm'],
  handed_over: ['check', 'good'],
  admitted: ['check', 'good'],
  transferred_onward: ['arrow', 'good'],
  discharged: ['check', 'good'],
  returned: ['check', 'good'],
  remains: ['check', 'quiet'],
  resettled: ['check', 'good'],
  not_advised: ['cross', 'wait'],
  died_waiting: ['cross', 'quiet'],
  died_in_transit: ['cross', 'quiet'],
  died_after_arrival: ['cross', 'quiet'],
  withdrawn: ['cross', 'quiet'],
  left_by_other_means: ['arrow', 'quiet'],
  treated_locally: ['check', 'quiet'],
  detained: ['alert', 'alarm'],
  missing: ['alert', 'alarm'],
  lost_to_follow_up: ['ring', 'quiet'],
  entered_in_error: ['cross', 'quiet'],
  merged: ['arrow', 'quiet'],
};

export function CaseChip({ status }: { status: CaseStatus }) {
  const [shape, tone] = caseLook[status];
  return (
    <Chip shape={shape} tone={tone}>
      {t(`case.status.${status}`)}
    </Chip>
  );
}

const acuityLook: Readonly<Record<Acuity, readonly [Shape, Tone]>> = {
  red: ['alert', 'alarm'],
  yellow: ['square', 'wait'],
  green: ['dot', 'good'],
  unknown: ['ring', 'quiet'],
};

export function AcuityChip({ acuity }: { acuity: Acuity }) {
  const [shape, tone] = acuityLook[acuity];
  return (
    <Chip shape={shape} tone={tone}>
      {t(`case.acuity.${acuity}`)}
    </Chip>
  );
}
