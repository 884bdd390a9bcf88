import type { LastStep } from '../shared/answers';
import { Name } from '../shared/code';
import { moment } from '../shared/time';
import { t } from './texts';

/** What was said last of somebody, when it happened, and who said it. */
export const StepSaying = ({ step: { kind, reason, condition, occurredAt, reportedByName } }: { step: LastStep }) => (
  <span>
    {[
      t(`boarding.step.${kind}`),
      ...(reason === null || reason === 'died' ? [] : [t(`boarding.reason.${reason}`)]),
      ...(condition === null || condition === 'unknown' ? [] : [t(`boarding.condition.${condition}`)]),
      moment(occurredAt),
    ].join(' · ')}
    {' · '}
    <Name>{reportedByName}</Name>
  </span>
);
