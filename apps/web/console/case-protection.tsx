import { useState } from 'preact/hooks';
import { NoteField, textOf } from '../shared/fields';
import type { CasePage } from '../shared/answers';
import { moment } from '../shared/time';
import { CommandForm } from './command-form';
import { IdentitySection } from './identity-section';
import { may } from './may';
import { Folded } from './page';
import { t } from './texts';

/** Who the patient is, as far as it may be shown, opened in an emergency, or erased. */
export function CaseProtection({ of, reload }: { of: CasePage; reload: () => void }) {
  if (of.erasedAt !== null) return <p class="note">{t('waiting.erased', { time: moment(of.erasedAt) })}</p>;
  return (
    <>
      {may('evacuations.disclose_identity') && (
        <IdentitySection of={of} path={`/api/evacuations/${of.id}/disclosures`} />
      )}
      {may('evacuations.break_glass') && <Glass of={of} />}
      {may('evacuations.erase') && (
        <Folded title={t('waiting.erase')}>
          <p>{t('waiting.erase_intro')}</p>
          <CommandForm
            submit={t('waiting.erase_ask')}
            look="alarm"
            done={reload}
            request={(data) => ({
              path: `/api/evacuations/${of.id}/erasure`,
              body: { reason: textOf(data, 'reason') },
            })}
          >
            <NoteField name="reason" label={t('waiting.reason')} />
          </CommandForm>
        </Folded>
      )}
    </>
  );
}

/** Opens it once the reason is with base; whoever comes back to the page within the hour gives a reason again. */
function Glass({ of }: { of: CasePage }) {
  const [isBroken, setBroken] = useState(false);
  return (
    <Folded title={t('waiting.glass')}>
      <p>{t('waiting.glass_intro')}</p>
      <CommandForm
        submit={t('waiting.glass_break')}
        look="alarm"
        done={() => {
          setBroken(true);
        }}
        request={(data) => ({ path: `/api/evacuations/${of.id}/glass`, body: { reason: textOf(data, 'reason') } })}
      >
        <NoteField name="reason" label={t('waiting.reason')} />
      </CommandForm>
      {isBroken && <IdentitySection of={of} path={`/api/evacuations/${of.id}/glass/disclosures`} />}
    </Folded>
  );
}
