import { Page } from './page';
import { Phones } from './phones';
import { t } from './texts';

/** Everybody's phones, for who must be able to take one out of use at any hour. */
export const PhonesPage = () => (
  <Page title={t('accounts.phones')} tab={t('accounts.phones')}>
    <Phones isMine={false} />
  </Page>
);
