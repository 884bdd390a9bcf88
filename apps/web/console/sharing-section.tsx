import { consentSpeakers, standingSharing } from '@corridor/domain/evacuations';
import { useState } from 'preact/hooks';
import type { CasePage } from '../shared/answers';
import { Chip } from '../shared/chip';
import { Name } from '../shared/code';
import { Choices, NoteField, TextField, textOf } from '../shared/fields';
import { moment } from '../shared/time';
import { CommandForm } from './command-form';
import { Notes } from './notes';
import { Folded, Section } from './page';
import type { SharingItem } from './prepare';
import { SharingFields, sharingOf, type SharingOther, useSharingOthers } from './sharing-fields';
import { Table } from './table';
import { t } from './texts';

interface Props {
  readonly of: CasePage;
  readonly sharing: readonly SharingItem[];
  readonly done: () => void;
}

/** How the patient stands towards being named to each party, and to each hospital that was asked about. */
export function SharingSection({ of, sharing, done }: Props) {
  const others = useSharingOthers();
  const shown = others.filter(({ kind, id }) => kind === 'party' || sharing.some(({ withId }) => withId === id));
  return (
    <Section title={t('prepare.sharing')}>
      <p class="quiet">{t('prepare.sharing_hint')}</p>
      <Table<SharingOther>
        caption={t('prepare.sharing')}
        rows={shown}
        rowKey={({ kind, id }) => `${kind} ${id}`}
        empty={t('prepare.reason.no_party_registered')}
        columns={[
          {
            label: t('prepare.sharing_with'),
            cell: ({ kind, name }) => <Name>{t(`prepare.sharing_of.${kind}`, { name })}</Name>,
          },
          { label: t('prepare.answer'), cell: ({ kind, id }) => <Standing of={standingSharing(sharing, kind, id)} /> },
        ]}
      />
      <Notes path={`/api/evacuations/${of.id}/words/disclosures`} told={toldOf(sharing)} />
      <SharingForm of={of} done={done} />
    </Section>
  );
}

const looks = {
  never_asked: ['ring', 'quiet'],
  asked: ['half', 'wait'],
  given: ['check', 'good'],
  declined: ['cross', 'alarm'],
  withdrawn: ['cross', 'alarm'],
} as const;

function Standing({ of: { state, said } }: { of: ReturnType<typeof standingSharing<SharingItem>> }) {
  const [shape, tone] = looks[state];
  return (
    <span class="chips">
      <Chip shape={shape} tone={tone}>
        {t(`prepare.sharing.${state}`)}
      </Chip>
      {said && (
        <span>
          {[
            t('prepare.since', { time: moment(said.takenAt) }),
            t(`prepare.speaker.${said.speaker}`),
            t(`prepare.sharing_form.${said.form}`),
            ...(said.form === 'spoken' && said.witnessId === null ? [t('prepare.sharing_no_witness')] : []),
          ].join(' · ')}
        </span>
      )}
    </span>
  );
}

function SharingForm({ of, done }: Omit<Props, 'sharing'>) {
  const [form, setForm] = useState('');
  return (
    <Folded title={t('prepare.sharing_record')}>
      <CommandForm
        submit={t('prepare.sharing_record')}
        done={done}
        failed={done}
        request={(data) => ({
          path: `/api/evacuations/${of.id}/sharing-consents`,
          body: {
            ...sharingOf(data),
            speaker: textOf(data, 'speaker'),
            witness: textOf(data, 'witness'),
            note: textOf(data, 'note'),
          },
        })}
      >
        <SharingFields onForm={setForm} />
        {form === 'spoken' && <TextField name="witness" label={t('prepare.sharing_witness')} isOptional />}
        <Choices
          name="speaker"
          legend={t('prepare.speaker')}
          options={consentSpeakers.map((each) => [each, t(`prepare.speaker.${each}`)])}
        />
        <NoteField name="note" label={t('case.note_label')} isOptional />
      </CommandForm>
    </Folded>
  );
}

const toldOf = (sharing: readonly SharingItem[]) =>
  sharing.flatMap(({ witnessId, noteId, saidById }) => [
    { noteId: witnessId, label: t('prepare.sharing_witness') },
    ...[noteId, saidById].map((each) => ({ noteId: each, label: t('prepare.sharing') })),
  ]);
