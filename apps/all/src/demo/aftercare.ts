import { ReportOutcome } from '../../../api/src/evacuations/report-outcome';
import { onDay } from './convoys';
import type { Family } from './request-people';
import type { Stage } from './stage';

/** The hospital rings base the same night: who needs dialysis has a bed. Invented, as the people are. */
export async function admitted(stage: Stage, { caseId }: Family, facilityId: string): Promise<void> {
  await stage.at(onDay('2017-12-26', '22:40'));
  await stage.get(ReportOutcome).execute(stage.as('duty_officer'), caseId, {
    outcome: 'admitted',
    facilityId,
    ward: 'dialysis',
    occurredAt: onDay('2017-12-26', '22:15'),
    reporter: { channel: 'phone', saidBy: 'An invented ward nurse' },
  });
}

/** Two days later the patient leaves the ward, and is to be seen again in the new year. */
export async function discharged(stage: Stage, { caseId }: Family): Promise<void> {
  await stage.at(onDay('2017-12-28', '09:40'));
  await stage.get(ReportOutcome).execute(stage.as('coordinator'), caseId, {
    outcome: 'discharged',
    followUpOn: '2018-01-04',
    occurredAt: onDay('2017-12-28', '09:00'),
    reporter: { channel: 'phone', saidBy: 'An invented ward nurse' },
  });
}
