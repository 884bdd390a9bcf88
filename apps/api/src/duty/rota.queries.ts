import { areasOf } from '@corridor/domain/accounts';
import { type DutyShift, gapsIn, nextOn, isOn, wakesNobody, type Waking } from '@corridor/domain/duty';
import { instant, plusMinutes } from '@corridor/domain/time';
import { DutyRota } from '@corridor/storage/duty/duty-rota';
import { placeholders } from '@corridor/storage/statements';
import { Storage } from '@corridor/storage/storage';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../http/caller';
import type { ListeningDto } from './rota.dto';

const A_WEEK_MINUTES = 7 * 24 * 60;
/** A shift that is over and was not handed over can still be. */
const LOOK_BACK_MINUTES = 24 * 60;

@Injectable()
export class RotaQueries {
  constructor(
    private readonly storage: Storage,
    private readonly dutyRota: DutyRota,
  ) {}

  /** A week of the rota, and how it stands now. Whoever is there for an area sees its shifts and those of the whole operation. */
  async rota({ actor, operation, now }: Caller, asked: string | undefined) {
    const from = asked === undefined ? now : instant(asked);
    const [week, near] = await Promise.all([
      this.dutyRota.shifts(operation.id, from, plusMinutes(from, A_WEEK_MINUTES)),
      this.dutyRota.shifts(operation.id, plusMinutes(now, -LOOK_BACK_MINUTES), plusMinutes(now, A_WEEK_MINUTES)),
    ]);
    const areas = areasOf(actor, 'rota.read');
    const isSeen = ({ enclaveId }: DutyShift): boolean =>
      enclaveId === null || areas === 'every' || areas.includes(enclaveId);
    const seen = near.filter(isSeen);
    const shifts = week.filter(isSeen);
    const everyone = [...seen, ...shifts].map(({ accountId }) => accountId);
    const [waking, names] = await Promise.all([this.dutyRota.waking(operation.id, everyone), this.namesOf(everyone)]);
    const shown = (each: DutyShift) => shownShift(each, waking, names);
    return {
      now,
      from,
      on: seen.filter((each) => isOn(each, now)).map(shown),
      next: nextOn(seen, now).map(shown),
      wakesNobody: wakesNobody(seen, waking, { now, enclaveId: null }),
      gaps: gapsIn(near, now, plusMinutes(now, A_WEEK_MINUTES)),
      /** Over, and handed over to nobody. */
      notHandedOver: seen.filter(({ endsAt, handedOverAt }) => endsAt <= now && handedOverAt === null).map(shown),
      shifts: shifts.map(shown),
    };
  }

  async listening({ actor, operation }: Caller, { browserId, isOn: listens }: ListeningDto): Promise<void> {
    await this.dutyRota.listening(operation.id, actor.accountId, browserId, listens);
  }

  private async namesOf(accountIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const ids = [...new Set(accountIds)];
    if (ids.length === 0) return new Map();
    const rows = await this.storage.all<{ id: string; name: string }>(
      `SELECT id, name FROM accounts WHERE id IN (${placeholders(ids.length)})`,
      ids,
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}

function shownShift(shift: DutyShift, waking: Waking, names: ReadonlyMap<string, string>) {
  const { operationId: _operation, ...shown } = shift;
  return { ...shown, name: names.get(shift.accountId) ?? '', wakenBy: waking.get(shift.accountId) ?? [] };
}
