import type { Acuity, CaseStatus } from '@corridor/domain/evacuations';
import { Chip, type Shape, type Tone } from './chip';
import { t } from './texts';

const caseLook: Readonly<Record<CaseStatus, readonly [Shape, Tone]>> = {
  submitted: ['ring', 'quiet'],
  scheduled: ['dot', 'calm'],
  handed_over: ['check', 'good'],
  died_waiting: ['cross', 'quiet'],
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
