import { type CaseDecision, caseLifecycle } from '@corridor/domain/evacuations';
import { useState } from 'preact/hooks';
import type { CasePage } from '../shared/answers';
import { NoteField, SelectField, TextField, textOf } from '../shared/fields';
import { fromLocalInput, operationNow, toLocalInput, zone } from '../shared/time';
import { CommandForm } from './command-form';
import { may } from './may';
import { Notes } from './notes';
import { OutcomeFields, outcomeOf } from './outcome-fields';
import { Folded } from './page';
import type { Preparation } from './prepare';
import { t } from './texts';

interface Props {
  readonly of: CasePage;
  readonly preparation: Preparation;
  readonly done: () => void;
}

const A_WEEK_MS = 7 * 24 * 3_600_000;

/** What may be decided about the case now, and what is said to have become of the patient. */
export const CaseDecisions = ({ of, preparation, done }: Props) => (
  <>
    {preparation.decisions.length > 0 && (
      <Folded title={t('prepare.decide')}>
        <DecisionForm of={of} decisions={preparation.decisions} done={done} />
      </Folded>
    )}
    {may('evacuations.report_death') && (
      <Folded title={t('prepare.outcome')}>
        <CommandForm
          submit={t('prepare.outcome_record')}
          done={done}
          failed={done}
          request={(data) => ({
            path: `/api/evacuations/${of.id}/outcomes`,
            body: { ...outcomeOf(data), note: textOf(data, 'note') },
          })}
        >
          <OutcomeFields />
          <NoteField name="note" label={t('case.note_label')} isOptional />
        </CommandForm>
      </Folded>
    )}
    <Notes
      path={`/api/evacuations/${of.id}/words/disclosures`}
      told={toldOf(preparation)}
      isOpen={may('notes.disclose') || may('evacuations.assess')}
    />
  </>
);

function DecisionForm({ of, decisions, done }: Omit<Props, 'preparation'> & { decisions: readonly CaseDecision[] }) {
  const [decision, setDecision] = useState<CaseDecision | undefined>(decisions[0]);
  return (
    <CommandForm
      submit={t('prepare.decide')}
      done={done}
      failed={done}
      request={(data) => {
        const reviewAt = textOf(data, 'reviewAt');
        return {
          path: `/api/evacuations/${of.id}/decisions`,
          body: {
            decision: textOf(data, 'decision'),
            reviewAt: reviewAt === undefined ? undefined : fromLocalInput(reviewAt),
            note: textOf(data, 'note'),
          },
        };
      }}
    >
      <SelectField
        name="decision"
        label={t('prepare.decide')}
        options={decisions.map((each) => [each, t(`prepare.decision.${each}`)])}
        onChange={(value) => {
          setDecision(decisions.find((each) => each === value));
        }}
      />
      {decision !== undefined && caseLifecycle[decision].needsReview && (
        <TextField
          name="reviewAt"
          type="datetime-local"
          label={`${t('prepare.review_at')} (${zone()})`}
          value={toLocalInput(operationNow() + A_WEEK_MS)}
        />
      )}
      <NoteField name="note" label={t('case.note_label')} isOptional />
    </CommandForm>
  );
}

const toldOf = ({ consents, assessments, overrides }: Preparation) => [
  ...consents.map(({ noteId }) => ({ noteId, label: t('prepare.consent') })),
  ...assessments.map(({ noteId }) => ({ noteId, label: t('prepare.assessments') })),
  ...overrides.map(({ reasonId, gate }) => ({
    noteId: reasonId,
    label: `${t('prepare.answered_for')}: ${t(`prepare.gate.${gate}`)}`,
  })),
];
