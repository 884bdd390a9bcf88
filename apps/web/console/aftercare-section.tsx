import { type AftercareFact, factsAskedWith } from '@corridor/domain/evacuations';
import type { ComponentChildren } from 'preact';
import type { CasePage } from '../shared/answers';
import { Chip } from '../shared/chip';
import { Name } from '../shared/code';
import { day, moment } from '../shared/time';
import type { AftercareOfCase, AftercareStep, RecordedStep } from './aftercare';
import { useLiveLoad } from './live';
import { useAfterCall } from './log-call';
import { may } from './may';
import { Notes } from './notes';
import { Section } from './page';
import { Table } from './table';
import { t } from './texts';

/** From the hand-over on: what was said, by whom and when, and which steps nobody recorded. */
export function AftercareSection({ of }: { of: CasePage }) {
  const load = useLiveLoad<AftercareOfCase>(`/api/evacuations/${of.id}/aftercare`, ['case'], of.id);
  useAfterCall(load.reload);
  const steps = load.value?.steps ?? [];
  if (steps.length === 0) return null;
  const recorded = steps.filter((step) => step.isRecorded);
  return (
    <Section title={t('aftercare.title')}>
      <Table<AftercareStep>
        caption={t('aftercare.title')}
        rows={steps}
        rowKey={(step) => `${step.outcome} ${step.isRecorded ? `${step.occurredAt} ${step.recordedAt}` : ''}`}
        empty={t('common.none')}
        columns={[
          { label: t('aftercare.step'), cell: (step) => <StepChip step={step} /> },
          { label: t('convoys.happened'), cell: (step) => (step.isRecorded ? moment(step.occurredAt) : '–') },
          { label: t('aftercare.what_is_known'), cell: (step) => (step.isRecorded ? <Known of={step} /> : '–') },
          { label: t('aftercare.by'), cell: (step) => (step.isRecorded ? <By step={step} /> : '–') },
        ]}
      />
      <Notes
        path={`/api/evacuations/${of.id}/words/disclosures`}
        told={recorded.flatMap(({ outcome, noteId, saidById }) => [
          { noteId, label: `${t(`case.status.${outcome}`)} · ${t('calls.words')}` },
          { noteId: saidById, label: `${t(`case.status.${outcome}`)} · ${t('calls.said_by')}` },
        ])}
        isOpen={may('notes.disclose')}
      />
    </Section>
  );
}

const StepChip = ({ step }: { step: AftercareStep }) =>
  step.isRecorded ? (
    <Chip shape="check" tone="good">
      {t(`case.status.${step.outcome}`)}
    </Chip>
  ) : (
    <Chip shape="ring" tone="wait">
      {t(`case.status.${step.outcome}`)} · {t('aftercare.not_recorded')}
    </Chip>
  );

/** Every fact that the step asks for: what nobody recorded is said to be so. */
function Known({ of }: { of: RecordedStep }) {
  const said = factsOf(of);
  return said.length === 0 ? (
    '–'
  ) : (
    <div class="stack-tight">
      {said.map(([label, value]) => (
        <span key={label}>
          {label}: {value === false ? <span class="quiet">{t('aftercare.not_recorded')}</span> : value}
        </span>
      ))}
    </div>
  );
}

const factsOf = (of: RecordedStep): readonly (readonly [string, ComponentChildren])[] => {
  const shown: Readonly<Record<AftercareFact, readonly [string, ComponentChildren]>> = {
    facilityId: [t('aftercare.facility'), of.facilityName !== null && <Name>{of.facilityName}</Name>],
    ward: [t('aftercare.ward'), of.ward !== null && t(`aftercare.ward.${of.ward}`)],
    followUpOn: [t('aftercare.follow_up'), of.followUpOn !== null && day(of.followUpOn)],
    voluntary: [t('aftercare.voluntary'), of.voluntary !== null && t(`aftercare.answer.${of.voluntary}`)],
    safeReturnCheck: [
      t('aftercare.safe_return_check'),
      of.safeReturnCheck !== null && t(`aftercare.check.${of.safeReturnCheck}`),
    ],
  };
  // At a hand-over a hospital is named or not: nobody is asked for it there.
  if (of.outcome === 'handed_over') return of.facilityId === null ? [] : [shown.facilityId];
  return factsAskedWith(of.outcome).map((fact) => shown[fact]);
};

function By({ step: { reportedByName, channel, recordedAt } }: { step: RecordedStep }) {
  if (reportedByName === null) return <>{t('aftercare.counted_out')}</>;
  return (
    <div class="stack-tight">
      <span>
        <Name>{reportedByName}</Name>
        {channel !== null && <> · {t(`calls.told.${channel}`)}</>}
      </span>
      <span class="quiet">
        {t('convoys.recorded')}: {moment(recordedAt)}
      </span>
    </div>
  );
}
