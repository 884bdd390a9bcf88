import { CommandForm } from './command-form';
import { t } from './texts';

/** By either of the two who let a list out: by this signature nobody takes it out any more. */
export const TakeSignatureBack = ({ id, reload }: { readonly id: string; readonly reload: () => void }) => (
  <>
    <p class="quiet">{t('open_item.take_back_hint')}</p>
    <CommandForm
      submit={t('open_item.take_back')}
      look="plain"
      done={reload}
      failed={reload}
      request={() => ({ path: `/api/proposals/${id}/withdrawal`, body: {} })}
    />
  </>
);
