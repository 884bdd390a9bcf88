import { type CallOutcome, declineReasons } from '@corridor/domain/convoys';
import { useRef } from 'preact/hooks';
import type { CallRecorded, FamilyCalled } from './call-round';
import { callWordsOf, CallRoundWords } from './call-round-words';
import { CommandForm } from './command-form';
import { t } from './texts';

interface Props {
  readonly convoyId: string;
  readonly family: FamilyCalled;
  readonly done: (answer: CallRecorded) => void;
}

/** What a family can say, each at one press; where it takes a why or a who, at the second. */
export function CallRoundAnswers({ convoyId, family: { caseId, code, companions }, done }: Props) {
  const words = useRef<HTMLFormElement>(null);
  // What was typed belonged to the call that is over.
  const recorded = (written: CallRecorded): void => {
    words.current?.reset();
    done(written);
  };
  const answer = (outcome: CallOutcome, more: object = {}) => ({
    path: `/api/convoys/${convoyId}/call-round`,
    body: { caseId, outcome, ...more, ...callWordsOf(words.current) },
  });
  const press = (outcome: CallOutcome, look: 'main' | 'plain' = 'plain') => (
    <CommandForm<CallRecorded>
      key={outcome}
      submit={t(`round.outcome.${outcome}`)}
      look={look}
      request={() => answer(outcome)}
      done={recorded}
    />
  );
  const along = companions.filter(({ isListed }) => isListed);
  return (
    <div class="round-answers" role="group" aria-label={`${t('round.said')} ${code}`}>
      {press('coming', 'main')}
      {press('no_answer')}
      <details>
        <summary>{t('round.outcome.declines')}</summary>
        <p class="quiet">{t('round.why')}</p>
        {declineReasons.map((reason) => (
          <CommandForm<CallRecorded>
            key={reason}
            submit={t(`round.reason.${reason}`)}
            look="plain"
            request={() => answer('declines', { reason })}
            done={recorded}
          />
        ))}
      </details>
      <details>
        <summary>{t('round.more')}</summary>
        {along.length > 0 && (
          <CommandForm<CallRecorded>
            submit={t('round.outcome.coming_without_companion')}
            look="plain"
            request={(data) => answer('coming_without_companion', { withoutIds: data.getAll('withoutIds') })}
            done={recorded}
          >
            <fieldset>
              <legend>{t('round.without')}</legend>
              {along.map(({ id, relation, isCarer }) => (
                <label key={id} class="check">
                  <input type="checkbox" name="withoutIds" value={id} defaultChecked={along.length === 1} />
                  <span>
                    {t(`case.relation.${relation}`)}
                    {isCarer && <span class="quiet"> · {t('prepare.carer')}</span>}
                  </span>
                </label>
              ))}
            </fieldset>
          </CommandForm>
        )}
        {press('already_left')}
        {press('reported_died')}
      </details>
      <CallRoundWords form={words} />
    </div>
  );
}
