import { disclosurePurposes } from '@corridor/domain/evacuations';
import { useState } from 'preact/hooks';
import type { Problem } from '../shared/api';
import { SelectField, textOf } from '../shared/fields';
import { shown } from '../shared/language';
import { saidOf } from '../shared/texts';
import { download } from './imports';
import { Folded } from './page';
import { t } from './texts';

/** The list back to its sender, as they wrote it and with what became of each person. */
export function ListExport({ id }: { id: string }) {
  const [problem, setProblem] = useState<Problem>();
  const [isAsking, setAsking] = useState(false);

  const onSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (isAsking) return;
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const format = textOf(data, 'format') ?? 'xlsx';
    setAsking(true);
    const body = { purpose: textOf(data, 'purpose'), format, language: shown.value.language };
    setProblem(await download(`/api/imports/${id}/exports`, body, `list.${format}`));
    setAsking(false);
  };

  return (
    <Folded title={t('imports.export')}>
      <form class="stack" onSubmit={(event) => void onSubmit(event)}>
        <p>{t('imports.export_hint')}</p>
        <SelectField
          name="purpose"
          label={t('waiting.purpose')}
          options={disclosurePurposes.map((purpose) => [purpose, t(`waiting.purpose_${purpose}`)])}
        />
        <SelectField
          name="format"
          label={t('imports.format')}
          options={[
            ['xlsx', 'Excel (.xlsx)'],
            ['csv', 'CSV'],
          ]}
        />
        <button type="submit" aria-disabled={isAsking}>
          {isAsking ? t('common.sending') : t('imports.export_run')}
        </button>
        <div role="alert">{problem && <p class="note note-alarm">{saidOf(problem)}</p>}</div>
      </form>
    </Folded>
  );
}
