import { SelectField, textOf } from '../shared/fields';
import { type ListItem, versionOptions } from './lists';
import { Section } from './page';
import { t } from './texts';

/** Two versions, of one list or of two: the page that says how they differ has both in its address. */
export function CompareForm({ lists }: { lists: readonly ListItem[] }) {
  const options = versionOptions(lists);
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const data = new FormData(event.currentTarget as HTMLFormElement);
    location.hash = `#/list-differences/${textOf(data, 'b') ?? ''}/${textOf(data, 'a') ?? ''}`;
  };
  return (
    <Section title={t('lists.differences')}>
      <form class="card stack" onSubmit={onSubmit}>
        <p>{t('lists.differences_hint')}</p>
        <div class="columns">
          <SelectField name="a" label={t('lists.compare_a')} options={options} value={options[1]?.[0] ?? ''} />
          <SelectField name="b" label={t('lists.compare_b')} options={options} />
        </div>
        <button type="submit" class="main">
          {t('lists.compare')}
        </button>
      </form>
    </Section>
  );
}
