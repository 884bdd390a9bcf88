import type { Language } from '@corridor/domain/accounts';
import type { DisclosedCount } from '@corridor/domain/reports';
import type { MessageKey } from '@corridor/messages/index';
import { number, type Say } from './counts-table';

/** How many people live in areas that are classified as besieged, as far as sources differ. */
export interface Besieged {
  readonly areas: number;
  readonly low: number;
  readonly high: number;
  readonly estimates: number;
}

interface Props {
  readonly counts: readonly {
    readonly key: string;
    readonly title: MessageKey;
    readonly note: MessageKey;
    readonly total: DisclosedCount;
  }[];
  readonly besieged: Besieged;
  readonly embargoHours: number;
  readonly asOf: string;
  readonly language: Language;
  readonly say: Say;
}

/** The figures that are read first. Each says where it comes from and how old it is, since each may be quoted alone. */
export const Tiles = ({ counts, besieged, embargoHours, asOf, language, say }: Props) => (
  <dl class="tiles">
    {counts.map(({ key, title, note, total }) => (
      <div key={key}>
        <dt>{say(title)}</dt>
        <dd class={'value' in total ? undefined : 'withheld'}>
          {'value' in total ? number(language, total.value) : say('figures.total_withheld')}
        </dd>
        <dd class="source">
          {say(note)} {say('figures.tile_own', { time: asOf })}
          {key.startsWith('evacuated') && <> {say('figures.not_yet', { hours: embargoHours })}</>}
        </dd>
      </div>
    ))}
    <div>
      <dt>{say('figures.besieged')}</dt>
      <dd>
        {besieged.low === besieged.high ? (
          number(language, besieged.low)
        ) : (
          <span class="range">
            {say('areas.range', { low: number(language, besieged.low), high: number(language, besieged.high) })}
          </span>
        )}
      </dd>
      <dd class="source">
        {say('figures.besieged_note', { areas: besieged.areas, estimates: besieged.estimates, time: asOf })}
      </dd>
    </div>
  </dl>
);
