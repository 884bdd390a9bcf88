import { useState } from 'preact/hooks';
import type { CasePage, ConvoyPage, ManifestEntry } from '../shared/answers';
import { SelectField, textOf } from '../shared/fields';
import { useList, useLoad } from '../shared/load';
import { Loaded } from '../shared/loaded';
import { CommandForm } from './command-form';
import { Folded } from './page';
import { placeSaying, placesOf } from './places';
import type { WaitingItem } from './prepare';
import { t } from './texts';

interface Props {
  readonly convoy: ConvoyPage;
  readonly lines: readonly ManifestEntry[];
  readonly reload: () => void;
}

/** Puts one person, a patient or somebody who travels along, in a free place. */
export function ManifestLineForm({ convoy, lines, reload }: Props) {
  const waiting = useList<WaitingItem>('/api/waiting-list?limit=100');
  const [caseId, setCaseId] = useState('');
  const chosen = useLoad<CasePage>(caseId === '' ? null : `/api/evacuations/${caseId}`);
  const free = placesOf(convoy.vehicles).filter(
    (place) => !lines.some((line) => line.vehicleId === place.vehicleId && line.place === place.place),
  );
  if (free.length === 0) return <p class="note">{t('convoys.no_free_place')}</p>;
  return (
    <Folded title={t('convoy.action.put_on_manifest')}>
      <Loaded from={waiting}>
        {({ items }) =>
          items.length === 0 ? (
            <p class="note">{t('convoys.nobody_waits')}</p>
          ) : (
            <CommandForm
              submit={t('convoy.action.put_on_manifest')}
              request={(data) => ({ path: `/api/convoys/${convoy.id}/manifest/lines`, body: lineOf(data) })}
              done={() => {
                setCaseId('');
                reload();
              }}
              failed={reload}
            >
              <SelectField
                name="caseId"
                label={t('convoys.choose_case')}
                blank={t('common.select')}
                options={items.filter(({ status }) => status !== 'scheduled').map((each) => [each.id, sayingOf(each)])}
                onChange={setCaseId}
              />
              {waiting.more && (
                <button type="button" onClick={waiting.more}>
                  {t('common.show_more')}
                </button>
              )}
              {caseId !== '' && (
                <Loaded from={chosen}>
                  {(each) => <SelectField name="person" label={t('convoys.choose_person')} options={peopleOf(each)} />}
                </Loaded>
              )}
              <SelectField
                name="place"
                label={t('convoys.choose_place')}
                options={free.map((place) => [
                  `${place.vehicleId} ${String(place.place)}`,
                  `\u2068${place.vehicleLabel}\u2069: ${placeSaying(place)}`,
                ])}
              />
            </CommandForm>
          )
        }
      </Loaded>
    </Folded>
  );
}

const sayingOf = ({ code, rank, mobility }: WaitingItem): string =>
  `\u2068${code}\u2069 · ${t(`case.priority.${rank.priority}`)} · ${t(`case.mobility.${mobility}`)}`;

const peopleOf = ({ companions }: CasePage): [string, string][] => [
  ['patient', t('convoy.person.patient')],
  ...companions.map(({ id, relation, sex, ageBand }): [string, string] => [
    id,
    `${t('convoy.person.companion')}: ${t(`case.relation.${relation}`)}, ${t(`case.sex.${sex}`)}, ${t(`case.age.${ageBand}`)}`,
  ]),
];

function lineOf(data: FormData): object {
  const [vehicleId, place] = (textOf(data, 'place') ?? '').split(' ');
  const person = textOf(data, 'person') ?? 'patient';
  const who = person === 'patient' ? { personKind: 'patient' } : { personKind: 'companion', companionId: person };
  return { ...who, caseId: textOf(data, 'caseId'), vehicleId, place: Number(place) };
}
