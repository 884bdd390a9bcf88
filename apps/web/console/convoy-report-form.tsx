import { convoyWords, type ConvoyWord, stopReasons } from '@corridor/domain/convoys';
import { useState } from 'preact/hooks';
import type { ConvoyPage } from '../shared/answers';
import { NoteField, numberOf, SelectField, TextField, textOf } from '../shared/fields';
import { fromLocalInput, operationNow, toLocalInput, zone } from '../shared/time';
import { CommandForm } from './command-form';
import { Folded } from './page';
import { t } from './texts';

const doors: Readonly<Record<ConvoyWord, string>> = {
  left: 'departures',
  stopped: 'stops',
  moving: 'movements',
  arrived: 'arrivals',
  problem: 'problems',
  head_count: 'head-counts',
};

/** What somebody said by phone or radio. All six words are offered in every state: a report is never refused (DOMAIN 0.1). */
export function ReportForm({ convoy, reload }: { convoy: ConvoyPage; reload: () => void }) {
  const likely = convoy.availableActions.find((action) => (convoyWords as readonly string[]).includes(action)) as
    ConvoyWord | undefined;
  const [word, setWord] = useState<ConvoyWord>(likely ?? 'problem');
  const now = toLocalInput(operationNow());
  return (
    <Folded title={t('convoys.report_for')}>
      <CommandForm
        submit={t('convoys.record')}
        request={(data) => ({ path: `/api/convoys/${convoy.id}/${doors[word]}`, body: bodyOf(data) })}
        done={reload}
      >
        <p>{t('convoys.report_for_hint')}</p>
        <div class="columns">
          <SelectField
            name="word"
            label={t('convoys.what')}
            value={word}
            options={convoyWords.map((each) => [each, t(`convoy.report.${each}`)])}
            onChange={(value) => {
              setWord(convoyWords.find((each) => each === value) ?? 'problem');
            }}
          />
          <TextField
            name="occurredAt"
            type="datetime-local"
            label={`${t('convoys.said_when')} (${zone()})`}
            value={now}
          />
          {(word === 'left' || word === 'arrived') && (
            <SelectField
              name="leg"
              label={t('convoys.legs')}
              isOptional
              blank={t('common.unknown')}
              options={convoy.legs.map(({ position }) => [String(position), t('convoys.leg', { n: position })])}
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
            <TextField name="nextNewsBy" type="datetime-local" label={t('convoys.next_news_label')} isOptional />
          )}
          {word === 'head_count' && (
            <TextField name="patients" type="number" min={0} label={t('convoy.person.patient')} />
          )}
          {word === 'head_count' && (
            <TextField name="companions" type="number" min={0} label={t('convoy.person.companion')} />
          )}
        </div>
        {(word === 'stopped' || word === 'problem') && (
          <NoteField name="note" label={t('case.note_label')} isOptional />
        )}
      </CommandForm>
    </Folded>
  );
}

function bodyOf(data: FormData): object {
  const momentIn = (name: string): string | undefined => {
    const local = textOf(data, name);
    return local === undefined ? undefined : fromLocalInput(local);
  };
  return {
    occurredAt: momentIn('occurredAt'),
    leg: numberOf(data, 'leg'),
    reason: textOf(data, 'reason'),
    nextNewsBy: momentIn('nextNewsBy'),
    note: textOf(data, 'note'),
    patients: numberOf(data, 'patients'),
    companions: numberOf(data, 'companions'),
  };
}
