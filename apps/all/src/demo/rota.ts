import { ChangeShift } from '../../../api/src/duty/change-shift';
import { SetContactRoutes } from '../../../api/src/accounts/set-contact-routes';
import { onDay } from './convoys';
import type { Stage } from './stage';

/** By day the duty officer, by night security, the coordinator when neither answers; from the 29th on nobody is planned. */
export async function planRota(stage: Stage): Promise<void> {
  await reachByTelephone(stage);
  for (const day of ['2017-12-26', '2017-12-27', '2017-12-28'] as const) {
    await shift(stage, 'duty_officer', 'first', onDay(day, '10:00'), onDay(day, '21:00'));
    await shift(stage, 'security', 'first', onDay(day, '21:00'), dawnAfter(day));
    await shift(stage, 'coordinator', 'second', onDay(day, '10:00'), dawnAfter(day));
  }
}

const dawnAfter = (day: string): string => new Date(Date.parse(onDay(day, '10:00')) + 22 * 3_600_000).toISOString();

const shift = (
  stage: Stage,
  role: 'duty_officer' | 'security' | 'coordinator',
  callOrder: 'first' | 'second',
  startsAt: string,
  endsAt: string,
) =>
  stage
    .get(ChangeShift)
    .plan(stage.as('coordinator'), { accountId: stage.accountOf(role), callOrder, startsAt, endsAt });

/** The duty officer's invented number can wake; the others have only their mail. */
async function reachByTelephone(stage: Stage): Promise<void> {
  const number = { channel: 'sms', address: '+990000000001', canWake: true, waitMinutes: 5 } as const;
  const mail = { channel: 'mail', address: 'duty.officer@people.invalid', canWake: false, waitMinutes: 15 } as const;
  await stage
    .get(SetContactRoutes)
    .execute(stage.as('duty_officer'), stage.accountOf('duty_officer'), { routes: [number, mail] });
}
