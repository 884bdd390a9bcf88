import { disclosurePurposes } from '@corridor/domain/evacuations';
import type { ExportStanding } from '@corridor/domain/open-items';
import { useState } from 'preact/hooks';
import type { Problem } from '../shared/api';
import { NoteField, SelectField, textOf } from '../shared/fields';
import { shown } from '../shared/language';
import { saidOf } from '../shared/texts';
import { moment, operationNow } from '../shared/time';
import { CommandForm } from './command-form';
import { TakeSignatureBack } from './take-signature-back';
import { download } from './imports';
import { Folded } from './page';
import { t } from './texts';

interface Props {
  readonly id: string;
  readonly standing: ExportStanding;
  readonly reload: () => void;
}

/**
 * The list back to its sender, as they wrote it and with what became of each person. It names everybody: one asks, another
 * signs, and either of them takes it out.
 */
export function ListExport({ id, standing: { isAwaited, openUntil, signedId }, reload }: Props) {
  const isOpen = openUntil !== null && openUntil > new Date(operationNow()).toISOString();
  return (
    <Folded title={t('imports.export')}>
      <p>{t('imports.export_hint')}</p>
      {isOpen && (
        <>
          <p class="note note-good">{t('imports.export_until', { time: moment(openUntil) })}</p>
          <TakeOut id={id} />
          {signedId !== null && <TakeSignatureBack id={signedId} reload={reload} />}
        </>
      )}
      {openUntil !== null && !isOpen && <p class="note">{t('imports.export_over', { time: moment(openUntil) })}</p>}
      {!isOpen && isAwaited && <p class="note note-wait">{t('imports.export_awaited')}</p>}
      {!isOpen && !isAwaited && <AskForExport id={id} reload={reload} />}
    </Folded>
  );
}

const AskForExport = ({ id, reload }: Pick<Props, 'id' | 'reload'>) => (
  <>
    <p>{t('imports.export_ask_hint')}</p>
    <CommandForm
      submit={t('lists.ask_send')}
      look="alarm"
      done={reload}
      failed={reload}
      request={(data) => ({
        path: `/api/imports/${id}/export-requests`,
        body: { reason: textOf(data, 'reason') },
      })}
    >
      <NoteField name="reason" label={t('waiting.reason')} />
    </CommandForm>
  </>
);

function TakeOut({ id }: Pick<Props, 'id'>) {
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
    <form class="stack" onSubmit={(event) => void onSubmit(event)}>
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
  );
}
