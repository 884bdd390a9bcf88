import { useState } from 'preact/hooks';
import type { Written } from '../shared/answers';
import { Choices } from '../shared/fields';
import { ClearanceFields, clearanceOf } from './clearance-fields';
import { CommandForm } from './command-form';
import { ConsentOfManyFields, consentOfMany, DocumentsOfManyFields, documentsOfMany } from './many-fields';
import { may } from './may';
import { Folded } from './page';
import type { WaitingItem } from './prepare';
import { SharingOfManyFields, sharingOf } from './sharing-fields';
import { t } from './texts';

type Answered = Written & {
  readonly people?: number;
  readonly cases?: number;
  readonly conflicts: readonly string[];
  readonly unassessed?: readonly string[];
  readonly ended?: readonly string[];
};

interface Props {
  readonly cases: readonly Pick<WaitingItem, 'id' | 'version'>[];
  readonly done: (conflicts: readonly string[]) => void;
}

/** What an answer for many can be about, and who may give it. */
const abouts = {
  clearance: { permission: 'evacuations.clear', path: '/api/clearances', submit: 'prepare.clearance_record' },
  consent: { permission: 'evacuations.prepare', path: '/api/consents', submit: 'prepare.consent_record' },
  sharing: { permission: 'evacuations.clear', path: '/api/sharing-consents', submit: 'prepare.sharing_record' },
  documents: { permission: 'evacuations.prepare', path: '/api/documents', submit: 'prepare.documents_record' },
  unchanged: {
    permission: 'evacuations.assess',
    path: '/api/assessments/unchanged',
    submit: 'prepare.unchanged_record',
  },
} as const;
type About = keyof typeof abouts;

const mine = (): readonly About[] => (Object.keys(abouts) as About[]).filter((each) => may(abouts[each].permission));
export const mayAnswerForMany = (): boolean => mine().length > 0;

/** One answer for everybody ticked: two taps and a press, and one tap before them where it is not a party's (DOMAIN 0.5). */
export function AnswerForMany({ cases, done }: Props) {
  const open = mine();
  const [chosen, setChosen] = useState<About>();
  const [told, setTold] = useState<Answered>();
  const about = chosen ?? open[0];
  if (!about) return null;
  const { path, submit } = abouts[about];
  return (
    <Folded title={t('prepare.many')}>
      <p>{t('prepare.many_hint')}</p>
      <p>
        <strong>{t('prepare.many_count', { n: cases.length })}</strong>
      </p>
      {open.length > 1 && (
        <Choices
          name="about"
          legend={t('prepare.many_about')}
          value={about}
          options={open.map((each) => [each, t(`prepare.many_about.${each}`)])}
          onChange={(value) => {
            setChosen(open.find((each) => each === value));
            setTold(undefined);
          }}
        />
      )}
      <CommandForm<Answered>
        key={about}
        submit={t(submit)}
        done={(answer) => {
          setTold(answer);
          done(answer.conflicts);
        }}
        request={(data) => ({
          path,
          body: { ...said[about](data), cases: cases.map(({ id, version }) => ({ id, seenVersion: version })) },
        })}
      >
        {about === 'clearance' && <ClearanceFields />}
        {about === 'consent' && <ConsentOfManyFields />}
        {about === 'sharing' && <SharingOfManyFields />}
        {about === 'documents' && <DocumentsOfManyFields />}
        {about === 'unchanged' && <p>{t('prepare.unchanged_hint')}</p>}
      </CommandForm>
      <div aria-live="polite">{told && <p class="note">{sayingOf(told)}</p>}</div>
    </Folded>
  );
}

const said: Readonly<Record<About, (data: FormData) => object>> = {
  clearance: clearanceOf,
  consent: consentOfMany,
  sharing: sharingOf,
  documents: documentsOfMany,
  unchanged: () => ({}),
};

/** How many it holds for, and whom it left out. */
function sayingOf({ people, cases = 0, conflicts, unassessed = [], ended = [] }: Answered): string {
  return [
    people === undefined ? t('prepare.many_cases_done', { n: cases }) : t('prepare.many_done', { people }),
    ...(conflicts.length > 0 ? [t('prepare.many_conflicts', { n: conflicts.length })] : []),
    ...(unassessed.length > 0 ? [t('prepare.many_unassessed', { n: unassessed.length })] : []),
    ...(ended.length > 0 ? [t('prepare.many_ended', { n: ended.length })] : []),
  ].join(' ');
}
