import { useState } from 'preact/hooks';
import type { Written } from '../shared/answers';
import { ClearanceFields, clearanceOf } from './clearance-fields';
import { CommandForm } from './command-form';
import { Folded } from './page';
import type { WaitingItem } from './prepare';
import { t } from './texts';

type Answered = Written & { readonly people: number; readonly conflicts: readonly string[] };

interface Props {
  readonly cases: readonly Pick<WaitingItem, 'id' | 'version'>[];
  readonly done: (conflicts: readonly string[]) => void;
}

/** One answer of a party for everybody ticked and who is with them: two taps and a press (DOMAIN 0.5). */
export function AnswerForMany({ cases, done }: Props) {
  const [told, setTold] = useState<Pick<Answered, 'people' | 'conflicts'>>();
  return (
    <Folded title={t('prepare.many')}>
      <p>{t('prepare.many_hint')}</p>
      <p>
        <strong>{t('prepare.many_count', { n: cases.length })}</strong>
      </p>
      <CommandForm<Answered>
        submit={t('prepare.clearance_record')}
        done={(answer) => {
          setTold(answer);
          done(answer.conflicts);
        }}
        request={(data) => ({
          path: '/api/clearances',
          body: { ...clearanceOf(data), cases: cases.map(({ id, version }) => ({ id, seenVersion: version })) },
        })}
      >
        <ClearanceFields />
      </CommandForm>
      <div aria-live="polite">
        {told && (
          <p class="note">
            {t('prepare.many_done', { people: told.people })}{' '}
            {told.conflicts.length > 0 && t('prepare.many_conflicts', { n: told.conflicts.length })}
          </p>
        )}
      </div>
    </Folded>
  );
}
