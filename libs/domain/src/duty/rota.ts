import { type ContactRoute, routeChannels, standingRoutes } from '../accounts';
import type { Instant } from '../time';
import { callOrders, type DutyShift } from './duty-shift';

/** What can wake somebody: their own ways that they say can, and a console that stands open with its sound on. */
export const wakingChannels = ['console', ...routeChannels] as const;
export type WakingChannel = (typeof wakingChannels)[number];

/** By account: what can wake the person. Who is not here is woken by nothing. */
export type Waking = ReadonlyMap<string, readonly WakingChannel[]>;

/** By what each can be woken. */
export function wakingOf(routes: readonly ContactRoute[], listeningAccountIds: readonly string[]): Waking {
  const waking = new Map<string, WakingChannel[]>();
  const add = (accountId: string, channel: WakingChannel): void => {
    const known = waking.get(accountId) ?? [];
    if (!known.includes(channel)) waking.set(accountId, [...known, channel]);
  };
  for (const accountId of listeningAccountIds) add(accountId, 'console');
  for (const { accountId, channel, canWake } of standingRoutes(routes)) if (canWake) add(accountId, channel);
  return waking;
}

export const isOn = ({ startsAt, endsAt }: DutyShift, now: Instant): boolean => startsAt <= now && now < endsAt;

/** Who is on for what lies in that area, or in none: those of the area and those of the whole operation, first called first. */
export const onDuty = (shifts: readonly DutyShift[], now: Instant, enclaveId: string | null): readonly DutyShift[] =>
  shifts.filter((shift) => isOn(shift, now) && covers(shift, enclaveId)).sort(byCallOrder);

/** The shifts that begin soonest from now on: one moment, as many people as begin then. */
export function nextOn(shifts: readonly DutyShift[], now: Instant): readonly DutyShift[] {
  const ahead = shifts.filter(({ startsAt, endsAt }) => startsAt > now && endsAt > startsAt).sort(byCallOrder);
  const soonest = ahead.map(({ startsAt }) => startsAt).sort()[0];
  return ahead.filter(({ startsAt }) => startsAt === soonest);
}

/** True where an alarm would wake nobody: nobody is on duty for it, or nobody who is can be woken. */
export const wakesNobody = (
  shifts: readonly DutyShift[],
  waking: Waking,
  { now, enclaveId }: { readonly now: Instant; readonly enclaveId: string | null },
): boolean => !onDuty(shifts, now, enclaveId).some(({ accountId }) => (waking.get(accountId) ?? []).length > 0);

export interface Gap {
  readonly from: Instant;
  readonly until: Instant;
}

/** When, from one moment to another, nobody is on for the whole operation. */
export function gapsIn(shifts: readonly DutyShift[], from: Instant, until: Instant): readonly Gap[] {
  const gaps: Gap[] = [];
  let covered = from;
  const whole = shifts.filter(({ enclaveId }) => enclaveId === null);
  for (const { startsAt, endsAt } of [...whole].sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1))) {
    if (startsAt >= until) break;
    if (startsAt === endsAt) continue;
    if (startsAt > covered) gaps.push({ from: covered, until: startsAt });
    if (endsAt > covered) covered = endsAt;
  }
  return covered < until ? [...gaps, { from: covered, until }] : gaps;
}

const covers = ({ enclaveId }: DutyShift, of: string | null): boolean => enclaveId === null || enclaveId === of;

/** Those of the area before those of the whole, first before second, then who began earlier. */
const byCallOrder = (a: DutyShift, b: DutyShift): number =>
  Number(a.enclaveId === null) - Number(b.enclaveId === null) ||
  callOrders.indexOf(a.callOrder) - callOrders.indexOf(b.callOrder) ||
  (a.startsAt < b.startsAt ? -1 : a.startsAt > b.startsAt ? 1 : a.id < b.id ? -1 : 1);
