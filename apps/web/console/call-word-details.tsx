import { otherPeople, stopReasons } from '@corridor/domain/convoys';
import type { ConvoyPage } from '../shared/answers';
import { SelectField, TextField } from '../shared/fields';
import { useLoad } from '../shared/load';
import { zone } from '../shared/time';
import type { Told } from './call-request';
import { OutcomeFields } from './outcome-fields';
import { t } from './texts';

/** What a word may carry: the leg, why and until when, how many; what is known of an outcome. */
export function WordDetails({ word, convoyId }: { word: Told['what']; convoyId: string | null }) {
  const asksLeg = word === 'left' || word === 'arrived';
  const { value: convoy } = useLoad<ConvoyPage>(asksLeg && convoyId !== null ? `/api/convoys/${convoyId}` : null);
  const legs = asksLeg ? (convoy?.legs ?? []) : [];
  if (word === 'outcome') return <OutcomeFields />;
  if (legs.length < 2 && word !== 'stopped' && word !== 'head_count' && word !== 'others') return null;
  return (
    <div class="columns">
      {legs.length > 1 && (
        <SelectField
          name="leg"
          label={t('convoys.legs')}
          isOptional
          blank={t('common.unknown')}
          options={legs.map(({ position }) => [String(position), t('convoys.leg', { n: position })])}
        />
      )}
      {word === 'stopped' && (
        <SelectField
          name="reason"
          label={t('convoys.reason')}
          value="unknown"
          options={stopReasons.map((each) => [each, t(`convoy.reason.${each}`)])}
        />
      )}
      {word === 'stopped' && (
        <TextField
          name="nextNewsBy"
          type="datetime-local"
          label={`${t('convoys.next_news_label')} (${zone()})`}
          isOptional
        />
      )}
      {word === 'head_count' && <TextField name="patients" type="number" min={0} label={t('convoy.person.patient')} />}
      {word === 'head_count' && (
        <TextField name="companions" type="number" min={0} label={t('convoy.person.companion')} />
      )}
      {word === 'others' &&
        otherPeople.map((each) => (
          <TextField key={each} name={each} type="number" min={0} value={0} label={t(`boarding.${each}`)} />
        ))}
    </div>
  );
}
